import { useRouteLoaderData } from '@remix-run/react';
import type { loader } from '../root.tsx';
import { nameIn } from './names.ts';
import { useLanguage, useWords } from './page-context.tsx';

/** Names of sectors and places in the page's language, from what the root loader read once. */
export function useReference() {
  const language = useLanguage();
  const data = useRouteLoaderData<typeof loader>('root');
  const t = useWords();
  const placeName = (code: string | null): string | null => {
    const place = code === null ? undefined : data?.places[code];
    return place ? nameIn(language, place) : null;
  };
  return {
    sectorName: (code: string): string => {
      const sector = data?.sectors[code];
      return sector ? nameIn(language, sector) : code;
    },
    placeName,
    /** In English whatever the page's language: addresses are made from it. */
    englishPlaceName: (code: string | null): string | null => (code === null ? null : (data?.places[code]?.en ?? null)),
    /** City and county, as far as they are known: 南宁市 横州市. */
    placesOf: ({ cityCode, countyCode }: { cityCode: string | null; countyCode: string | null }): string =>
      [placeName(cityCode), placeName(countyCode)].filter(Boolean).join(' ') || t('common.guangxi'),
  };
}
