import { and, eq } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { joinRequests } from '#db/schema/membership.ts';

/** Takes one's own open request to join back. @throws Refusal not-found, also where it is decided. */
export async function withdrawJoinRequest(ctx: Context, id: string): Promise<void> {
  const accountId = mustBeSignedIn(ctx.actor);
  await ctx.db.transaction(async (tx) => {
    const own = and(eq(joinRequests.id, id), eq(joinRequests.accountId, accountId), eq(joinRequests.status, 'submitted'));
    const [withdrawn] = await tx.update(joinRequests).set({ status: 'withdrawn' }).where(own).returning();
    if (!withdrawn) throw new Refusal('not-found');
    await record(tx, ctx, { action: 'join-request.withdrawn', subjectId: id, enterpriseId: withdrawn.enterpriseId });
  });
}
