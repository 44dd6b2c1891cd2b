/** Judged needs: a file with the columns demand_id, demand_title, product_id and grade; a row without product_id says that nothing answers. */
import { parse } from 'csv-parse/sync';

export type JudgedNeed = { readonly ref: string; readonly title: string; readonly grades: ReadonlyMap<string, number> };

export class MatchJudgementsUnreadable extends Error {
  override readonly name = 'MatchJudgementsUnreadable';
  readonly forOperator = true;
}

export function parseMatchJudgements(text: string | Buffer, name: string): JudgedNeed[] {
  const rows = parse(text, { columns: true, skip_empty_lines: true, bom: true, relax_column_count: true }) as Record<string, string>[];
  const needs = new Map<string, { title: string; grades: Map<string, number> }>();
  for (const [i, { demand_id: ref, demand_title: title, product_id: product, grade }] of rows.entries()) {
    const value = Number(grade);
    if (!ref || grade === undefined || !Number.isFinite(value))
      throw new MatchJudgementsUnreadable(`${name}: row ${i + 2} lacks demand_id or grade`);
    const need = needs.get(ref) ?? { title: title ?? '', grades: new Map<string, number>() };
    if (product && value > 0) need.grades.set(product, value);
    needs.set(ref, need);
  }
  return [...needs].map(([ref, { title, grades }]) => ({ ref, title, grades }));
}
