import { and, eq } from 'drizzle-orm';
import { mustActFor, mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { askerBlocks } from '#db/schema/inquiries.ts';
import { findThread } from './find-thread.server.ts';

/**
 * Has an enterprise hear no more from whoever began a thread, or hear them again. What they say meanwhile is theirs alone and stays so.
 *
 * @throws Refusal not-found; not-allowed to the asker; not-in-that-state where it is so already.
 */
export async function blockAsker(ctx: Context, ref: string, blocked: boolean): Promise<void> {
  const accountId = mustBeSignedIn(ctx.actor);
  await asActor(ctx, async (tx) => {
    const { askerId, enterpriseId, side } = await findThread(tx, ctx.actor, ref);
    if (side !== 'enterprise') throw new Refusal('not-allowed');
    mustActFor(ctx.actor, enterpriseId);
    const row = { enterpriseId, accountId: askerId, blockedBy: accountId, blockedAt: ctx.now() };
    const changed = blocked
      ? await tx.insert(askerBlocks).values(row).onConflictDoNothing().returning({ id: askerBlocks.accountId })
      : await tx
          .delete(askerBlocks)
          .where(and(eq(askerBlocks.enterpriseId, enterpriseId), eq(askerBlocks.accountId, askerId)))
          .returning({ id: askerBlocks.accountId });
    if (changed.length === 0) throw new Refusal('not-in-that-state');
    await record(tx, ctx, { action: blocked ? 'asker.blocked' : 'asker.unblocked', subjectId: askerId, enterpriseId });
  });
}
