/** What the statement of a search answered: documents, and counts of facets as they are on the day. */
import type { Fields } from '#search/documents/analyse.ts';
import type { FacetCount, FacetName } from '#search/engine/port.ts';
import { facetsOn, type GroupedFacet, inOrderOfCount } from './facet-values.ts';

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

export type Row = {
  /** `document`, `total`, `few`, `groups` (of values of facets), `every` (facet/value) or the facet that is counted apart. */
  what: string;
  tier: number;
  id: string | null;
  value: string | null;
  n: number | null;
  quality: number | null;
  nameSort: string | null;
  newest: string | null;
  fields: Fields | null;
  brands: string[] | null;
};

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

export function collect(rows: readonly Row[], day: string, together: readonly FacetName[]): Selected {
  const documents: (FoundDocument & { place: number })[] = [];
  const counted = new Map<FacetName, Map<string, number>>();
  const groupedOf = new Map<string, number>();
  const count = (facet: FacetName, value: string, n: number) => {
    const counts = counted.get(facet) ?? new Map<string, number>();
    counts.set(value, (counts.get(value) ?? 0) + n);
    counted.set(facet, counts);
  };
  const grouped = together.filter((facet): facet is GroupedFacet => facet !== 'brand');
  let [total, isFew] = [0, false];
  for (const { what, tier, id, value, n, quality, nameSort, newest, fields, brands } of rows) {
    if (what === 'document')
      documents.push({
        id: id!,
        tier,
        quality: quality!,
        nameSort: nameSort ?? '',
        newest: newest ?? '',
        fields: fields ?? noFields,
        facets: value === null ? noFacets : { ...facetsOn(value, day), brand: brands ?? [] },
        place: n ?? 0,
      });
    else if (what === 'total') total = n ?? 0;
    else if (what === 'few') isFew = n === 1;
    else if (what === 'brand') count('brand', value!, n ?? 0);
    else if (what === 'every') {
      const end = value!.indexOf('/');
      count(value!.slice(0, end) as FacetName, value!.slice(end + 1), n ?? 0);
    } else {
      const values = facetsOn(value!, day);
      groupedOf.set(what, (groupedOf.get(what) ?? 0) + (n ?? 0));
      for (const facet of what === 'groups' ? grouped : [what as GroupedFacet]) for (const one of values[facet]) count(facet, one, n ?? 0);
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
