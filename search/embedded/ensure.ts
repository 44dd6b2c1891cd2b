/**
 * Sees at start whether the index fits: made by the analysis of this version, whole, and there at all where there are rows. If
 * not it is built anew, while searches go on with the old one.
 */
import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { type Analyser, analyser } from '#search/analysis/analyser.ts';
import { foldCounts, rebuildIndex } from './rebuild.ts';

/** `current`: nothing to do · `rebuilt`: it had been made otherwise, was missing, or its making had been broken off. */
export type IndexState = 'current' | 'rebuilt';

type Store = Pick<Database, 'db' | 'sql'>;

export async function ensureEmbeddedIndex(store: Store, onProgress: (done: number, total: number) => void): Promise<IndexState> {
  const kit = analyser();
  if (await fits(store, kit)) {
    await foldWhereMany(store);
    return 'current';
  }
  let rebuilt = false;
  await rebuildIndex(store, kit, onProgress, async () => {
    rebuilt = !(await fits(store, kit));
    return rebuilt;
  });
  return rebuilt ? 'rebuilt' : 'current';
}

/** Whether the index was made whole and by the analysis of this version. */
export const fitsThisVersion = (store: Store): Promise<boolean> => fits(store, analyser());

async function fits({ db }: Store, kit: Analyser): Promise<boolean> {
  const [state] = await db.execute<{ analysis: string | null; rebuilding: boolean | null; rows: boolean; documents: boolean }>(sql`
    select (select analysis from search_state where id = 1) as analysis, (select rebuilding from search_state where id = 1) as rebuilding,
      exists (select from products where status = 'published') or exists (select from enterprises) as rows,
      exists (select from search_documents) as documents`);
  if (!state || state.rows !== state.documents || state.rebuilding === true) return false;
  return state.analysis === kit.version || (state.analysis === null && !state.rows);
}

/** A lexeme's count is the sum of its rows: once they have become many, one takes their place. */
async function foldWhereMany({ db }: Store): Promise<void> {
  const [size] = await db.execute<{ many: boolean }>(
    sql`select count(*) > 50000 and count(*) > 2 * count(distinct lexeme) as many from search_terms`,
  );
  if (size?.many) await foldCounts(db);
}
