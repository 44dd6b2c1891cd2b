import { and, asc, count, eq, gt, lte } from 'drizzle-orm';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { type RowOutcome, type SheetUpload, sheetFaults, sheetRows } from '#db/schema/sheets.ts';
import { type AttributeName, attributeNames } from './attribute-names.server.ts';
import { ownSheet } from './own-sheet.server.ts';
import { mostFaults } from './sheet-lifecycle.ts';

export type SheetFault = Pick<typeof sheetFaults.$inferSelect, 'number' | 'row' | 'column' | 'field' | 'typed' | 'code' | 'detail'>;

export type SheetReport = Pick<
  SheetUpload,
  'id' | 'name' | 'state' | 'refusedFor' | 'fresh' | 'changed' | 'unchanged' | 'refused' | 'faults' | 'submits'
> & {
  readonly enterprise: string;
  readonly uploadedAt: string;
  /** Rows that have been carried out, by what came of them. */
  readonly outcomes: Readonly<Partial<Record<RowOutcome, number>>>;
  /** Of the bad cells, so many are listed. */
  readonly kept: number;
  readonly badCells: readonly SheetFault[];
  readonly more: boolean;
  readonly attributes: readonly AttributeName[];
};

export const faultsOnPage = 100;

/** What was found in a sheet and how far it has been carried out. @param most bad cells on a page. @throws Refusal not-found. */
export async function readSheetReport(ctx: Context, id: string, page: number, most = faultsOnPage): Promise<SheetReport> {
  return asActor(ctx, async (tx) => {
    const upload = await ownSheet(tx, ctx.actor, id);
    const { name, state, refusedFor, fresh, changed, unchanged, refused, faults, submits } = upload;
    const [enterprise] = await tx.select({ name: enterprises.name }).from(enterprises).where(eq(enterprises.id, upload.enterpriseId));
    const done = await tx
      .select({ outcome: sheetRows.outcome, n: count() })
      .from(sheetRows)
      .where(eq(sheetRows.uploadId, id))
      .groupBy(sheetRows.outcome);
    const { number, row, column, field, typed, code, detail } = sheetFaults;
    const from = (page - 1) * most;
    const cells = await tx
      .select({ number, row, column, field, typed, code, detail })
      .from(sheetFaults)
      .where(and(eq(sheetFaults.uploadId, id), gt(number, from), lte(number, from + most + 1)))
      .orderBy(asc(number));
    return {
      ...{ id, name, state, refusedFor, fresh, changed, unchanged, refused, faults, submits },
      ...{ enterprise: enterprise!.name, uploadedAt: upload.uploadedAt.toISOString() },
      outcomes: Object.fromEntries(done.flatMap(({ outcome, n }) => (outcome ? [[outcome, n]] : []))),
      kept: Math.min(faults, mostFaults),
      badCells: cells.slice(0, most),
      more: cells.length > most,
      attributes: await attributeNames(
        tx,
        cells.map((cell) => cell.field),
      ),
    };
  });
}
