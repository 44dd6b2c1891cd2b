import { createContext, useContext } from 'react';
import type { Place, Reference } from '#app/platform/reference.ts';
import type { Language } from './language.ts';
import { nameIn } from './names.ts';
import { useLanguage, useWords } from './page-context.tsx';

type Names = Pick<Reference, 'sectorByCode' | 'placeByCode'>;

const NamesContext = createContext<Names>({ sectorByCode: new Map(), placeByCode: new Map() });

/**
 * Set around every page by `entry.server.tsx`. Not loader data: that is encoded for a client with each answer, and 160 names cost
 * more than a page of results.
 */
export const NamesProvider = NamesContext.Provider;

type Choice = { readonly code: string; readonly name: string };
const choiceOf = (place: Place, language: Language): Choice => ({ code: place.code, name: nameIn(language, place) });

/** Names of sectors and places in the page's language. */
export function useReference() {
  const language = useLanguage();
  const { sectorByCode, placeByCode } = useContext(NamesContext);
  const t = useWords();
  const placeOf = (code: string | null) => (code === null ? undefined : placeByCode.get(code));
  const placeName = (code: string | null): string | null => {
    const place = placeOf(code);
    return place ? nameIn(language, place) : null;
  };
  return {
    sectorName: (code: string): string => {
      const sector = sectorByCode.get(code);
      return sector ? nameIn(language, sector) : code;
    },
    placeName,
    /** In English whatever the page's language: addresses are made from it. */
    englishPlaceName: (code: string | null): string | null => placeOf(code)?.en ?? null,
    /** The county units by city, in the order of their codes: of all cities or of one. */
    countiesByCity: (
      onlyCity: string | null = null,
    ): { readonly code: string; readonly name: string; readonly counties: readonly Choice[] }[] => {
      const places = [...placeByCode.values()];
      return places
        .filter((city) => city.kind === 'city' && (onlyCity === null || city.code === onlyCity))
        .map((city) => ({
          ...choiceOf(city, language),
          counties: places
            .filter(({ kind, parentCode }) => kind === 'county' && parentCode === city.code)
            .map((it) => choiceOf(it, language)),
        }));
    },
    /** City and county, as far as they are known: 南宁市 横州市. */
    placesOf: ({ cityCode, countyCode }: { cityCode: string | null; countyCode: string | null }): string =>
      [placeName(cityCode), placeName(countyCode)].filter(Boolean).join(' ') || t('common.guangxi'),
  };
}

/** Every place, in the order of the codes. */
export const usePlaces = (): Place[] => [...useContext(NamesContext).placeByCode.values()];
