import { eq } from 'drizzle-orm';
import type { ByCommand } from '#app/domain/accounts/grant-role.server.ts';
import { mustHold } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { accounts, secondFactors, sessions } from '#db/schema/accounts.ts';

/**
 * Takes the second factor from somebody who has lost it. Every session ends, and the roles wait until a new one is set up.
 *
 * @throws Refusal not-in-that-state where there is none; not-allowed for one's own, which the settings keep as long as a role needs it.
 */
export async function resetSecondFactor(ctx: Context, accountId: string, by?: ByCommand): Promise<void> {
  if (by !== 'command') mustHold(ctx.actor, 'administrator');
  if (ctx.actor.accountId === accountId) throw new Refusal('not-allowed');
  await ctx.db.transaction(async (tx) => {
    const removed = await tx.delete(secondFactors).where(eq(secondFactors.userId, accountId)).returning({ id: secondFactors.id });
    if (removed.length === 0) throw new Refusal('not-in-that-state');
    await tx.update(accounts).set({ twoFactorEnabled: false, updatedAt: ctx.now() }).where(eq(accounts.id, accountId));
    await tx.delete(sessions).where(eq(sessions.userId, accountId));
    await record(tx, ctx, { action: 'account.second-factor-reset', subjectId: accountId });
  });
}
