import { and, eq, isNull } from 'drizzle-orm';
import type { ByCommand } from '#app/domain/accounts/grant-role.server.ts';
import { mustHold } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { accounts, sessions } from '#db/schema/accounts.ts';

/** Shuts an account out from its next request on, until it is resumed. @throws Refusal not-in-that-state; not-allowed for one's own. */
export async function suspendAccount(ctx: Context, accountId: string, by?: ByCommand): Promise<void> {
  if (by !== 'command') mustHold(ctx.actor, 'administrator');
  if (ctx.actor.accountId === accountId) throw new Refusal('not-allowed');
  await ctx.db.transaction(async (tx) => {
    const [suspended] = await tx
      .update(accounts)
      .set({ suspendedAt: ctx.now(), updatedAt: ctx.now() })
      .where(and(eq(accounts.id, accountId), isNull(accounts.suspendedAt), isNull(accounts.closedAt)))
      .returning({ id: accounts.id });
    if (!suspended) throw new Refusal('not-in-that-state');
    await tx.delete(sessions).where(eq(sessions.userId, accountId));
    await record(tx, ctx, { action: 'account.suspended', subjectId: accountId });
  });
}
