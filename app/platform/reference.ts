/** Reference data that every page needs and that changes only with a release or by an administrator: held in memory. */
import type { Region } from '#db/schema/regions.ts';

export type Sector = { readonly code: string; readonly zh: string; readonly en: string; readonly vi: string };
export type Place = Pick<
  Region,
  'code' | 'kind' | 'parentCode' | 'zh' | 'short' | 'en' | 'vi' | 'za' | 'plate' | 'formerNames' | 'formerNote'
>;

/** A division (大类) of the national classification that a sector covers. */
export type Division = { readonly code: string; readonly zh: string; readonly standard: string };

/** A chain of an official taxonomy, with the sectors of ours that belong to it. */
export type Chain = {
  readonly code: string;
  readonly zh: string;
  readonly en: string | null;
  readonly groupZh: string | null;
  readonly groupEn: string | null;
  readonly cityCodes: readonly string[];
  readonly sectorCodes: readonly string[];
};

/** An officially announced division of Guangxi's industry, in the words and with the source of its announcement. */
export type Taxonomy = {
  readonly id: string;
  readonly zh: string;
  readonly en: string | null;
  readonly year: number | null;
  readonly validity: string | null;
  readonly source: string;
  readonly chains: readonly Chain[];
};

export type Reference = {
  /** In the order in which they are shown. */
  readonly sectors: readonly Sector[];
  readonly sectorByCode: ReadonlyMap<string, Sector>;
  readonly divisionsOfSector: ReadonlyMap<string, readonly Division[]>;
  /** The latest announcement first; those without a year last. */
  readonly taxonomies: readonly Taxonomy[];
  /** The 14 cities in the order of their codes. */
  readonly cities: readonly Place[];
  readonly placeByCode: ReadonlyMap<string, Place>;
};

/** A city's name in addresses: its English name in small letters, as 南宁市 → nanning. */
export const citySlug = (en: string): string => en.toLowerCase().replace(/[^a-z]/g, '');

/** The city that an address names. */
export const cityOfSlug = (reference: Reference, slug: string): Place | undefined =>
  reference.cities.find((city) => citySlug(city.en) === slug);

/** The county units of a city, in the order of their codes. */
export const countiesOf = (reference: Reference, cityCode: string): Place[] =>
  [...reference.placeByCode.values()].filter((place) => place.kind === 'county' && place.parentCode === cityCode);
