import { sql } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { visitor } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import type { Db } from '#db/client.ts';
import { endsBy, endsWithin } from '#db/schema/validity.ts';
import { datedClaims } from './dated-claims.server.ts';
import { dayAfter, daysBetween, nearestThreshold, tellWithin, thresholds } from './expiry.ts';

type Due = {
  readonly id: string;
  readonly enterprise: string;
  readonly listing: string | null;
  readonly title: string;
  readonly valid_to: string;
};

/** Claims in one transaction, which holds the journal to its end. */
const batch = 100;

/**
 * Writes into the journal which claims come to their end, for the people of their enterprises: once a claim and threshold, however often it
 * runs. Where days were missed the nearest threshold is told and the ones before it are not. A claim renewed beyond a threshold is told anew when
 * it comes there again; one whose day moves on the near side is not.
 *
 * @returns how many it wrote.
 */
export async function warnOfExpiry(db: Db, now: Date): Promise<number> {
  const today = dayOf(now);
  let written = 0;
  for (let after = ''; ; ) {
    const rows = await db.execute<Due>(sql`
      select d.id, d.enterprise_id as enterprise, d.listing_id as listing, d.title, d.valid_to from ${datedClaims} d
      where ${endsWithin(sql`d.valid_to`, dayAfter(today, -tellWithin), dayAfter(today, thresholds[0]))} and d.id::text > ${after}
        and exists (select from enterprise_members m where m.enterprise_id = d.enterprise_id and m.ended_at is null)
      order by d.id::text limit ${batch}`);
    written += await warn(db, rows, today, now);
    if (rows.length < batch) break;
    after = rows.at(-1)!.id;
  }
  await forgetRenewed(db, today);
  return written;
}

async function warn(db: Db, claims: readonly Due[], today: string, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    let written = 0;
    for (const { id, enterprise, listing, title, valid_to: validTo } of claims) {
      const days = daysBetween(today, validTo);
      const threshold = nearestThreshold(days);
      if (threshold === null) continue;
      await tx.execute(sql`delete from expiry_warnings where claim_id = ${id} and threshold < ${days}`);
      const [told] = await tx.execute(sql`
        insert into expiry_warnings (claim_id, threshold, told_at) values (${id}, ${threshold}, ${now.toISOString()}::timestamptz)
        on conflict do nothing returning claim_id`);
      if (!told) continue;
      const detail = { listing, title, validTo, days, threshold };
      const action = days < 0 ? 'claim.expired' : 'claim.expiring';
      await record(tx, { actor: visitor, now: () => now }, { action, subjectId: id, enterpriseId: enterprise, detail });
      written++;
    }
    return written;
  });
}

/** Claims that were renewed beyond every threshold, or are stated no more, begin anew. */
async function forgetRenewed(db: Db, today: string): Promise<void> {
  await db.execute(sql`delete from expiry_warnings w where not exists (
    select from ${datedClaims} d where d.id = w.claim_id and ${endsBy(sql`d.valid_to`, dayAfter(today, thresholds[0]))})`);
}
