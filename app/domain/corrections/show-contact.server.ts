import { eq } from 'drizzle-orm';
import { mustHold } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { correctionRequests } from '#db/schema/corrections.ts';

/** How whoever asked can be reached, for a reason that the journal keeps. @throws Refusal as `mustHold`; not-found, also once it was erased. */
export async function showContact(ctx: Context, ref: string, reason: string): Promise<string> {
  mustHold(ctx.actor, 'publisher');
  return ctx.db.transaction(async (tx) => {
    const [request] = await tx
      .select({ id: correctionRequests.id, contact: correctionRequests.contact })
      .from(correctionRequests)
      .where(eq(correctionRequests.ref, ref));
    if (!request?.contact) throw new Refusal('not-found');
    await record(tx, ctx, { action: 'correction.contact-shown', subjectId: request.id, detail: { ref, reason } });
    return request.contact;
  });
}
