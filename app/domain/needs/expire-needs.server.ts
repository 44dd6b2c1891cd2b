import { sql } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { visitor } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import type { Db } from '#db/client.ts';

const atOnce = 200;

/** Closes the needs whose last day has passed; their buyers are told. @returns how many. */
export async function expireNeeds(db: Db, now: Date): Promise<number> {
  let all = 0;
  for (;;) {
    const done = await db.transaction(async (tx) => {
      const rows = await tx.execute<{ id: string; enterpriseId: string }>(sql`
        select n.id, n.enterprise_id as "enterpriseId" from needs n join published_needs p on p.need_id = n.id
        where n.state in ('published', 'paused') and p.open_until < ${dayOf(now)}::date order by n.id limit ${atOnce} for update of n skip locked`);
      for (const { id, enterpriseId } of rows) {
        await tx.execute(sql`update needs set state = 'expired', state_at = ${now.toISOString()} where id = ${id}`);
        await tx.execute(sql`update published_needs set state = 'ended' where need_id = ${id}`);
        await record(tx, { actor: visitor, now: () => now }, { action: 'need.expired', subjectId: id, enterpriseId });
      }
      return rows.length;
    });
    all += done;
    if (done < atOnce) return all;
  }
}
