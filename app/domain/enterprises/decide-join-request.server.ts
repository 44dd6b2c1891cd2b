import { and, eq } from 'drizzle-orm';
import { mustOwn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterpriseMembers, joinRequests } from '#db/schema/membership.ts';

/**
 * The owner lets somebody in as an agent, or does not. Who has come in by invitation meanwhile stays what they are.
 *
 * @throws Refusal as `mustOwn`; not-found; not-in-that-state with `join`.
 */
export async function decideJoinRequest(ctx: Context, enterpriseId: string, id: string, status: 'accepted' | 'declined'): Promise<void> {
  mustOwn(ctx.actor, enterpriseId);
  await ctx.db.transaction(async (tx) => {
    const own = and(eq(joinRequests.id, id), eq(joinRequests.enterpriseId, enterpriseId));
    const [request] = await tx.select().from(joinRequests).where(own).for('update');
    if (!request) throw new Refusal('not-found');
    if (request.status !== 'submitted') throw new Refusal('not-in-that-state', { join: request.status });
    const { accountId } = request;
    await tx.update(joinRequests).set({ status, decidedBy: ctx.actor.accountId, decidedAt: ctx.now() }).where(own);
    if (status === 'accepted') {
      await tx.insert(enterpriseMembers).values({ enterpriseId, accountId, role: 'agent', since: ctx.now() }).onConflictDoNothing();
    }
    await record(tx, ctx, { action: `join-request.${status}`, subjectId: id, enterpriseId, detail: { account: accountId } });
  });
}
