/**
 * Reading a CSV file into rows that know their line.
 *
 * 1. Any table comes back cell for cell, whatever its line ends, with or without a byte order mark.
 * 2. A row knows the line on which it begins, also after cells that hold line breaks and after empty lines.
 * 3. A row with another number of cells is left out and reported with its line.
 * 4. Control, zero-width and direction characters and lost characters are reported with line, column and value.
 * 5. Missing and repeated columns make the file unreadable; an unknown column is reported.
 * 6. Bytes that are not UTF-8 (GB 18030, UTF-16) are reported with the line on which they begin.
 * 7. Quotation marks that do not pair are reported, and rows before them are still read.
 * 8. No bytes at all make it throw.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTable } from '#app/domain/directory-import/read-table.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, columns = ['id', 'name']) => readTable('t.csv', bytes(text), columns);
const cell = (line: number, column: string | null, value: string | null, reason: string) => ({
  file: 't.csv',
  line,
  column,
  value,
  reason,
});

describe('readTable', () => {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const content = fc.string({ unit: fc.constantFrom(...'甲乙a1,;"“” '), maxLength: 8 }).map((text) => text.trim());

  test('1 what was written is read', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(content, content), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '\ufeff'),
        (rows, end, mark) => {
          const text = mark + [['id', 'name'], ...rows].map((row) => row.map(quoted).join(',')).join(end) + end;
          const table = read(text);
          expect(table.bad).toEqual([]);
          expect(table.rows.map(({ cells }) => [cells.id, cells.name])).toEqual(rows);
          expect(table.rows.map(({ line }) => line)).toEqual(rows.map((_, at) => at + 2));
        },
      ),
    );
  });

  test.each(['\n', '\r\n', '\r'])('2 lines are those of the file (%j)', (end) => {
    const table = read(['id,name', 'P1,甲', '', 'P2,"乙', '丙"', 'P3,丁'].join(end));
    expect(table.rows.map(({ line, cells }) => [line, cells.id])).toEqual([
      [2, 'P1'],
      [6, 'P3'],
    ]);
    expect(table.bad).toEqual([cell(4, 'name', JSON.stringify('乙\n丙'), 'control-character')]);
  });

  test('3 too few and too many cells', () => {
    const table = read('id,name\nP1\nP2,乙\nP3,丙,丁\n');
    expect(table.rows.map(({ cells }) => cells.id)).toEqual(['P2']);
    expect(table.bad).toEqual([cell(2, null, '1 / 2', 'wrong-number-of-cells'), cell(4, null, '3 / 2', 'wrong-number-of-cells')]);
  });

  test.each(['\u0000', '\u0007', '\t', '\u200b', '\u202e', '\ufffd', '\u0085'])('4 the character %j', (character) => {
    const table = read(`id,name\nP1,甲${character}乙\nP2,丙\n`);
    expect(table.rows.map(({ line }) => line)).toEqual([3]);
    expect(table.bad).toEqual([cell(2, 'name', JSON.stringify(`甲${character}乙`), 'control-character')]);
  });

  test('5 columns', () => {
    expect(read('id,title\nP1,甲\n')).toMatchObject({
      rows: [],
      bad: [cell(1, 'name', null, 'missing-column'), cell(1, 'title', null, 'unknown-column')],
    });
    expect(read('id,name,name\nP1,甲,乙\n')).toMatchObject({ rows: [], bad: [cell(1, 'name', null, 'repeated-column')] });
    expect(read('id,name,colour\nP1,甲,乙\n')).toMatchObject({ rows: [{ line: 2 }], bad: [cell(1, 'colour', null, 'unknown-column')] });
    expect(read('').bad).toEqual([cell(1, 'id', null, 'missing-column'), cell(1, 'name', null, 'missing-column')]);
  });

  test('6 other encodings', () => {
    const gb18030 = Buffer.concat([Buffer.from('id,name\nP1,a\nP2,'), Buffer.from([0xb9, 0xf0, 0xc6, 0xb7]), Buffer.from('\n')]);
    expect(readTable('t.csv', gb18030, ['id', 'name'])).toMatchObject({ rows: [], bad: [cell(3, null, null, 'not-utf8')] });
    expect(readTable('t.csv', Buffer.from('\ufeffid,name', 'utf16le'), ['id', 'name']).bad).toEqual([cell(1, null, null, 'not-utf8')]);
  });

  test('7 quotation marks', () => {
    const table = read('id,name\nP1,甲\nP2,"乙\nP3,丙\n');
    expect(table.rows.map(({ cells }) => cells.id)).toEqual(['P1']);
    expect(table.bad).toEqual([cell(3, null, null, 'broken-quoting')]);
    expect(read('id,name\nP1,甲"乙\n').bad).toEqual([cell(2, null, null, 'broken-quoting')]);
  });

  test('8 any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 80 }), (noise, text) => {
        for (const given of [noise, bytes(`id,name\n${text}`)]) {
          const { rows, bad } = readTable('t.csv', given, ['id', 'name']);
          expect(rows.every(({ cells }) => Object.keys(cells).length >= 2)).toBe(true);
          expect(bad.every(({ line }) => line >= 1)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
