/**
 * The state of a search, which lives in its address and nowhere else.
 *
 * Reading never fails: what makes no sense falls back to what a person would expect, so that a mangled link still answers.
 */

import { lastPage, readPage } from '#app/platform/paging.ts';
import { cleanText } from '#app/platform/text.ts';
import type { DocumentKind, FacetCount, FacetName, SortOrder } from '#search/engine/port.ts';

export type { DocumentKind, FacetCount, FacetName, SortOrder };
export { lastPage };

export const kinds = ['product', 'enterprise', 'capability'] as const satisfies readonly DocumentKind[];
export const facets = ['sector', 'city', 'county', 'honour', 'proof', 'brand'] as const satisfies readonly FacetName[];
const without: Readonly<Record<DocumentKind, readonly FacetName[]>> = {
  product: [],
  enterprise: ['brand'],
  capability: ['sector', 'brand'],
};
/** What documents of a kind are counted by. */
export const facetsOf = (kind: DocumentKind): FacetName[] => facets.filter((facet) => !without[kind].includes(facet));
export const sorts = ['relevance', 'name', 'newest'] as const satisfies readonly SortOrder[];

export const longestQuery = 200;
export const pageSize = 20;
export const mostValues = 30;
export const longestValue = 120;
export const mostCompared = 4;

export type SearchInput = {
  readonly text: string;
  /** Whether the typed text was cut to `longestQuery`. */
  readonly cut: boolean;
  readonly kind: DocumentKind;
  readonly where: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  readonly sort: SortOrder;
  readonly page: number;
  /** The facet whose values are all listed. */
  readonly open: FacetName | null;
  /** Refs of products picked for comparison. */
  readonly picked: readonly string[];
};

const oneOfThem = <T extends string>(known: readonly T[], value: string | null): T | null => known.find((one) => one === value) ?? null;

const valuesOf = (params: URLSearchParams, name: string): string[] =>
  [...new Set(params.getAll(name).map((value) => cleanText(value).slice(0, longestValue)))].filter(Boolean).slice(0, mostValues);

export function readSearch(params: URLSearchParams): SearchInput {
  const typed = cleanText((params.get('q') ?? '').slice(0, 20_000));
  const characters = [...typed];
  const where: Partial<Record<FacetName, string[]>> = {};
  for (const facet of facets) {
    const values = valuesOf(params, facet);
    if (values.length > 0) where[facet] = values;
  }
  return {
    text: characters.slice(0, longestQuery).join('').trim(),
    cut: characters.length > longestQuery,
    kind: oneOfThem(kinds, params.get('kind')) ?? 'product',
    where,
    sort: oneOfThem(sorts, params.get('sort')) ?? 'relevance',
    page: readPage(params),
    open: oneOfThem(facets, params.get('open')),
    picked: valuesOf(params, 'p')
      .filter((ref) => /^[\w-]{1,20}$/.test(ref))
      .slice(0, mostCompared),
  };
}

/** The address of a search, without its language; what is usual is left out, so that one state has one address. */
export function searchPath(input: Partial<SearchInput>): string {
  const params = new URLSearchParams();
  if (input.text) params.set('q', input.text);
  if (input.kind && input.kind !== 'product') params.set('kind', input.kind);
  for (const facet of facets) for (const value of input.where?.[facet] ?? []) params.append(facet, value);
  if (input.sort && input.sort !== 'relevance') params.set('sort', input.sort);
  if (input.open) params.set('open', input.open);
  for (const ref of input.picked ?? []) params.append('p', ref);
  if (input.page && input.page > 1) params.set('page', String(input.page));
  const text = params.toString();
  return text ? `/search?${text}` : '/search';
}
