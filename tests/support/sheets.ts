/** Sheets of products, and what the worker does with them, without waiting for it. */

import { applyRows } from '#app/domain/sheets/apply-rows.server.ts';
import { checkSheet } from '#app/domain/sheets/check-sheet.server.ts';
import { readSheetReport, type SheetReport } from '#app/domain/sheets/read-sheet-report.server.ts';
import { uploadSheet } from '#app/domain/sheets/upload-sheet.server.ts';
import type { Context } from '#app/platform/context.ts';
import { spreadsheetType } from '#app/platform/files/file-types.ts';
import { type Sheet, writeWorkbook } from '#app/platform/spreadsheet/write-workbook.server.ts';
import { spoken } from '#app/ui/sheet-spoken.ts';
import { anEnterprise } from './make.ts';
import { actorFor, aMember, anAccount } from './signed-in.ts';

export type Maker = { readonly ctx: Context; readonly ref: string; readonly enterpriseId: string; readonly account: string };
export const makersPlace = { cityCode: '450200', countyCode: '450204' };

/** An enterprise, and one of its people, for whom all is done. */
export async function aMaker(ctx: Context): Promise<Maker> {
  const enterprise = await anEnterprise(ctx.db, makersPlace);
  const account = await anAccount(ctx);
  await aMember(ctx, enterprise.id, account.id);
  return { ctx: { ...ctx, actor: await actorFor(ctx, account.id) }, ref: enterprise.ref, enterpriseId: enterprise.id, account: account.id };
}

export type Cells = Readonly<Record<string, string | number>>;

/** A workbook with these columns, by their headings, and rows. */
export function aSheet(headings: readonly string[], rows: readonly Cells[]): Sheet {
  return {
    name: '示例',
    columns: headings.map((heading) => ({ heading, kind: 'text' })),
    rows: rows.map((row) =>
      headings.map((heading) => {
        const value = row[heading];
        if (value === undefined) return null;
        return typeof value === 'number' ? { kind: 'number', value } : { kind: 'text', value };
      }),
    ),
  };
}

export const sentFile = async (...sheets: readonly Sheet[]) => ({
  bytes: await writeWorkbook(sheets),
  name: '示例产品.xlsx',
  claimedType: spreadsheetType,
});

export const check = (ctx: Context, id: string): Promise<void> => checkSheet(ctx, id, spoken);

/** What is found in a sheet with these columns and rows. */
export async function checked({ ctx, ref }: Maker, rows: readonly Cells[], columns: readonly string[]): Promise<SheetReport> {
  const id = await uploadSheet(ctx, ref, await sentFile(aSheet(columns, rows)));
  await check(ctx, id);
  return readSheetReport(ctx, id, 1);
}

/** Carries a sheet out to its end. @returns in how many goes. */
export async function carryOut(ctx: Context, id: string): Promise<number> {
  for (let goes = 1; ; goes++) {
    await applyRows(ctx, id);
    const [row] = await ctx.sql<{ state: string }[]>`select state from sheet_uploads where id = ${id}`;
    if (row!.state !== 'applying') return goes;
  }
}
