/**
 * Workbooks for people to fill in and to keep: a row of headings that stays in sight, typed cells, lists to choose from, notes.
 *
 * A text is always written as a text, never as a formula, whatever it begins with; and in the format "text", so that it stays one when
 * somebody opens its cell and presses Enter.
 */
import { type CellStyle, type Cell as HucreCell, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { type CellValue, columnName, longestText } from './cell.ts';

export type Column = {
  readonly heading: string;
  /** What stands in it as a rule. */
  readonly kind: CellValue['kind'];
  /** In characters. */
  readonly width?: number;
  /** Shown beside the heading. */
  readonly note?: string;
  /** Offered for each cell; another value is refused by the spreadsheet program, which binds nobody. */
  readonly choices?: readonly string[];
};

export type Sheet = {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** Null is an empty cell; so is an empty text. */
  readonly rows: readonly (readonly (CellValue | null)[])[];
};

/** Rows for which a column offers its choices. */
const choiceRows = 10_000;
const listSheet = 'lists';
const formats = { text: '@', number: 'General', boolean: 'General', date: 'yyyy-mm-dd', time: 'yyyy-mm-dd hh:mm:ss' } as const;
const headingStyle: CellStyle = { font: { bold: true }, numFmt: formats.text, alignment: { wrapText: true, vertical: 'top' } };

export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const lists: (readonly string[])[] = [];
  const written = sheets.map((sheet) => hucreSheet(sheet, lists));
  return writeXlsx({ sheets: lists.length === 0 ? written : [...written, sheetOfLists(lists)] });
}

/** @param lists takes what the columns offer: a list within the sheet may have 255 characters only, and no comma. */
function hucreSheet({ name, columns, rows }: Sheet, lists: (readonly string[])[]): WriteSheet {
  const cells = new Map<string, Partial<HucreCell>>();
  for (const [at, { note }] of columns.entries()) {
    cells.set(`0,${at}`, { style: headingStyle, ...(note ? { comment: { text: escaped(note) } } : {}) });
  }
  for (const [down, row] of rows.entries()) {
    for (const [at, cell] of row.entries()) {
      if (cell && formatOf(cell) !== formats[columns[at]?.kind ?? 'number'])
        cells.set(`${down + 1},${at}`, { style: { numFmt: formatOf(cell) } });
    }
  }
  return {
    name,
    columns: columns.map(({ width = 16, kind }) => ({ width, numFmt: formats[kind] })),
    rows: [columns.map(({ heading }) => escaped(heading)), ...rows.map((row) => row.map(hucreValue))],
    cells,
    freezePane: { rows: 1 },
    dataValidations: columns.flatMap(({ choices }, at) => {
      if (!choices || choices.length === 0) return [];
      lists.push(choices);
      const list = columnName(lists.length);
      return {
        type: 'list' as const,
        formula1: `${listSheet}!$${list}$1:$${list}$${choices.length}`,
        range: `${columnName(at + 1)}2:${columnName(at + 1)}${choiceRows}`,
        allowBlank: true,
        showErrorMessage: true,
      };
    }),
  };
}

function sheetOfLists(lists: readonly (readonly string[])[]): WriteSheet {
  const longest = Math.max(...lists.map((list) => list.length));
  return {
    name: listSheet,
    veryHidden: true,
    columns: lists.map(() => ({ numFmt: formats.text })),
    rows: Array.from({ length: longest }, (_, row) => lists.map((list) => escaped(list[row] ?? '') || null)),
  };
}

function formatOf(cell: CellValue): string {
  return cell.kind === 'date' && cell.value.includes('T') ? formats.time : formats[cell.kind];
}

function hucreValue(cell: CellValue | null): string | number | boolean | Date | null {
  if (!cell || cell.value === '') return null;
  if (cell.kind === 'text') return escaped(cell.value);
  if (cell.kind === 'date') return new Date(cell.value.includes('T') ? `${cell.value}Z` : `${cell.value}T00:00:00Z`);
  return cell.value;
}

/** What could be taken for the code of a character, `_x0041_`, and what XML cannot hold; control characters are seen to by hucre. */
function escaped(text: string): string {
  if (text.length > longestText) throw new RangeError(`a cell holds ${longestText} characters, not ${text.length}`);
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}(?:_|[\p{Cc}\uFFFE\uFFFF]))/gu, '_x005F_')
    .replace(/[\uFFFE\uFFFF]/g, (letter) => (letter === '\uFFFE' ? '_xFFFE_' : '_xFFFF_'));
}
