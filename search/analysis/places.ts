/** Names of places as people type them: full and short, former, English, Vietnamese, each with the GB/T 2260 code it stands for. */
import { readFileSync } from 'node:fs';
import { fold } from './fold.ts';
import { latinWords } from './latin.ts';

export type NamedPlace = { readonly code: string; readonly kind: 'city' | 'county'; readonly name: string };

type RegionFile = {
  cities: {
    code: string;
    zh: string;
    short: string;
    en: string;
    en_old?: string | null;
    vi?: string | null;
    counties: { code: string; zh: string; short: string; en: string; former?: string | null; type?: string }[];
  }[];
};

/** Short names of counties that are everyday words as well: 资源县 is a place, 资源 is not. */
const everyday = new Set(['资源', '港口']);

/** Name as it is looked up: Han as folded, Latin as stemmed words. */
export const lookUpName = (name: string) => (/\p{Script=Han}/u.test(name) ? fold(name) : latinWords(fold(name)).join(' '));

export function readPlaces(): NamedPlace[] {
  const file = JSON.parse(readFileSync(new URL('../../db/seed/reference/regions.json', import.meta.url), 'utf8')) as RegionFile;
  return file.cities.flatMap((city) => [
    ...named(city.code, 'city', [city.zh, city.short, city.en, city.en_old, city.vi]),
    ...city.counties.flatMap((county) => {
      const district = county.zh.endsWith('区');
      const short = district || everyday.has(county.short) ? null : county.short;
      return named(county.code, 'county', [county.zh, short, ...formerNames(county.former), district ? null : county.en]);
    }),
  ]);
}

/** 横县(2021年撤县设市) → 横县, without 县 only where two characters remain. */
function formerNames(written: string | null | undefined): string[] {
  const name = written?.replace(/\(.*$/, '') ?? '';
  if (!/^\p{Script=Han}{2,6}[县市区]?$/u.test(name) || name.startsWith('由')) return [];
  const short = name.replace(/(?:管理区|[县市区])$/u, '');
  return short.length > 1 ? [name, short] : [name];
}

function named(code: string, kind: NamedPlace['kind'], names: readonly (string | null | undefined)[]): NamedPlace[] {
  return [...new Set(names.filter((name): name is string => Boolean(name)).map(lookUpName))].map((name) => ({ code, kind, name }));
}
