import { and, eq, isNull } from 'drizzle-orm';
import { mustOwn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterpriseInvitations } from '#db/schema/membership.ts';

/** Takes an invitation back that nobody has accepted. @throws Refusal as `mustOwn`; not-in-that-state where it is no longer open. */
export async function revokeInvitation(ctx: Context, enterpriseId: string, id: string): Promise<void> {
  mustOwn(ctx.actor, enterpriseId);
  await ctx.db.transaction(async (tx) => {
    const { acceptedAt, revokedAt } = enterpriseInvitations;
    const own = and(eq(enterpriseInvitations.id, id), eq(enterpriseInvitations.enterpriseId, enterpriseId));
    const [revoked] = await tx
      .update(enterpriseInvitations)
      .set({ revokedAt: ctx.now() })
      .where(and(own, isNull(acceptedAt), isNull(revokedAt)))
      .returning({ id: enterpriseInvitations.id });
    if (!revoked) throw new Refusal('not-in-that-state', { invitation: 'accepted' });
    await record(tx, ctx, { action: 'invitation.revoked', subjectId: id, enterpriseId });
  });
}
