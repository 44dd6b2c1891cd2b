/** Judged queries: a file with the columns qid, query, type and relevant (`P0001:3;P0002:1`), grades from 1 to 3. */
import { parse } from 'csv-parse/sync';

export type Judgement = {
  readonly id: string;
  readonly query: string;
  readonly type: string;
  readonly grades: ReadonlyMap<string, number>;
};

export const noAnswer = 'no_answer';

export class JudgementsUnreadable extends Error {
  override readonly name = 'JudgementsUnreadable';
  readonly forOperator = true;
}

export function parseJudgements(text: string | Buffer, name: string): Judgement[] {
  const rows = parse(text, { columns: true, skip_empty_lines: true, bom: true, relax_column_count: true }) as Record<string, string>[];
  return rows.map((row, i) => {
    const { qid, query, type, relevant } = row;
    if (!query || !type || relevant === undefined) throw new JudgementsUnreadable(`${name}: row ${i + 2} lacks query, type or relevant`);
    return {
      id: qid || String(i + 1),
      query,
      type,
      grades: new Map(
        relevant
          .split(';')
          .filter(Boolean)
          .map((one) => gradeOf(one, name, i + 2)),
      ),
    };
  });
}

function gradeOf(written: string, name: string, line: number): [string, number] {
  const [ref, grade] = written.trim().split(':');
  const value = Number(grade);
  if (!ref || !Number.isFinite(value)) throw new JudgementsUnreadable(`${name}: row ${line}: "${written}" is not REF:GRADE`);
  return [ref, value];
}
