import type { Division, Place, Sector } from '#app/platform/reference.ts';
import type { Language } from './language.ts';
import type { ListingFormData } from './listing-form.tsx';
import { nameIn } from './names.ts';

type Known = {
  readonly cities: readonly Place[];
  readonly places: readonly Place[];
  readonly sectors: readonly Sector[];
  readonly divisions: readonly Division[];
};

/** What the selects of a listing's form offer, in the page's language. */
export function listingOptions(
  language: Language,
  { cities, places, sectors, divisions }: Known,
): Pick<ListingFormData, 'sectors' | 'divisions' | 'places'> {
  const option = (place: Place) => ({ value: place.code, label: nameIn(language, place) });
  const distinct = [...new Map(divisions.map((division) => [division.code, division])).values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    sectors: sectors.map((sector) => ({ value: sector.code, label: nameIn(language, sector) })),
    divisions: distinct.map(({ code, zh }) => ({ value: code, label: `${code} ${zh}` })),
    places: cities.map((city) => ({
      city: option(city),
      counties: places.filter(({ kind, parentCode }) => kind === 'county' && parentCode === city.code).map(option),
    })),
  };
}
