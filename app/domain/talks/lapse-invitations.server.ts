import { sql } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { visitor } from '#app/platform/context.ts';
import type { Db, Tx } from '#db/client.ts';
import { talks } from '#db/schema/talks.ts';
import { invitation } from './begin-talk.server.ts';
import { mostInvited, mostWaiting } from './talk-states.ts';

const atOnce = 100;

/**
 * Ends the waiting for suppliers that stayed silent, and where the buyer wishes it invites the next best match in place of each: nobody is asked
 * twice, and nobody who has much to answer already.
 *
 * @returns how many had stayed silent.
 */
export async function lapseInvitations(db: Db, now: Date): Promise<number> {
  let all = 0;
  for (;;) {
    const done = await db.transaction(async (tx) => {
      const rows = await tx.execute<{ id: string; needId: string; supplierId: string; reinvites: boolean }>(sql`
        select t.id, t.need_id as "needId", t.supplier_id as "supplierId", coalesce(c.reinvites and (c.quotes_until is null or c.quotes_until > ${now.toISOString()}::timestamptz), false) as reinvites
        from talks t left join quotation_calls c on c.need_id = t.need_id
        where t.state = 'invited' and t.answer_by <= ${now.toISOString()}::timestamptz order by t.id limit ${atOnce} for update of t skip locked`);
      for (const { id, needId, supplierId, reinvites } of rows) {
        await tx.execute(sql`update talks set state = 'lapsed', state_at = ${now.toISOString()} where id = ${id}`);
        await record(tx, { actor: visitor, now: () => now }, { action: 'talk.lapsed', subjectId: id, enterpriseId: supplierId });
        if (reinvites) await inviteNext(tx, needId, now);
      }
      return rows.length;
    });
    all += done;
    if (done < atOnce) return all;
  }
}

/** The best match whose maker has not been asked. */
async function inviteNext(tx: Tx, needId: string, now: Date): Promise<void> {
  await tx.execute(sql`select from quotation_calls where need_id = ${needId} for update`);
  const [next] = await tx.execute<{ id: string; enterpriseId: string }>(sql`
    select m.product_id as id, m.enterprise_id as "enterpriseId" from need_matches m
      join published_needs p on p.need_id = m.need_id and p.state = 'open' join needs n on n.id = m.need_id
    where m.need_id = ${needId} and m.enterprise_id is not null and m.enterprise_id <> n.enterprise_id
      and not exists (select from talks t where t.need_id = m.need_id and t.supplier_id = m.enterprise_id)
      and not enterprises_blocked(n.enterprise_id, m.enterprise_id) and waiting_invitations(m.enterprise_id) < ${mostWaiting}
      and (select count(*) from talks t where t.need_id = m.need_id and t.state = 'invited') < ${mostInvited}
    order by m.score desc, md5(m.need_id::text || m.product_id::text) limit 1`);
  if (!next) return;
  const [made] = await tx
    .insert(talks)
    .values(invitation(now, needId, next, null))
    .onConflictDoNothing()
    .returning({ id: talks.id });
  if (made)
    await record(tx, { actor: visitor, now: () => now }, { action: 'talk.invited', subjectId: made.id, enterpriseId: next.enterpriseId });
}
