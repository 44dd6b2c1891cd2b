import type { CellValue } from '#app/platform/spreadsheet/cell.ts';

/** What a person has typed into a cell, as a form would have it. A figure has no digits that only binary fractions make. */
export function cellText(cell: CellValue): string {
  if (cell.kind === 'number') return String(Number(cell.value.toPrecision(15)));
  if (cell.kind === 'boolean') return cell.value ? 'yes' : 'no';
  return cell.value;
}
