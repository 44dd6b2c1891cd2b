/**
 * Spreadsheets read and written.
 *
 * 1. What is written comes back: texts whatever they begin with or hold, numbers, dates, instants, truth values, empty cells.
 * 2. A text is kept as a text, so that no program takes it for a formula; a formula is never written.
 * 3. A cell has its address; empty rows and cells are left out; headings, notes and lists to choose from are there.
 * 4. Limits hold: rows, columns, characters, time; what is within them is read, also after one that was not.
 * 5. 5,000 rows of 30 columns are read, from bytes or from a file.
 * 6. Columns are named as in a spreadsheet.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { type CellValue, columnName } from '#app/platform/spreadsheet/cell.ts';
import { readSheet } from '#app/platform/spreadsheet/read-sheet.server.ts';
import { type Column, type Sheet, writeWorkbook } from '#app/platform/spreadsheet/write-workbook.server.ts';

const text = (value: string): CellValue => ({ kind: 'text', value });
const number = (value: number): CellValue => ({ kind: 'number', value });
const column = (kind: Column['kind'], given: Partial<Column> = {}): Column => ({ heading: kind, kind, ...given });
const written = (rows: Sheet['rows'], columns: readonly Column[] = [column('text')]) => writeWorkbook([{ name: 'S', columns, rows }]);

/** Rows as they were written, with null for an empty cell, without the headings. */
async function back(bytes: Uint8Array, rows: number, columns: number): Promise<(CellValue | null)[][]> {
  const sheet = await readSheet(bytes);
  const at = new Map(sheet.rows.map((row) => [row.row, row.cells]));
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, col) => {
      const cell = at.get(row + 2)?.get(col + 1);
      if (!cell) return null;
      const { address, ...value } = cell;
      return value;
    }),
  );
}

/** What spreadsheet programs take for the beginning of a formula, in ASCII and in full width, and what XML cannot hold. */
const beginnings = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', "'", '_x0041_', '_x005F', '\0', '\uFFFE', ' ', '<', '&'];
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.tuple(fc.constantFrom(...beginnings), fc.string({ maxLength: 20 })).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...beginnings, 'x0041_', 'a', '长'), { maxLength: 6 }).map((parts) => parts.join('')),
);
const days = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true });
const values: fc.Arbitrary<CellValue | null> = fc.oneof(
  texts.map((value) => (value === '' ? null : text(value.toWellFormed()))),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => number(value === 0 ? 0 : value)),
  fc.integer().map(number),
  days.map((day): CellValue => ({ kind: 'date', value: day.toISOString().slice(0, 10) })),
  days.map((day): CellValue => ({ kind: 'date', value: day.toISOString().slice(0, 19).replace('T00:00:00', '') })),
  fc.boolean().map((value): CellValue => ({ kind: 'boolean', value })),
  fc.constant(null),
);

test('1. written and read', { timeout: 300_000 }, async () => {
  const kinds = fc.array(fc.constantFrom<Column['kind']>('text', 'number', 'date', 'boolean'), { minLength: 6, maxLength: 6 });
  const tables = fc.array(fc.array(values, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(kinds, tables, async (kinds, rows) => {
      const columns = kinds.map((kind) => column(kind));
      expect(await back(await written(rows, columns), rows.length, 6)).toEqual(rows);
    }),
    { numRuns: 60 },
  );
});

test.each(beginnings)('2. a text that begins with %j', async (beginning) => {
  const value = `${beginning}1+1`;
  const bytes = await written([[text(value)]]);
  expect(await back(bytes, 1, 1)).toEqual([[text(value)]]);
  const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets;
  const cell = sheet?.cells?.get('1,0');
  expect(cell).toMatchObject({ type: 'string', style: { numFmt: '@' } });
  expect(cell?.formula).toBeUndefined();
});

test('3. addresses, headings, notes, choices', async () => {
  const choices = Array.from({ length: 80 }, (_, n) => `示例选项 ${n}, ${'长'.repeat(10)}`);
  const columns = [column('text', { heading: '=名称', note: '示例说明' }), column('number'), column('text', { choices })];
  const bytes = await written(
    [
      [text('a'), null, null],
      [null, null, null],
      [null, number(7), text(choices[3]!)],
    ],
    columns,
  );
  const { rows } = await readSheet(bytes);
  expect(rows.map(({ row, cells }) => [row, [...cells.values()].map(({ address, value }) => `${address} ${value}`)])).toEqual([
    [1, ['A1 =名称', 'B1 number', 'C1 text']],
    [2, ['A2 a']],
    [4, ['B4 7', `C4 ${choices[3]}`]],
  ]);
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  expect(sheets.map(({ name, veryHidden = false }) => ({ name, veryHidden }))).toEqual([
    { name: 'S', veryHidden: false },
    { name: 'lists', veryHidden: true },
  ]);
  expect(sheets[0]?.cells?.get('0,0')?.comment?.text).toBe('示例说明');
  expect(sheets[0]?.dataValidations).toMatchObject([{ type: 'list', formula1: 'lists!$A$1:$A$80', range: 'C2:C10000' }]);
  expect(sheets[1]?.rows.map((row) => row[0])).toEqual(choices);
});

test('4. limits', async () => {
  const bytes = await written(
    [[text('abc'), text('de')], [text('f')]],
    [column('text', { heading: 'x' }), column('text', { heading: 'y' })],
  );
  expect((await readSheet(bytes, { rows: 3, columns: 2, characters: 8 })).rows).toHaveLength(3);
  for (const limits of [{ rows: 2 }, { columns: 1 }, { characters: 7 }])
    await expect(readSheet(bytes, limits)).rejects.toMatchObject({ reason: 'file-too-large' });
  await expect(readSheet(bytes, { milliseconds: 1 })).rejects.toMatchObject({ reason: 'file-too-slow' });
  expect((await readSheet(bytes)).rows).toHaveLength(3);
  await expect(written([[text('a'.repeat(32_768))]])).rejects.toThrow(RangeError);
});

test('5. 5,000 rows of 30 columns', async () => {
  const kinds = Array.from({ length: 30 }, (_, at): Column['kind'] => (at % 3 === 0 ? 'text' : at % 3 === 1 ? 'number' : 'date'));
  const rows = Array.from({ length: 5_000 }, (_, row) =>
    kinds.map((kind, at): CellValue => {
      if (kind === 'text') return text(`示例文本 ${row} ${at}`);
      return kind === 'number' ? number(row * at + 0.5) : { kind: 'date', value: `2026-0${1 + (row % 9)}-1${at % 10}` };
    }),
  );
  const begun = performance.now();
  const bytes = await written(
    rows,
    kinds.map((kind) => column(kind)),
  );
  const between = performance.now();
  const cells = await back(bytes, rows.length, 30);
  const ended = performance.now();
  expect(cells).toEqual(rows);
  console.log(
    `5,000 × 30 cells: written in ${Math.round(between - begun)} ms, read in ${Math.round(ended - between)} ms, ${bytes.length} bytes`,
  );

  const folder = mkdtempSync(join(tmpdir(), 'guipintong-sheet-'));
  writeFileSync(join(folder, 'a.xlsx'), bytes);
  expect((await readSheet(join(folder, 'a.xlsx'))).rows).toHaveLength(5_001);
  rmSync(folder, { recursive: true });
});

test('6. columns', () => {
  expect([1, 26, 27, 52, 53, 702, 703, 16_384].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA', 'XFD']);
});
