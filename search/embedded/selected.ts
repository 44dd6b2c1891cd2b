/** What the statement of a search answered: documents, and counts of facets as they are on the day. */
import type { Fields } from '#search/documents/analyse.ts';
import { type FacetCount, type FacetName, facetNames, type SearchQuery } from '#search/engine/port.ts';
import { datedFacets, facetsOn, type GroupedFacet, inOrderOfCount } from './facet-values.ts';

/** Matches counted at most. */
export const cap = 10_000;

export type FoundDocument = {
  readonly id: string;
  readonly tier: number;
  readonly quality: number;
  /** The four below are read where the matches are few, the words also where candidates are put in order; else they are empty. */
  readonly fields: Fields;
  readonly nameSort: string;
  readonly newest: string;
  readonly facets: Readonly<Record<FacetName, readonly string[]>>;
};

export type Selected = {
  /** Whether the matches were few, so that all documents were fetched whatever the filters say, and must be filtered and counted. */
  readonly few: boolean;
  readonly documents: readonly FoundDocument[];
  readonly total: number;
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetCount[]>>>;
};

type Document = [
  ...[id: string, tier: number, place: number, quality: number, fields?: Fields],
  ...[nameSort?: string, newest?: string, facets?: string, brands?: readonly string[]],
];
type Count = [value: string, n: number];

/** `groups`: of values of facets; `every` and a facet: among all documents; a facet: counted apart. */
export type Row =
  | { readonly what: 'total'; readonly found: number }
  | { readonly what: 'few'; readonly found: boolean }
  | { readonly what: 'documents'; readonly found: readonly Document[] | null }
  | { readonly what: 'groups' | `every ${FacetName}` | FacetName; readonly found: readonly Count[] };

const noFields: Fields = {
  t: [],
  a: [],
  tw: [],
  aw: [],
  tp: [],
  ap: [],
  b: [],
  c: [],
  cw: [],
  f: [],
  fw: [],
  o: [],
  h: [],
  he: [],
  x: [],
  m: [],
  p: [],
};
/** Where the database has counted, nobody asks a document for its values. */
const noFacets: FoundDocument['facets'] = { sector: [], city: [], county: [], honour: [], proof: [], brand: [] };

export function collect(
  rows: readonly Row[],
  { day, where }: { readonly day: string; readonly where: SearchQuery['where'] },
  together: readonly FacetName[],
): Selected {
  const documents: (FoundDocument & { place: number })[] = [];
  const counted = new Map<FacetName, Map<string, number>>();
  const groupedOf = new Map<string, number>();
  const count = (facet: FacetName, value: string, n: number) => {
    const counts = counted.get(facet) ?? new Map<string, number>();
    counts.set(value, (counts.get(value) ?? 0) + n);
    counted.set(facet, counts);
  };
  const grouped = together.filter((facet): facet is GroupedFacet => facet !== 'brand');
  const isGroup = (what: Row['what']): what is 'groups' | GroupedFacet =>
    what === 'groups' || facetNames.some((name) => name === what && what !== 'brand');
  let [total, isFew] = [0, false];
  for (const row of rows) {
    if (row.what === 'documents') for (const document of row.found ?? []) documents.push(documentFrom(document, day));
    else if (row.what === 'total') total = row.found;
    else if (row.what === 'few') isFew = row.found;
    else if (isGroup(row.what)) {
      for (const [text, n] of row.found) {
        const values = facetsOn(text, day);
        groupedOf.set(row.what, (groupedOf.get(row.what) ?? 0) + n);
        const counts = datedFacets.every(
          (dated) => dated === row.what || !where[dated]?.length || where[dated].some((family) => values[dated].includes(family)),
        );
        if (!counts) continue;
        for (const facet of row.what === 'groups' ? grouped : [row.what]) for (const value of values[facet]) count(facet, value, n);
      }
    } else {
      const facet = row.what.replace('every ', '') as FacetName;
      for (const [value, n] of row.found) count(facet, value, n);
    }
  }
  const isCapped = (facet: FacetName) => (together.includes(facet) ? total : (groupedOf.get(facet) ?? 0)) > cap;
  const facets = Object.fromEntries(
    [...counted].map(([facet, counts]) => [
      facet,
      inOrderOfCount(counts).map((one): FacetCount => (isCapped(facet) ? { ...one, atLeast: true } : one)),
    ]),
  );
  return { few: isFew, documents: documents.sort((a, b) => a.place - b.place), total, facets };
}

const documentFrom = (
  [id, tier, place, quality, fields = noFields, nameSort = '', newest = '', facets, brands = []]: Document,
  day: string,
): FoundDocument & { place: number } => ({
  ...{ id, tier, place, quality, fields, nameSort, newest },
  facets: facets === undefined ? noFacets : { ...facetsOn(facets, day), brand: brands },
});
