import type { Fair } from '#app/domain/fairs/fair-item.ts';
import { type Language, localPath } from './language.ts';

type Titled = Pick<Fair, 'name' | 'nameEn' | 'edition' | 'year'>;

/** The name of an edition: 中国—东盟博览会 第22届; an edition that is only counted by its year is named by it. */
export const fairTitle = (language: Language, { name, nameEn, edition, year }: Titled): string =>
  [language !== 'zh' && nameEn ? nameEn : name, edition ?? year].filter(Boolean).join(' ');

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
