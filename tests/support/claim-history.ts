/** Made-up histories of a listing's claims, and what the journal says that was known of them. */
import fc from 'fast-check';
import type { ClaimAsOf } from '#app/domain/listings/claims-as-of.server.ts';
import type { ClaimChange } from '#app/domain/listings/state-claims.server.ts';
import type { JournalEntry } from '#db/schema/journal.ts';

/** Four certificates that a maker can name, one of them in two spellings. */
export const titles = ['示例认证甲', '示例认证乙', '示例认证丙', '示例认证丙。'] as const;

export type Statement = {
  readonly title: (typeof titles)[number];
  readonly issuer: string;
  readonly proven: boolean;
  readonly validFrom: string;
  readonly validTo: string;
};

/** What a maker hands in, what becomes of it, and how long after what went before: a clock may be set back too. */
export type Act = {
  readonly states: readonly Statement[];
  readonly outcome: 'approve' | 'return' | 'take-back';
  readonly after: number;
};

const day = 86_400_000;
const begin = Date.parse('2026-01-01T00:00:00+08:00');
export const dayAfter = (days: number): string => new Date(begin + days * day + day / 2).toISOString().slice(0, 10);
const days = fc.integer({ min: 0, max: 400 }).map(dayAfter);
const open = fc.constant('');

const statement = fc
  .record({
    title: fc.constantFrom(...titles),
    issuer: fc.constantFrom('', '示例机构'),
    proven: fc.boolean(),
    bounds: fc.tuple(fc.oneof(open, days), fc.oneof(open, days)),
  })
  .map(({ bounds: [a, b], ...rest }): Statement => {
    const [validFrom, validTo] = a && b && a > b ? [b, a] : [a, b];
    return { ...rest, validFrom, validTo };
  });

/** Often no time at all passes, or a moment; sometimes weeks; now and then the clock goes back. */
const pause = fc.oneof(fc.constantFrom(0, 1, -1, -3_000), fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 40 * day }));

export const act: fc.Arbitrary<Act> = fc.record({
  states: fc.uniqueArray(statement, { maxLength: 4, selector: ({ title }) => title }),
  outcome: fc.constantFrom('approve', 'approve', 'approve', 'return', 'take-back'),
  after: pause,
});

/** Which day is asked about, as known when: any, one of those at which something changes, or the one beside. */
export const question = fc.record({
  day: fc.oneof(fc.record({ any: days }), fc.record({ edge: fc.nat(), beside: fc.constantFrom(-1, 0, 1) })),
  known: fc.oneof(
    fc.record({ share: fc.integer({ min: -50, max: 1_050 }).map((thousandths) => thousandths / 1_000) }),
    fc.record({ entry: fc.nat(), beside: fc.constantFrom(-1, 0, 1) }),
  ),
});
export type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never;

/**
 * The journal told again up to an instant: what was said last of each claim. A clock that was set back makes nobody know a thing before
 * what they knew earlier of it, so that a claim's entries keep the order in which they were written.
 */
export function replay(entries: readonly JournalEntry[], listingId: string, day: string, knownAt: Date): ClaimAsOf[] {
  const since = new Map<string, number>();
  const said = new Map<string, ClaimChange>();
  for (const { at, subjectId, action, detail } of entries) {
    if (subjectId !== listingId || !['listing.published', 'listing.confirmed'].includes(action)) continue;
    for (const change of detail.claims as ClaimChange[]) {
      const from = Math.max(at.getTime(), since.get(change.claim) ?? 0);
      since.set(change.claim, from);
      if (from <= knownAt.getTime()) said.set(change.claim, change);
    }
  }
  return [...said.values()]
    .map(({ claim: claimId, state, validFrom, validTo }): ClaimAsOf => {
      const over = validTo !== null && validTo < day;
      const early = validFrom !== null && day < validFrom;
      return { claimId, validFrom, validTo, state: state !== 'reviewed' ? state : over ? 'expired' : early ? 'ahead' : 'reviewed' };
    })
    .sort((a, b) => (a.claimId < b.claimId ? -1 : 1));
}
