import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { Obstacles } from './closing.ts';

/** What keeps an account from being closed. In a transaction of its own actor. */
export async function closingObstacles(tx: Tx, accountId: string): Promise<Obstacles> {
  const [found] = await tx.execute<Obstacles>(sql`
    select
      (select coalesce(json_agg(json_build_object('ref', e.ref, 'name', e.name) order by e.ref), '[]')
        from enterprise_members m join enterprises e on e.id = m.enterprise_id
        where m.account_id = ${accountId} and m.role = 'owner' and m.ended_at is null) as owned,
      (select coalesce(json_agg(distinct g.role), '[]') from role_grants g
        where g.account_id = ${accountId} and g.ended_at is null) as roles,
      (select coalesce(json_agg(a.name order by a.submitted_at), '[]') from enterprise_applications a
        where a.account_id = ${accountId} and a.status = 'submitted') as applications`);
  return found!;
}
