/**
 * What a supplier that was not chosen learns (落选反馈): what of the need its product did not fulfil, and roughly where its price stood. Of the others it
 * learns nothing: no name, no price, and a place among them only where there were enough to hide in.
 */
import type { Judged } from '#app/domain/matching/conditions.ts';

/** Fewer quotations than these tell no place and no band. */
export const fewestForBands = 5;

export const priceBands = ['lowest', 'within-5', 'within-15', 'above-15'] as const;
export type Debrief = {
  /** Conditions that its product failed, or of which nothing is known, as its ledger has them. */
  readonly failed: readonly Pick<Judged, 'attribute' | 'asked' | 'said' | 'hard' | 'verdict'>[];
  /** Third of the quotations it stood in by total; null where there were few, or it had none. */
  readonly third: 1 | 2 | 3 | null;
  /** How far it was above the lowest. */
  readonly band: (typeof priceBands)[number] | null;
};

/**
 * @param own its last total in fen; null where it sent none.
 * @param totals of the last quotations of all, its own among them.
 */
export function debriefOf(conditions: readonly Judged[], own: number | null, totals: readonly number[]): Debrief {
  const failed = conditions
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ attribute, asked, said, hard, verdict }) => ({ attribute, asked, said, hard, verdict }));
  if (own === null || totals.length < fewestForBands) return { failed, third: null, band: null };
  const cheaper = totals.filter((total) => total < own).length;
  const lowest = Math.min(...totals);
  const above = lowest === 0 ? 0 : (own - lowest) / lowest;
  const band = own === lowest ? 'lowest' : above <= 0.05 ? 'within-5' : above <= 0.15 ? 'within-15' : 'above-15';
  return { failed, third: (Math.floor((3 * cheaper) / totals.length) + 1) as 1 | 2 | 3, band };
}
