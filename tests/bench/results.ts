/** What one run has measured; `--json` writes it as it is. */
import type { LoadTimes } from './catalogue/load.ts';
import type { PageWeight } from './measure/bytes.ts';
import type { PageTimes } from './measure/pages.ts';
import type { SearchTimes } from './measure/search.ts';
import type { Throughput } from './measure/throughput.ts';

export type Machine = {
  readonly date: string;
  readonly commit: string;
  readonly processor: string;
  readonly cores: number;
  readonly memory: number;
  readonly system: string;
  readonly node: string;
  readonly postgresql: string;
  readonly pgbench: boolean;
  readonly pinned: boolean;
};

export type Memory = { readonly site: number | null; readonly database: number | null };

export type SizeResult = {
  readonly size: number;
  /** Of the whole machine over 1, 5 and 15 minutes: more than the load itself means that something else ran. */
  readonly loadAverage: readonly number[];
  readonly rows: { readonly products: number; readonly enterprises: number; readonly credentials: number };
  /** Bytes on disk: everything, the index's tables, its inverted index. */
  readonly disk: { readonly database: number; readonly search: number; readonly inverted: number };
  readonly load: LoadTimes;
  readonly search: SearchTimes | null;
  readonly page: SearchTimes | null;
  readonly pages: readonly PageTimes[] | null;
  readonly throughput: Throughput | null;
  readonly bytes: readonly PageWeight[] | null;
  readonly memory: { readonly before: Memory; readonly after: Memory } | null;
  readonly rebuild: number | null;
};

export type BenchResult = { readonly machine: Machine; readonly seed: number; readonly sizes: readonly SizeResult[] };
