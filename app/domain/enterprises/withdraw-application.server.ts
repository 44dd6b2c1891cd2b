import { and, eq } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterpriseApplications } from '#db/schema/membership.ts';

/** Takes back an application of one's own that nobody has decided. @throws Refusal not-found, also of another's; not-in-that-state. */
export async function withdrawApplication(ctx: Context, id: string): Promise<void> {
  const accountId = mustBeSignedIn(ctx.actor);
  await asActor(ctx, async (tx) => {
    const own = and(eq(enterpriseApplications.id, id), eq(enterpriseApplications.accountId, accountId));
    const waiting = and(own, eq(enterpriseApplications.status, 'submitted'));
    const [withdrawn] = await tx.update(enterpriseApplications).set({ status: 'withdrawn' }).where(waiting).returning();
    if (!withdrawn) {
      const [decided] = await tx.select({ status: enterpriseApplications.status }).from(enterpriseApplications).where(own);
      throw decided ? new Refusal('not-in-that-state', { application: decided.status }) : new Refusal('not-found');
    }
    const { enterpriseId } = withdrawn;
    await record(tx, ctx, { action: 'application.withdrawn', subjectId: id, enterpriseId });
  });
}
