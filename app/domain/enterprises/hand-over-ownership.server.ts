import { and, eq, inArray, isNull } from 'drizzle-orm';
import { mustOwn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterpriseMembers } from '#db/schema/membership.ts';

/**
 * The owner and an agent change places. Both memberships end and begin anew, so that one can tell who answered for the enterprise when.
 *
 * The owner's row is locked first: of several who hand over at once the others find no owner of their name.
 *
 * @param id of the agent's membership.
 * @throws Refusal as `mustOwn`; not-in-that-state with `member`: the owner is another by now, or that is no agent.
 */
export async function handOverOwnership(ctx: Context, enterpriseId: string, id: string): Promise<void> {
  mustOwn(ctx.actor, enterpriseId);
  await ctx.db.transaction(async (tx) => {
    const current = and(eq(enterpriseMembers.enterpriseId, enterpriseId), isNull(enterpriseMembers.endedAt));
    const [owner] = await tx
      .select()
      .from(enterpriseMembers)
      .where(and(current, eq(enterpriseMembers.role, 'owner'), eq(enterpriseMembers.accountId, ctx.actor.accountId!)))
      .for('update');
    if (!owner) throw new Refusal('not-in-that-state', { member: 'handed-over' });
    const [agent] = await tx
      .select()
      .from(enterpriseMembers)
      .where(and(current, eq(enterpriseMembers.role, 'agent'), eq(enterpriseMembers.id, id)))
      .for('update');
    if (!agent) throw new Refusal('not-in-that-state', { member: 'no-agent' });
    const now = ctx.now();
    await tx
      .update(enterpriseMembers)
      .set({ endedAt: now, endedBy: owner.accountId })
      .where(inArray(enterpriseMembers.id, [owner.id, agent.id]));
    await tx.insert(enterpriseMembers).values([
      { enterpriseId, accountId: agent.accountId, role: 'owner', since: now },
      { enterpriseId, accountId: owner.accountId, role: 'agent', since: now },
    ]);
    const detail = { from: owner.accountId, to: agent.accountId };
    await record(tx, ctx, { action: 'membership.handed-over', subjectId: enterpriseId, enterpriseId, detail });
  });
}
