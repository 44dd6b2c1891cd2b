/** The engine that this installation searches with. The one place that chooses among adapters. */
import type { Database } from '#db/client.ts';
import { EmbeddedEngine } from '#search/embedded/engine.ts';
import type { SearchEngine } from './port.ts';

export function openSearch(database: Database): SearchEngine {
  return new EmbeddedEngine(database);
}
