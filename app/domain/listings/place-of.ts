import type { Context } from '#app/platform/context.ts';

/** The city and, where it is one, the county of a place. */
export function placeOf({ reference }: Pick<Context, 'reference'>, code: string): { cityCode: string; countyCode: string | null } {
  const place = reference.placeByCode.get(code);
  return place?.kind === 'county' ? { cityCode: place.parentCode!, countyCode: code } : { cityCode: code, countyCode: null };
}
