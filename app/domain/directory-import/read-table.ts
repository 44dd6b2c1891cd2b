import { CsvError, parse } from 'csv-parse/sync';
import type { BadCell, BadCellReason } from './bad-cell.ts';

export type TableRow = { readonly line: number; readonly cells: Readonly<Record<string, string>> };

export type Table = {
  readonly file: string;
  /** Rows of the file, whatever became of them. */
  readonly rowCount: number;
  readonly rows: readonly TableRow[];
  readonly bad: readonly BadCell[];
};

/** Control characters, zero-width and direction marks, and the mark of a lost character: none belongs in a fact. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const forbidden = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]/;

/**
 * Reads a CSV file (RFC 4180, UTF-8 with or without BOM, LF or CRLF) into rows of trimmed cells that know their line.
 *
 * What cannot be read as a row is in `bad` and not in `rows`; a row with a forbidden character is in `bad` only.
 */
export function readTable(file: string, bytes: Uint8Array, columns: readonly string[]): Table {
  const badLine = firstLineThatIsNotUtf8(bytes);
  if (badLine !== null)
    return { file, rowCount: 0, rows: [], bad: [{ file, line: badLine, column: null, value: null, reason: 'not-utf8' }] };

  const [records, broken] = readRecords(file, new TextDecoder('utf-8').decode(bytes));
  const header = records[0]?.cells ?? [];
  const rowCount = Math.max(0, records.length - 1);
  const bad = [...broken, ...checkHeader(file, header, columns)];
  if (bad.some(({ reason }) => reason === 'missing-column' || reason === 'repeated-column')) return { file, rowCount, rows: [], bad };

  const rows: TableRow[] = [];
  for (const { line, cells } of records.slice(1)) {
    if (cells.length !== header.length) {
      bad.push({ file, line, column: null, value: `${cells.length} / ${header.length}`, reason: 'wrong-number-of-cells' });
      continue;
    }
    const dirty = cells.flatMap((value, at) => (forbidden.test(value) ? [{ column: header[at] ?? null, value }] : []));
    for (const { column, value } of dirty) bad.push({ file, line, column, value: JSON.stringify(value), reason: 'control-character' });
    if (dirty.length === 0) rows.push({ line, cells: Object.fromEntries(header.map((column, at) => [column, cells[at] ?? ''])) });
  }
  return { file, rowCount, rows, bad };
}

type Line = { readonly line: number; readonly cells: readonly string[] };

function readRecords(file: string, text: string): [Line[], BadCell[]] {
  const lines: Line[] = [];
  let line = 1;
  try {
    // Of a CRLF within quotation marks csv-parse would count two lines.
    parse(text.replace(/\r\n?/g, '\n'), {
      bom: true,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: false,
      on_record: (record: string[], context) => {
        // `lines` counts up to the end of the record, which may hold line breaks of its own.
        if (record.length > 1 || record[0] !== '') lines.push({ line, cells: record.map((cell) => cell.trim()) });
        line = context.lines + 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return [lines, [{ file, line, column: null, value: null, reason: 'broken-quoting' }]];
  }
  return [lines, []];
}

function checkHeader(file: string, header: readonly string[], columns: readonly string[]): BadCell[] {
  const bad = (column: string, reason: BadCellReason): BadCell => ({ file, line: 1, column, value: null, reason });
  return [
    ...columns.filter((column) => !header.includes(column)).map((column) => bad(column, 'missing-column')),
    ...header.filter((column) => !columns.includes(column)).map((column) => bad(column, 'unknown-column')),
    ...header.filter((column, at) => header.indexOf(column) !== at).map((column) => bad(column, 'repeated-column')),
  ];
}

function firstLineThatIsNotUtf8(bytes: Uint8Array): number | null {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const readable = (part: Uint8Array) => {
    try {
      strict.decode(part);
      return true;
    } catch {
      return false;
    }
  };
  if (readable(bytes)) return null;

  // A line feed byte never occurs inside a longer UTF-8 sequence, so lines can be tried one by one.
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, from);
    const to = end === -1 ? bytes.length : end;
    if (!readable(bytes.subarray(from, to))) return line;
    from = to + 1;
  }
  return line;
}
