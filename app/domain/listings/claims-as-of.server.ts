import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type ClaimState, claims, claimVersions } from '#db/schema/listings.ts';
import { standingOn } from '#db/schema/validity.ts';

export type ClaimAsOf = {
  readonly claimId: string;
  /** `ahead` and `expired`: reviewed, but not yet or no longer in force on the day. */
  readonly state: ClaimState | 'ahead' | 'expired';
  readonly validFrom: string | null;
  readonly validTo: string | null;
};

/**
 * What was known at an instant of the claims of a listing, as to a day: reviewed and in force on it, to come or run out by then, still
 * only declared, or withdrawn. Days are days in Guangxi.
 */
export async function claimsAsOf(db: Db, listingId: string, day: string, knownAt: Date): Promise<ClaimAsOf[]> {
  const at = knownAt.toISOString();
  const rows = await db.execute<{ claim_id: string; state: ClaimState; valid_from: string | null; valid_to: string | null }>(sql`
    select v.claim_id, v.state, v.valid_from, v.valid_to from ${claimVersions} v join ${claims} c on c.id = v.claim_id
    where c.listing_id = ${listingId} and v.known_from <= ${at}::timestamptz and coalesce(v.known_to, 'infinity') > ${at}::timestamptz
    order by v.claim_id`);
  return rows.map(({ claim_id: claimId, state, valid_from: validFrom, valid_to: validTo }) => ({
    ...{ claimId, validFrom, validTo },
    state: state === 'reviewed' ? reviewedAs[standingOn({ validFrom, validTo }, day)] : state,
  }));
}

const reviewedAs = { ahead: 'ahead', 'in-force': 'reviewed', past: 'expired' } as const;
