import { sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';

/**
 * 回避: whether somebody belongs or belonged to an enterprise, has applied for it (by its code too, where it has no row yet) or has
 * declared an interest in it, and therefore judges nothing of it.
 */
export async function hasStake(
  db: Db | Tx,
  accountId: string,
  { enterpriseId, uscc }: { readonly enterpriseId: string | null; readonly uscc: string | null },
): Promise<boolean> {
  const [row] = await db.execute<{ stake: boolean }>(sql`
    select exists (select from enterprise_members where account_id = ${accountId} and enterprise_id = ${enterpriseId})
      or exists (select from declared_interests where account_id = ${accountId} and enterprise_id = ${enterpriseId})
      or exists (select from enterprise_applications where account_id = ${accountId} and (enterprise_id = ${enterpriseId} or uscc = ${uscc}))
      as stake`);
  return row!.stake;
}
