import type { Database } from '#db/client.ts';
import type { SearchEngine } from '#search/engine/port.ts';

/** Imported when a test first asks for it, so that tests of the layers below run without the engine's dictionaries. */
export async function engineOn(database: Database): Promise<SearchEngine> {
  const engine = '#search/engine/open.ts';
  const { openSearch } = (await import(engine)) as { openSearch: (database: Database) => SearchEngine };
  return openSearch(database);
}
