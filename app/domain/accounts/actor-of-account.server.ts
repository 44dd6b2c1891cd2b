import { and, eq, isNull } from 'drizzle-orm';
import { type Actor, visitor } from '#app/platform/context.ts';
import type { Db, Tx } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { enterpriseMembers } from '#db/schema/membership.ts';

/**
 * Somebody for whom the worker does what they asked for: acting for their enterprises as they do now, and holding no role. Whoever is
 * suspended or gone is a visitor.
 */
export async function actorOfAccount(db: Db | Tx, accountId: string): Promise<Actor> {
  const [account] = await db
    .select({ name: accounts.name })
    .from(accounts)
    .where(and(eq(accounts.id, accountId), isNull(accounts.suspendedAt), isNull(accounts.closedAt)));
  if (!account) return visitor;
  const memberships = await db
    .select({ enterpriseId: enterpriseMembers.enterpriseId, role: enterpriseMembers.role })
    .from(enterpriseMembers)
    .where(and(eq(enterpriseMembers.accountId, accountId), isNull(enterpriseMembers.endedAt)));
  return { ...visitor, accountId, name: account.name, memberships };
}
