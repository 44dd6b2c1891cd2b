/** What of a result was asked for, and what is only like it. */
import type { Hit } from '#search/engine/port.ts';
import type { Ranked } from './rank.ts';

/** Where something fulfils the whole query, what fulfils a part of it was not asked for either. */
export function relationsAmong(ranked: readonly Ranked[]): (one: Ranked) => Hit['related'] {
  const answered = ranked.some((one) => one.candidate.tier <= wholeTiers);
  return (one) => {
    if (one.related) return 'kin';
    return answered && one.candidate.tier > wholeTiers ? 'part' : undefined;
  };
}

/** Tiers whose documents fulfil all of a query. */
export const wholeTiers = 2;
