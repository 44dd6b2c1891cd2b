/** Reference data that every page needs and that changes only with a release or by an administrator: held in memory. */
import type { Region } from '#db/schema/regions.ts';

export type Sector = { readonly code: string; readonly zh: string; readonly en: string; readonly vi: string };
export type Place = Pick<Region, 'code' | 'kind' | 'parentCode' | 'zh' | 'short' | 'en' | 'vi' | 'za' | 'formerNames' | 'formerNote'>;

export type Reference = {
  /** In the order in which they are shown. */
  readonly sectors: readonly Sector[];
  readonly sectorByCode: ReadonlyMap<string, Sector>;
  /** The 14 cities in the order of their codes. */
  readonly cities: readonly Place[];
  readonly placeByCode: ReadonlyMap<string, Place>;
};

/** A city's name in addresses: its English name in small letters, as 南宁市 → nanning. */
export const citySlug = (en: string): string => en.toLowerCase().replace(/[^a-z]/g, '');
