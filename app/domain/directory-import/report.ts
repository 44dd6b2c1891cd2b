/** What an import has found and done, and how a person at a terminal reads it. */
import type { BadCell, BadCellReason, ImportNote } from './bad-cell.ts';

type FileReport = {
  readonly file: string;
  /** Rows of the file, without its header. */
  readonly rows: number;
  /** Rows that were taken over. */
  readonly taken: number;
  /** Things (enterprises, products …) that are new or different now. */
  readonly changed: number;
};

export type ImportReport = {
  readonly files: readonly FileReport[];
  readonly bad: readonly BadCell[];
  readonly notes: readonly ImportNote[];
  /** Credentials that were new, different or taken back, counted by their bearers. */
  readonly bearersChanged: number;
};

const sentences: Record<BadCellReason | ImportNote['reason'], string> = {
  'not-utf8': 'is not UTF-8; save the file as "CSV UTF-8"',
  'broken-quoting': 'quotation marks do not pair from here on',
  'missing-column': 'this column is missing',
  'unknown-column': 'this column is not known',
  'repeated-column': 'this column occurs twice',
  'wrong-number-of-cells': 'the row has another number of cells than the header (cells / header)',
  'control-character': 'contains a control or invisible character',
  empty: 'must not be empty',
  'too-long': 'is too long',
  'not-an-identifier': 'is not an identifier of this file',
  'not-a-category': 'is not a category, or a category and its kind with a slash between',
  'repeated-identifier': 'occurs in an earlier row',
  'not-a-number': 'is not a number in the form expected',
  'not-a-date': 'is not a date (2021, 2021-06 or 2021-06-30 where the column allows it)',
  'dates-out-of-order': 'does not fit the other dates of the row',
  'unknown-word': 'is not one of the words allowed here',
  'unknown-sector': 'is not the code of a sector',
  'sector-name-differs': 'is not the name of that sector',
  'unknown-division': 'is not a division of GB/T 4754',
  'unknown-city': 'is not one of the 14 cities of Guangxi',
  'unknown-county': 'is not a county unit of that city',
  'county-without-city': 'a county needs its city',
  'unknown-enterprise': 'is neither in the directory nor among the enterprises that can be imported',
  'enterprise-name-differs': 'is not the name of that enterprise',
  'does-not-fit-scope': 'does not fit the column "scope"',
  'differs-from-earlier-row': 'differs from an earlier row of the same enterprise',
  'not-a-uscc': 'is not a 统一社会信用代码: 18 characters without I, O, S, V, Z',
  'repeated-uscc': 'belongs to another enterprise of the directory or of an earlier row',
  'no-source': 'neither an address nor a title of the source is given',
  'not-an-address': 'is not an http:// or https:// address; a title belongs in source_title',
  'unknown-product': 'is neither in the directory nor among the products that can be imported',
  'unknown-attribute': 'is not an attribute',
  'unknown-unit': 'is not in a unit that fits',
  'out-of-range': 'cannot be true',
  'not-in-the-row': "these words are not in the product's row",
  'repeated-statement': 'says the same as an earlier statement',
  'uscc-check-digit': 'the check digit is wrong: compare with the licence',
  'organisation-check-digit': 'the check digit of the organisation code within is wrong: compare with the licence',
  'unclassified-honour': 'no family of honours fits; it stands for itself, at level "other"',
};

const shown = (value: string | null) => (value === null ? '' : ` "${value.length > 80 ? `${value.slice(0, 80)}…` : value}"`);

export const describeCell = ({ file, line, column, value, reason }: BadCell | ImportNote): string =>
  `${file}:${line}${column === null ? '' : ` ${column}`}${shown(value)}: ${sentences[reason]}`;

export function formatReport(report: ImportReport): string {
  const width = Math.max('credentials'.length, ...report.files.map(({ file }) => file.length));
  const files = report.files.map(
    ({ file, rows, taken, changed }) => `${file.padEnd(width)}  ${rows} rows, ${taken} taken over, ${changed} new or changed`,
  );
  return [
    ...files,
    `${'credentials'.padEnd(width)}  ${report.bearersChanged} bearers with new or changed ones`,
    ...section(`To look at: ${report.notes.length}`, report.notes.map(describeCell)),
    ...section(`Bad cells: ${report.bad.length}`, report.bad.map(describeCell)),
  ].join('\n');
}

const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]);
