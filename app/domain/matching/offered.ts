/** What a product is, read out of its name and its category. */
import type { Said } from './conditions.ts';
import type { Goods } from './goods.ts';

export type OfferRow = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  /** As 汽车零部件/散热器, from wide to narrow; null where it has none. */
  readonly category: string | null;
  /** Claims with evidence that hold today. */
  readonly proofs: number;
  /** What it says of itself, by key of the attribute. */
  readonly says: ReadonlyMap<string, Said>;
};

export type Offer = OfferRow & {
  /** The goods it is, narrowest first. */
  readonly goods: readonly string[];
  /** The categories above the narrowest. */
  readonly classes: readonly string[];
  /** Its name and its categories as they are written, for wishes that nobody listed. */
  readonly written: readonly string[];
};

const aside = /[（(]([^）)]*)[）)]/gu;

export function readOffer(row: OfferRow, goods: Goods): Offer {
  const bare = row.name.normalize('NFKC').replace(aside, '').trim();
  const path = (row.category ?? '')
    .split('/')
    .map((it) => it.trim())
    .filter(Boolean);
  const leaf = path.at(-1);
  const named = bare.split(/[、/]/u).flatMap((piece) => goods.headOf(piece.replace(/(?:系列产品|系列|产品)$/u, '')) ?? []);
  const own = [...named, ...(leaf ? [goods.named(leaf) ?? goods.headOf(leaf)].flatMap((it) => it ?? []) : [])];
  const above = path.slice(0, -1).flatMap((it) => goods.named(it) ?? []);
  return { ...row, goods: [...new Set(own)], classes: [...new Set(above)], written: [bare, ...path] };
}
