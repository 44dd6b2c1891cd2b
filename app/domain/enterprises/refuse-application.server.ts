import { eq } from 'drizzle-orm';
import { mustHold, reviewing } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { enterpriseApplications } from '#db/schema/membership.ts';
import { applicationToDecide } from './application-to-decide.server.ts';

/** Refuses an application with a reason, which its maker reads. @throws as `applicationToDecide`. */
export async function refuseApplication(ctx: Context, id: string, reason: string): Promise<void> {
  mustHold(ctx.actor, ...reviewing);
  await asActor(ctx, async (tx) => {
    const { enterpriseId, accountId, kind } = await applicationToDecide(tx, ctx, id);
    const decided = { decidedBy: ctx.actor.accountId, decidedAt: ctx.now() };
    await tx
      .update(enterpriseApplications)
      .set({ status: 'refused', reason, ...decided })
      .where(eq(enterpriseApplications.id, id));
    await record(tx, ctx, { action: 'application.refused', subjectId: id, enterpriseId, detail: { kind, account: accountId } });
  });
}
