/**
 * Cells of a spreadsheet as the system reads and writes them. A date has no zone, as in the spreadsheet: `2026-03-01`, or
 * `2026-03-01T08:30:00` where it has a time.
 */
export type CellValue =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean };

/** With its address, `B3`. Of a formula it is what the program that saved the file had made of it. */
export type Cell = CellValue & { readonly address: string };

export type Row = {
  /** As the spreadsheet numbers it, from 1. */
  readonly row: number;
  /** By column, from 1. Empty cells are left out. */
  readonly cells: ReadonlyMap<number, Cell>;
};

/** `A` for 1, `AB` for 28. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** What a cell of Excel holds at most, in UTF-16 units. */
export const longestText = 32_767;
