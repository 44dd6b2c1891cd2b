import { and, eq, isNull } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context, Grant } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { accounts, roleGrants, sessions } from '#db/schema/accounts.ts';
import { mustHold } from './may.ts';
import { conflictOf, faultOfGrant } from './separation.ts';

/** The system itself, at its command line: whoever can reach that needs no account. */
export type ByCommand = 'command';

/**
 * Grants a role from now on. Every session of the account ends: what it may do has changed, and so does the key by which it is known.
 * The account is locked, so that of two grants that exclude each other one is refused.
 *
 * @throws Refusal already-exists · not-found where there is no such account · not-allowed to oneself, or with the `fault` of the grant ·
 * not-in-that-state with the role that stands against it as `conflict`.
 */
export async function grantRole(ctx: Context, accountId: string, grant: Grant, by?: ByCommand): Promise<void> {
  const { role, regionCode, department } = grant;
  if (by !== 'command') mustHold(ctx.actor, 'administrator');
  if (ctx.actor.accountId === accountId) throw new Refusal('not-allowed');
  const fault = faultOfGrant(ctx.reference, grant);
  if (fault) throw new Refusal('not-allowed', { fault });
  await ctx.db.transaction(async (tx) => {
    const [account] = await tx
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(eq(accounts.id, accountId), isNull(accounts.closedAt)))
      .for('update');
    if (!account) throw new Refusal('not-found');
    const held = await tx
      .select({ role: roleGrants.role })
      .from(roleGrants)
      .where(and(eq(roleGrants.accountId, accountId), isNull(roleGrants.endedAt)));
    const conflict = conflictOf(
      role,
      held.map((one) => one.role),
    );
    if (conflict) throw new Refusal('not-in-that-state', { conflict });
    const [made] = await tx
      .insert(roleGrants)
      .values({ accountId, role, regionCode, department, grantedBy: ctx.actor.accountId, grantedAt: ctx.now() })
      .onConflictDoNothing()
      .returning({ id: roleGrants.id });
    if (!made) throw new Refusal('already-exists');
    await tx.delete(sessions).where(eq(sessions.userId, accountId));
    await record(tx, ctx, { action: 'role.granted', subjectId: made.id, detail: { account: accountId, role, regionCode, department } });
  });
}
