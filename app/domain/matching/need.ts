import type { Condition } from './conditions.ts';
import type { Goods } from './goods.ts';
import type { Need } from './match.ts';
import { readWanted } from './wanted.ts';

type Written = {
  /** Tells what it is for. */
  readonly title: string;
  /** What is wanted, things apart by ; or 、 */
  readonly words: string;
  readonly conditions?: readonly Condition[];
};

/** A need as it is matched. */
export function asMatched({ title, words, conditions = [] }: Written, goods: Goods): Need {
  const wanted = readWanted(words, goods);
  const things = new Set(wanted.map((one) => one.goods));
  const context = [...new Set(goods.within(`${title} ${words}`))].filter((one) => !things.has(one));
  return { wanted, context, conditions };
}
