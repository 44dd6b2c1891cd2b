/**
 * The names under which products and needs find each other. A need is kept under every name that would answer it, a product under its own
 * few: whatever `match` would find has a key in common, and what has one is looked at.
 */
import type { Goods } from './goods.ts';
import type { Need } from './match.ts';
import type { Offer } from './offered.ts';

const [listed, ending] = ['=', '…'];
/** What nobody listed is found by its last two characters; whether the rest fits is looked at after. */
const endOf = (text: string) => [...text.replace(/\s+/gu, '')].slice(-2).join('');

export const keysOfNeed = ({ wanted }: Need, goods: Goods): Set<string> =>
  new Set(
    wanted.flatMap((one) =>
      one.goods === null ? [ending + endOf(one.text)] : [...goods.around(one.goods).keys()].map((name) => listed + name),
    ),
  );

export const keysOfOffer = ({ goods, classes, written }: Offer): Set<string> =>
  new Set([...[...goods, ...classes].map((name) => listed + name), ...written.map((name) => ending + endOf(name))]);
