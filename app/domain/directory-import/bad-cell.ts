/**
 * What can be wrong with a table, cell by cell. A reason is a word the code can compare; `report.ts` says it in a sentence.
 */
export const badCellReasons = [
  'not-utf8',
  'broken-quoting',
  'missing-column',
  'unknown-column',
  'repeated-column',
  'wrong-number-of-cells',
  'control-character',
  'empty',
  'too-long',
  'not-an-identifier',
  'not-a-category',
  'repeated-identifier',
  'not-a-number',
  'not-a-date',
  'dates-out-of-order',
  'unknown-word',
  'unknown-sector',
  'sector-name-differs',
  'unknown-division',
  'unknown-city',
  'unknown-county',
  'county-without-city',
  'unknown-enterprise',
  'enterprise-name-differs',
  'does-not-fit-scope',
  'differs-from-earlier-row',
  'not-a-uscc',
  'repeated-uscc',
  'no-source',
  'not-an-address',
  'unknown-product',
  'unknown-attribute',
  'unknown-unit',
  'out-of-range',
  'not-in-the-row',
  'repeated-statement',
] as const;
export type BadCellReason = (typeof badCellReasons)[number];

export type BadCell = {
  readonly file: string;
  /** Line of the file on which the row begins; the header is line 1. */
  readonly line: number;
  /** Name of the column; null where the whole row or file is meant. */
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: BadCellReason;
};

/** Worth a look, and imported all the same. */
export type ImportNote = Omit<BadCell, 'reason'> & {
  readonly reason: 'uscc-check-digit' | 'organisation-check-digit' | 'unclassified-honour';
};
