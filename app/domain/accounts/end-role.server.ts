import { and, eq, isNull } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { roleGrants, sessions } from '#db/schema/accounts.ts';
import type { ByCommand } from './grant-role.server.ts';
import { mustHold } from './may.ts';

/**
 * Ends a grant, and every session of the account.
 *
 * @param accountId whose grant it is.
 * @throws Refusal not-found where it is ended or there is none; not-allowed for one's own, so that there is always an administrator left.
 */
export async function endRole(ctx: Context, accountId: string, grantId: string, by?: ByCommand): Promise<void> {
  if (by !== 'command') mustHold(ctx.actor, 'administrator');
  if (ctx.actor.accountId === accountId) throw new Refusal('not-allowed');
  await ctx.db.transaction(async (tx) => {
    const [ended] = await tx
      .update(roleGrants)
      .set({ endedAt: ctx.now(), endedBy: ctx.actor.accountId })
      .where(and(eq(roleGrants.id, grantId), eq(roleGrants.accountId, accountId), isNull(roleGrants.endedAt)))
      .returning();
    if (!ended) throw new Refusal('not-found');
    await tx.delete(sessions).where(eq(sessions.userId, ended.accountId));
    await record(tx, ctx, { action: 'role.ended', subjectId: grantId, detail: { account: ended.accountId, role: ended.role } });
  });
}
