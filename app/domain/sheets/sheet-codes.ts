import type { Reference } from '#app/platform/reference.ts';
import { type CodedList, type Codes, codesOf } from './coded-cells.ts';

type Named = readonly (readonly [name: string, code: string])[];

/** What the pages of the site call things, in all its languages: headings of fields, and choices that no table has. */
export type Spoken = {
  readonly headings: ReadonlyMap<string, string>;
  readonly choices: Readonly<Record<Extract<CodedList, 'capacityPeriod' | 'contractManufacturing' | 'kind'>, Named>>;
};

/** @param files of the enterprise whose sheet it is. */
export function sheetCodes(
  { sectors, divisionsOfSector, cities, placeByCode }: Reference,
  { choices }: Pick<Spoken, 'choices'>,
  files: readonly { readonly id: string; readonly name: string }[],
): Codes {
  const counties = [...placeByCode.values()].filter(({ kind }) => kind === 'county');
  return {
    sector: codesOf(sectors.flatMap(namesOf)),
    division: codesOf([...divisionsOfSector.values()].flat().map(({ code, zh }) => [zh, code] as const)),
    city: codesOf(cities.flatMap(namesOf)),
    county: codesOf(counties.flatMap(namesOf)),
    capacityPeriod: codesOf(choices.capacityPeriod),
    contractManufacturing: codesOf(choices.contractManufacturing),
    kind: codesOf(choices.kind),
    evidence: codesOf(files.map(({ id, name }) => [name, id] as const)),
  };
}

function namesOf({
  code,
  zh,
  en,
  vi,
}: {
  readonly code: string;
  readonly zh: string;
  readonly en?: string | null;
  readonly vi?: string | null;
}) {
  return [zh, en, vi].flatMap((name) => (name ? [[name, code] as const] : []));
}
