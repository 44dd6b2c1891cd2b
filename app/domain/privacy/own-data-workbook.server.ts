import { type CellValue, longestText } from '#app/platform/spreadsheet/cell.ts';
import { writeWorkbook } from '#app/platform/spreadsheet/write-workbook.server.ts';
import type { OwnData } from './gather-own-data.server.ts';
import { type Section, sections } from './personal-data.ts';

/** The same as a workbook: a sheet for each section that holds something. What is longer than a cell may be is whole in the JSON only. */
export async function ownDataWorkbook(data: OwnData, nameOf: (section: Section) => string): Promise<Uint8Array> {
  const filled = sections.filter((section) => data.sections[section].length > 0);
  return writeWorkbook(
    filled.map((section) => {
      const rows = data.sections[section];
      const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      return {
        name: nameOf(section),
        columns: names.map((heading) => ({ heading, kind: 'text' as const, width: 24 })),
        rows: rows.map((row) => names.map((name) => cellOf(row[name]))),
      };
    }),
  );
}

function cellOf(value: unknown): CellValue | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { kind: 'text', value: text.slice(0, longestText) };
}
