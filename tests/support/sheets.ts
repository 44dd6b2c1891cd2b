/** Sheets of products, and what the worker does with them, without waiting for it. */

import { applyRows } from '#app/domain/sheets/apply-rows.server.ts';
import { checkSheet } from '#app/domain/sheets/check-sheet.server.ts';
import type { Context } from '#app/platform/context.ts';
import { spreadsheetType } from '#app/platform/files/file-types.ts';
import { type Sheet, writeWorkbook } from '#app/platform/spreadsheet/write-workbook.server.ts';
import { spoken } from '#app/ui/sheet-spoken.ts';

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

/** Carries a sheet out to its end. @returns in how many goes. */
export async function carryOut(ctx: Context, id: string): Promise<number> {
  for (let goes = 1; ; goes++) {
    await applyRows(ctx, id);
    const [row] = await ctx.sql<{ state: string }[]>`select state from sheet_uploads where id = ${id}`;
    if (row!.state !== 'applying') return goes;
  }
}
