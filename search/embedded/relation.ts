/** What of a result was asked for, and what is only like it. */
import type { Hit } from '#search/engine/port.ts';
import type { Ranked } from './rank.ts';

/** Tiers by number, strictest first; those of ever weaker conditions lie between `whole`, which fulfils all of a query, and `kin`. */
export const tierOf = { named: 1, whole: 2, kin: 9 } as const;

/** Where something fulfils the whole query, what fulfils a part of it was not asked for either. */
export function relationsAmong(ranked: readonly Ranked[]): (one: Ranked) => Hit['related'] {
  const answered = ranked.some((one) => one.candidate.tier <= tierOf.whole);
  return (one) => {
    if (one.related) return 'kin';
    return answered && one.candidate.tier > tierOf.whole ? 'part' : undefined;
  };
}
