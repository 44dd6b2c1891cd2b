import { and, eq } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { type Context, visitor } from '#app/platform/context.ts';
import { FileRefused } from '#app/platform/files/file-refused.ts';
import { openFileStore } from '#app/platform/files/file-store.server.ts';
import { spreadsheetType } from '#app/platform/files/file-types.ts';
import type { Runtime } from '#app/platform/open-runtime.server.ts';
import type { Row } from '#app/platform/spreadsheet/cell.ts';
import { readSheet } from '#app/platform/spreadsheet/read-sheet.server.ts';
import type { Tx } from '#db/client.ts';
import { type SheetUpload, sheetFaults, sheetRows, sheetUploads } from '#db/schema/sheets.ts';
import { type Compared, compareSheet } from './compare-sheet.server.ts';
import type { Spoken } from './sheet-codes.ts';
import { advance } from './sheet-lifecycle.ts';

/** With the row of headings. */
const mostRows = 10_001;
const mostColumns = 260;
const atOnce = 1_000;

/**
 * Reads a sheet that was sent and reports what it would do: nothing is written but the report. Done again, it does nothing or the same.
 *
 * @throws FileRefused file-busy, to be tried again.
 */
export async function checkSheet(ctx: Runtime, id: string, spoken: Spoken): Promise<void> {
  const [upload] = await ctx.db
    .select()
    .from(sheetUploads)
    .where(and(eq(sheetUploads.id, id), eq(sheetUploads.state, 'reading')));
  if (!upload) return;
  const system = { ...ctx, actor: visitor };
  try {
    const compared = await compareSheet(ctx, upload.enterpriseId, await rowsOf(ctx, upload), spoken);
    if (compared) await keep(system, upload, compared);
    else await refuse(system, upload, 'sheet-without-products');
  } catch (error) {
    if (!(error instanceof FileRefused) || error.reason === 'file-busy') throw error;
    await refuse(system, upload, error.reason);
  }
}

async function rowsOf({ settings }: Pick<Context, 'settings'>, { hash }: SheetUpload): Promise<readonly Row[]> {
  const file = await openFileStore(settings.filesFolder).read(hash, spreadsheetType);
  if (!file) throw new FileRefused('file-damaged');
  const bytes = new Uint8Array(await new Response(file.stream()).arrayBuffer());
  return (await readSheet(bytes, { rows: mostRows, columns: mostColumns })).rows;
}

/** The upload if it still waits to be read, locked. */
async function lockReading(tx: Tx, id: string): Promise<SheetUpload | undefined> {
  const [row] = await tx.select().from(sheetUploads).where(eq(sheetUploads.id, id)).for('update');
  return row?.state === 'reading' ? row : undefined;
}

const refuse = (ctx: Context, { id, enterpriseId }: SheetUpload, reason: string): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    const upload = await lockReading(tx, id);
    if (!upload) return;
    const state = advance(upload.state, 'refused');
    await tx.update(sheetUploads).set({ state, refusedFor: reason, finishedAt: ctx.now() }).where(eq(sheetUploads.id, id));
    await record(tx, ctx, { action: 'sheet.refused', subjectId: id, enterpriseId, detail: { reason } });
  });

const keep = (ctx: Context, { id: uploadId, enterpriseId }: SheetUpload, { rows, faults, counts, found }: Compared): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    const upload = await lockReading(tx, uploadId);
    if (!upload) return;
    for (let at = 0; at < rows.length; at += atOnce)
      await tx.insert(sheetRows).values(rows.slice(at, at + atOnce).map((row) => ({ uploadId, ...row })));
    for (let at = 0; at < faults.length; at += atOnce)
      await tx
        .insert(sheetFaults)
        .values(faults.slice(at, at + atOnce).map((fault, index) => ({ uploadId, number: at + index + 1, ...fault })));
    await tx
      .update(sheetUploads)
      .set({ state: advance(upload.state, 'checked'), ...counts, faults: found })
      .where(eq(sheetUploads.id, uploadId));
    await record(tx, ctx, { action: 'sheet.checked', subjectId: uploadId, enterpriseId, detail: { ...counts, faults: found } });
  });
