import { eq } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { sheetFaults, sheetRows, sheetUploads } from '#db/schema/sheets.ts';
import { lockOwnSheet } from './own-sheet.server.ts';
import { advance } from './sheet-lifecycle.ts';

/** Forgets what a checked sheet would have done. @throws Refusal not-found, not-in-that-state. */
export async function discardSheet(ctx: Context, id: string): Promise<void> {
  await asActor(ctx, async (tx) => {
    const { state, enterpriseId } = await lockOwnSheet(tx, ctx.actor, id);
    await tx
      .update(sheetUploads)
      .set({ state: advance(state, 'discarded'), finishedAt: ctx.now() })
      .where(eq(sheetUploads.id, id));
    await tx.delete(sheetRows).where(eq(sheetRows.uploadId, id));
    await tx.delete(sheetFaults).where(eq(sheetFaults.uploadId, id));
    await record(tx, ctx, { action: 'sheet.discarded', subjectId: id, enterpriseId });
  });
}
