import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { actorOfAccount } from '#app/domain/accounts/actor-of-account.server.ts';
import { type Happening, record } from '#app/domain/journal/record.server.ts';
import { atOneInstant, type Context, visitor } from '#app/platform/context.ts';
import type { Runtime } from '#app/platform/open-runtime.server.ts';
import type { Tx } from '#db/client.ts';
import { type RowOutcome, type SheetUpload, sheetRows, sheetUploads } from '#db/schema/sheets.ts';
import { applyRow, lockListings, type SheetRow } from './apply-row.server.ts';
import { knownByCategory } from './known-by-category.server.ts';
import { advance } from './sheet-lifecycle.ts';

/** Rows that are carried out in one transaction: a second's work, and little to do again where the process dies. */
const rowsAtOnce = 50;

/**
 * Carries out the next rows of a sheet and asks for itself again while there are more. A row is carried out with its outcome in one
 * transaction, so that it is once however often this is tried; two at a time take turns.
 *
 * Everything is recorded last: whoever holds the journal must not wait for anything else.
 */
export async function applyRows(asked: Runtime, id: string): Promise<void> {
  await asked.db.transaction(async (tx) => {
    const [upload] = await tx.select().from(sheetUploads).where(eq(sheetUploads.id, id)).for('update');
    if (upload?.state !== 'applying') return;
    const actor = await actorOfAccount(tx, upload.appliedBy!);
    if (!actor.memberships.some(({ enterpriseId }) => enterpriseId === upload.enterpriseId)) return end(tx, asked, upload, 'stopped', []);
    const todo = await tx
      .select()
      .from(sheetRows)
      .where(and(eq(sheetRows.uploadId, id), isNull(sheetRows.outcome)))
      .orderBy(asc(sheetRows.row))
      .limit(rowsAtOnce);
    const there = await lockListings(tx, todo);
    const ctx = { ...atOneInstant(asked), actor };
    const happenings = await carryOut(tx, ctx, upload, todo, there);
    if (todo.length < rowsAtOnce) return end(tx, ctx, upload, 'applied', happenings);
    await tx.execute(sql`select enqueue('apply-sheet', ${JSON.stringify({ id })}::json, ${`sheet ${id}`})`);
    for (const happening of happenings) await record(tx, ctx, happening);
  });
}

async function carryOut(
  tx: Tx,
  ctx: Context,
  upload: SheetUpload,
  todo: readonly SheetRow[],
  there: Awaited<ReturnType<typeof lockListings>>,
): Promise<Happening[]> {
  const known = knownByCategory(tx, ctx);
  const outcomes: { row: number; outcome: RowOutcome }[] = [];
  const happenings: Happening[] = [];
  for (const row of todo) {
    const { outcome, happening } = await applyRow(tx, ctx, upload, row, there.get(row.listingId ?? ''), known);
    outcomes.push({ row: row.row, outcome });
    if (happening) happenings.push({ ...happening, detail: { ...happening.detail, sheet: upload.id, row: row.row } });
  }
  await tx.execute(sql`
    update ${sheetRows} r set outcome = done.outcome, draft = null
    from json_to_recordset(${JSON.stringify(outcomes)}::json) as done ("row" integer, outcome text)
    where r.upload_id = ${upload.id} and r."row" = done."row"`);
  return happenings;
}

async function end(
  tx: Tx,
  ctx: Pick<Runtime, 'now'> & Partial<Pick<Context, 'actor'>>,
  { id, enterpriseId, state }: SheetUpload,
  next: 'applied' | 'stopped',
  happenings: readonly Happening[],
): Promise<void> {
  await tx
    .update(sheetUploads)
    .set({ state: advance(state, next), finishedAt: ctx.now() })
    .where(eq(sheetUploads.id, id));
  for (const happening of happenings) await record(tx, { now: ctx.now, actor: ctx.actor ?? visitor }, happening);
  await record(tx, { now: ctx.now, actor: visitor }, { action: `sheet.${next}`, subjectId: id, enterpriseId });
}
