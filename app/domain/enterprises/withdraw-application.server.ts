import { and, eq } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterpriseApplications } from '#db/schema/membership.ts';

/** Takes back an application of one's own that nobody has decided. @throws Refusal not-found, also of another's; not-in-that-state. */
export async function withdrawApplication(ctx: Context, id: string): Promise<void> {
  const accountId = mustBeSignedIn(ctx.actor);
  await ctx.db.transaction(async (tx) => {
    const own = and(eq(enterpriseApplications.id, id), eq(enterpriseApplications.accountId, accountId));
    const [application] = await tx.select().from(enterpriseApplications).where(own).for('update');
    if (!application) throw new Refusal('not-found');
    const { status, enterpriseId } = application;
    if (status !== 'submitted') throw new Refusal('not-in-that-state', { application: status });
    await tx.update(enterpriseApplications).set({ status: 'withdrawn' }).where(own);
    await record(tx, ctx, { action: 'application.withdrawn', subjectId: id, enterpriseId });
  });
}
