import type { Goods } from './goods.ts';
import type { Need } from './match.ts';
import { readWanted } from './wanted.ts';

/**
 * A need as it is matched.
 *
 * @param words what is wanted, things apart by ; or 、
 * @param title tells what it is for.
 */
export function readNeed({ title, words }: { readonly title: string; readonly words: string }, goods: Goods): Need {
  const wanted = readWanted(words, goods);
  const things = new Set(wanted.map((one) => one.goods));
  const context = [...new Set(goods.within(`${title} ${words}`))].filter((one) => !things.has(one));
  return { wanted, context };
}
