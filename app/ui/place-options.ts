import type { Option } from './line-form.tsx';
import { nameIn } from './names.ts';
import { useLanguage } from './page-context.tsx';
import { usePlaces } from './reference-context.tsx';

/** Cities and their counties to choose from, a city before its counties. */
export function usePlaceOptions(): Option[] {
  const language = useLanguage();
  const places = usePlaces();
  return places
    .filter(({ kind }) => kind === 'city')
    .flatMap((city) => {
      const group = nameIn(language, city);
      const counties = places.filter(({ kind, parentCode }) => kind === 'county' && parentCode === city.code);
      return [city, ...counties].map((place) => ({ value: place.code, label: nameIn(language, place), group }));
    });
}
