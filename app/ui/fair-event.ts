import type { Fair } from '#app/domain/fairs/fair-item.ts';
import { type Language, localPath } from './language.ts';
import { wordsOf } from './words/index.ts';

type Titled = Pick<Fair, 'name' | 'nameEn' | 'edition' | 'year'>;

const digits = '零一二三四五六七八九';

/** The number in 第22届 or 第二十二届. */
export function editionNumber(edition: string | null): number | null {
  const [, said] = /^第(\d+|[一二三四五六七八九十]{1,3})届$/.exec(edition ?? '') ?? [];
  if (!said) return null;
  if (/^\d/.test(said)) return Number(said);
  const [tens, ones] = said.includes('十') ? said.split('十') : ['零', said];
  return (tens === '' ? 1 : digits.indexOf(tens ?? '')) * 10 + (ones ? digits.indexOf(ones) : 0);
}

/** The name of an edition: 中国—东盟博览会 第22届; an edition that is only counted by its year is named by it. */
export function fairTitle(language: Language, { name, nameEn, edition, year }: Titled): string {
  if (language === 'zh' || !nameEn) return [name, edition ?? year].filter(Boolean).join(' ');
  const number = editionNumber(edition);
  return [nameEn, number ? wordsOf(language)('fairs.nth', { number }) : year].filter(Boolean).join(', ');
}

/** An edition for search engines (schema.org Event), only where the day on which it begins is known. */
export function fairEvent(publicUrl: string, language: Language, fair: Fair): object | null {
  if (!fair.startsOn) return null;
  return {
    '@type': 'Event',
    name: fairTitle(language, fair),
    startDate: fair.startsOn,
    ...(fair.endsOn ? { endDate: fair.endsOn } : {}),
    ...(fair.venue || fair.place
      ? {
          location: {
            '@type': 'Place',
            name: fair.venue ?? fair.place,
            ...(fair.place ? { address: { '@type': 'PostalAddress', addressLocality: fair.place } } : {}),
          },
        }
      : {}),
    ...(fair.organiser ? { organizer: { '@type': 'Organization', name: fair.organiser } } : {}),
    url: publicUrl + localPath(language, `/fairs/${fair.ref}`),
  };
}
