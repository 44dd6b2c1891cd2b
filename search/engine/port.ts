/**
 * What the application asks of a search engine, whichever one answers.
 *
 * Text goes in as the person typed it: analysis is the engine's affair. Ids come out: the page reads the rows as they are
 * now and with the viewer's rights, so that an index that lags can shorten a page but never leak a row.
 */
import type { Tx } from '#db/client.ts';

/** A capability is a process that an enterprise offers to others. */
export const documentKinds = ['product', 'enterprise', 'capability'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/**
 * `sector`: code of the platform's sector · `city`, `county`: GB/T 2260 code · `honour`: family of an honour or listing ·
 * `proof`: family of a certificate, licence, standard, patent or geographical indication · `brand`: as written.
 */
export const facetNames = ['sector', 'city', 'county', 'honour', 'proof', 'brand'] as const;
export type FacetName = (typeof facetNames)[number];

export const sortOrders = ['relevance', 'name', 'newest'] as const;
export type SortOrder = (typeof sortOrders)[number];

export type SearchQuery = {
  readonly kind: DocumentKind;
  /** As typed; empty means: everything. */
  readonly text: string;
  /** Values of one facet are alternatives, facets hold together. Values are data, never pieces of an expression. */
  readonly where: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  /** Which facets to count. A facet is counted without its own condition, so that its alternatives stay in sight. */
  readonly facets: readonly FacetName[];
  readonly sort: SortOrder;
  /** 1-based. */
  readonly page: { readonly number: number; readonly size: number };
  /** Whether regulated documents (medicines) may be shown at all; where not, they are not counted either. */
  readonly regulated: boolean;
  /** The instant in question: a credential that has run out by then (day in Asia/Shanghai) does not count. */
  readonly at: Date;
};

/** `related` fills up a thin result: it fulfils only a `part` of the query, or none and is of the same kind or maker (`kin`). */
export type Hit = { readonly id: string; readonly score: number; readonly related?: 'part' | 'kin' };
/** `atLeast`: counting stopped at the cap. */
export type FacetCount = { readonly value: string; readonly count: number; readonly atLeast?: true };

export type SearchPage = {
  readonly hits: readonly Hit[];
  /** `atLeast`: counting stopped at the cap. */
  readonly total: { readonly value: number; readonly atLeast: boolean };
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetCount[]>>>;
  /** How many of `total` are `related` and were not asked for. */
  readonly related: number;
  /** The text that was searched instead, where the typed one found nothing or all but nothing ("did you mean"). */
  readonly corrected: string | null;
  /** Words that had to be dropped for anything to be found. */
  readonly dropped: readonly string[];
  /** Folded surface forms that a hit may contain, for `search/analysis/mark.ts`. */
  readonly terms: readonly string[];
};

export interface SearchEngine {
  readonly name: string;
  search(query: SearchQuery): Promise<SearchPage>;
  /**
   * Brings the engine's copy of these documents in line with the rows as `tx` sees them; a row that is gone or not public is
   * removed. An engine on the same database does so within `tx`; a remote one records in `tx` that the copies are stale.
   */
  refresh(tx: Tx, kind: DocumentKind, ids: readonly string[]): Promise<void>;
  /** Builds the whole index anew beside the old one and puts it in its place; searches go on meanwhile. */
  rebuild(onProgress?: (done: number, total: number) => void): Promise<void>;
}
