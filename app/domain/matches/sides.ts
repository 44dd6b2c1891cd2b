/** Both sides of a match as they are kept, so that it can be made again byte for byte. */
import type { Condition, Said } from '#app/domain/matching/conditions.ts';
import type { Goods } from '#app/domain/matching/goods.ts';
import { answers, type Ledger, match, type Need } from '#app/domain/matching/match.ts';
import { asMatched } from '#app/domain/matching/need.ts';
import { type Offer, type OfferRow, readOffer } from '#app/domain/matching/offered.ts';
import type { KeptCondition, NeedContent } from '#app/domain/needs/read-need.ts';

type KeptNeed = { readonly title: string; readonly words: string; readonly conditions: readonly KeptCondition[] };
type KeptOffer = Omit<OfferRow, 'says'> & { readonly says: readonly (readonly [string, Said])[] };

export const needSide = ({ title, object, conditions }: NeedContent): string =>
  JSON.stringify({ title, words: object, conditions } satisfies KeptNeed);

export function productSide({ id, ref, name, category, proofs, says }: OfferRow): string {
  const kept: KeptOffer = { id, ref, name, category, proofs, says: [...says].sort(([a], [b]) => (a < b ? -1 : 1)) };
  return JSON.stringify(kept);
}

export function needFrom(side: string, goods: Goods): Need {
  const { title, words, conditions } = JSON.parse(side) as KeptNeed;
  return asMatched({ title, words, conditions: conditions.map(asCondition) }, goods);
}

export function offerFrom(side: string, goods: Goods): Offer {
  const kept = JSON.parse(side) as KeptOffer;
  return readOffer({ ...kept, says: new Map(kept.says) }, goods);
}

export const asCondition = ({ asked, ...rest }: KeptCondition): Condition => ({
  ...rest,
  asked: asked.kind === 'grade' ? { kind: 'grade', names: new Set(asked.names) } : asked,
});

/** The ledger as text, where the product answers the need; null where it does not. */
export function ledgerText(need: Need, offer: Offer, goods: Goods): { readonly ledger: Ledger; readonly text: string } | null {
  const ledger = match(need, offer, goods);
  return ledger && answers(ledger) ? { ledger, text: JSON.stringify(ledger) } : null;
}
