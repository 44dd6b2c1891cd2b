/** The engine that this installation searches with. The one place that chooses among adapters. */
import type { Database } from '#db/client.ts';
import { EmbeddedEngine } from '#search/embedded/engine.ts';
import { ensureEmbeddedIndex, fitsThisVersion, type IndexState } from '#search/embedded/ensure.ts';
import type { SearchEngine } from './port.ts';

type Store = Pick<Database, 'db' | 'sql'>;

export function openSearch(database: Store): SearchEngine {
  return new EmbeddedEngine(database);
}

/** To be called once at start: loads the dictionaries, and builds the index anew if another version of the analysis made it. */
export function ensureIndex(database: Store, onProgress: (done: number, total: number) => void = () => {}): Promise<IndexState> {
  return ensureEmbeddedIndex(database, onProgress);
}

/** Whether the index fits this version of the analysis and is whole. */
export const isIndexCurrent = (database: Store): Promise<boolean> => fitsThisVersion(database);
