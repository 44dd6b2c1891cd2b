import { and, eq, isNull } from 'drizzle-orm';
import { mustActFor, mustOwn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterpriseMembers } from '#db/schema/membership.ts';

/**
 * An agent leaves (`'own'`), or the owner removes one. The owner stays until another agent has taken over.
 *
 * @throws Refusal as `mustActFor` and `mustOwn`; not-in-that-state with `member` where that is no agent (any more).
 */
export async function endMembership(ctx: Context, enterpriseId: string, which: { readonly id: string } | 'own'): Promise<void> {
  mustActFor(ctx.actor, enterpriseId);
  if (which !== 'own') mustOwn(ctx.actor, enterpriseId);
  const { accountId } = ctx.actor;
  await ctx.db.transaction(async (tx) => {
    const agents = and(
      eq(enterpriseMembers.enterpriseId, enterpriseId),
      isNull(enterpriseMembers.endedAt),
      eq(enterpriseMembers.role, 'agent'),
    );
    const wanted = which === 'own' ? eq(enterpriseMembers.accountId, accountId!) : eq(enterpriseMembers.id, which.id);
    const [ended] = await tx
      .update(enterpriseMembers)
      .set({ endedAt: ctx.now(), endedBy: accountId })
      .where(and(agents, wanted))
      .returning();
    if (!ended) throw new Refusal('not-in-that-state', { member: 'no-agent' });
    const detail = { account: ended.accountId, by: which === 'own' ? 'agent' : 'owner' };
    await record(tx, ctx, { action: 'membership.ended', subjectId: ended.id, enterpriseId, detail });
  });
}
