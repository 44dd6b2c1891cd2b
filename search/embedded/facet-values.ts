/**
 * The values of all facets but the brand, as one text in the row of a document.
 *
 * Thousands of documents share few such texts (a sector, a place, the same listings), so that the database groups them by the text
 * and the values are told apart, day by day, in the few groups.
 */
import { standingOn } from '#db/schema/validity.ts';
import type { Attestation, DocumentSource } from '#search/documents/document.ts';
import type { FacetCount, FacetName } from '#search/engine/port.ts';

export type GroupedFacet = Exclude<FacetName, 'brand'>;

export const datedFacets = ['honour', 'proof'] as const;

/** A family, and the first and the last day on which it counts (YYYY-MM-DD). */
type Dated = readonly [family: string, from: string | null, to: string | null];
type Stored = Partial<Record<GroupedFacet, readonly (string | Dated)[]>>;

/** The text of a document's values; documents with the same values have the same text. */
export function storedFacets({ sectors, city, county, honours, proofs }: DocumentSource): string {
  const all: Record<GroupedFacet, readonly (string | Dated)[]> = {
    sector: sectors.map((sector) => sector.code).sort(),
    city: city ? [city] : [],
    county: county ? [county] : [],
    honour: dated(honours),
    proof: dated(proofs),
  };
  return JSON.stringify(Object.fromEntries(Object.entries(all).filter(([, values]) => values.length > 0)));
}

const dated = (attestations: readonly Attestation[]): Dated[] =>
  [...new Set(attestations.map(({ family, from, to }) => JSON.stringify([family, from, to])))].sort().map((text) => JSON.parse(text));

type Values = Readonly<Record<GroupedFacet, readonly string[]>>;

const mostKept = 10_000;
const kept = { day: '', values: new Map<string, Values>() };

/** What counts on a day, each value once. The texts are few and come again with every search, so that they are kept for the day. */
export function facetsOn(text: string, day: string): Values {
  if (kept.day !== day || kept.values.size >= mostKept) {
    kept.day = day;
    kept.values.clear();
  }
  const values = kept.values.get(text) ?? read(text, day);
  kept.values.set(text, values);
  return values;
}

function read(text: string, day: string): Values {
  const { sector = [], city = [], county = [], honour = [], proof = [] } = JSON.parse(text) as Stored;
  const plain = (values: readonly (string | Dated)[]) => values as readonly string[];
  return { sector: plain(sector), city: plain(city), county: plain(county), honour: counting(honour, day), proof: counting(proof, day) };
}

function counting(values: readonly (string | Dated)[], day: string): string[] {
  const families = (values as readonly Dated[]).filter(([, validFrom, validTo]) => standingOn({ validFrom, validTo }, day) === 'in-force');
  return [...new Set(families.map(([family]) => family))];
}

const mostValues = 200;

/** The most frequent values first, those of equal frequency in the order of their characters. */
export function inOrderOfCount(counts: ReadonlyMap<string, number>): FacetCount[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, mostValues);
}
