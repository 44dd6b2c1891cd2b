import { spreadsheetType } from '#app/platform/files/file-types.ts';
import { type Sheet, writeWorkbook } from '#app/platform/spreadsheet/write-workbook.server.ts';

/** A workbook to save, for its reader alone. @param name without its extension. */
export async function workbookResponse(sheets: readonly Sheet[], name: string): Promise<Response> {
  const bytes = await writeWorkbook(sheets);
  const file = `${name.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').slice(0, 80)}.xlsx`;
  const exact = encodeURIComponent(file).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': spreadsheetType,
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="products.xlsx"; filename*=UTF-8''${exact}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
