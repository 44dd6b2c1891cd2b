/** Runs judged queries through an engine. Regulated rows are visible, and results are named by their `ref`. */
import type { Database } from '#db/client.ts';
import type { SearchEngine } from '#search/engine/port.ts';
import type { Judgement } from './judgements.ts';
import { type Measured, measure } from './measures.ts';

const looked = 20;

export async function evaluate(
  database: Pick<Database, 'sql'>,
  engine: SearchEngine,
  judgements: readonly Judgement[],
  at: Date,
): Promise<Measured[]> {
  const rows = await database.sql<{ id: string; ref: string }[]>`select id, ref from products`;
  const refs = new Map(rows.map((row) => [row.id, row.ref]));
  const measured: Measured[] = [];
  for (const judgement of judgements) {
    const page = await engine.search({
      kind: 'product',
      text: judgement.query,
      where: {},
      facets: [],
      sort: 'relevance',
      page: { number: 1, size: looked },
      regulated: true,
      at,
    });
    measured.push(
      measure(
        judgement,
        page.hits.map((hit) => refs.get(hit.id) ?? hit.id),
      ),
    );
  }
  return measured;
}
