import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { ByCommand } from '#app/domain/accounts/grant-role.server.ts';
import { mustHold } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { accounts } from '#db/schema/accounts.ts';

/** Lets a suspended account in again. @throws Refusal not-in-that-state. */
export async function resumeAccount(ctx: Context, accountId: string, by?: ByCommand): Promise<void> {
  if (by !== 'command') mustHold(ctx.actor, 'administrator');
  await ctx.db.transaction(async (tx) => {
    const [resumed] = await tx
      .update(accounts)
      .set({ suspendedAt: null, updatedAt: ctx.now() })
      .where(and(eq(accounts.id, accountId), isNotNull(accounts.suspendedAt), isNull(accounts.closedAt)))
      .returning({ id: accounts.id });
    if (!resumed) throw new Refusal('not-in-that-state');
    await record(tx, ctx, { action: 'account.resumed', subjectId: accountId });
  });
}
