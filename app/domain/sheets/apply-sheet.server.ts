import { eq, sql } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { sheetUploads } from '#db/schema/sheets.ts';
import { lockOwnSheet } from './own-sheet.server.ts';
import { advance } from './sheet-lifecycle.ts';

/**
 * Has a checked sheet carried out, row by row, by the worker.
 *
 * @param submits whether every product is handed in for review as well, or stays a draft.
 * @throws Refusal not-found; not-in-that-state where it is being carried out already, or was.
 */
export async function applySheet(ctx: Context, id: string, submits: boolean): Promise<void> {
  await asActor(ctx, async (tx) => {
    const { state, enterpriseId } = await lockOwnSheet(tx, ctx.actor, id);
    await tx
      .update(sheetUploads)
      .set({ state: advance(state, 'applying'), submits, appliedBy: ctx.actor.accountId })
      .where(eq(sheetUploads.id, id));
    await tx.execute(sql`select enqueue('apply-sheet', ${JSON.stringify({ id })}::json, ${`sheet ${id}`})`);
    await record(tx, ctx, { action: 'sheet.started', subjectId: id, enterpriseId, detail: { submits } });
  });
}
