import { type SearchResult, searchDirectory } from '#app/domain/catalogue/search-directory.server.ts';
import { readSearch } from '#app/domain/catalogue/search-input.ts';
import type { Context } from '#app/platform/context.ts';
import { cityOfSlug, countiesOf, type Place } from '#app/platform/reference.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { showsRegulated } from '#app/platform/regulated.ts';

const enterprisesShown = 12;

type CityEnterprise = { readonly ref: string; readonly name: string; readonly products: number };

export type CityPage = {
  readonly city: Place;
  readonly counties: readonly { readonly place: Place; readonly products: number }[];
  /** Products by sector, the most first. */
  readonly sectors: readonly { readonly value: string; readonly count: number }[];
  readonly products: SearchResult['products'];
  readonly total: SearchResult['total'];
  /** Those with the most products listed. */
  readonly enterprises: readonly CityEnterprise[];
  readonly enterprisesInAll: number;
  readonly page: number;
};

/**
 * A city: its names, its county units, what is made there and by whom. The statements of the search, and one.
 *
 * @param slug the city's name in its address.
 * @param page as typed in the address; nonsense is the first page.
 */
export async function readCity(ctx: Context, slug: string, page: string | null): Promise<CityPage> {
  const city = cityOfSlug(ctx.reference, slug);
  if (!city) throw new Refusal('not-found');
  const input = { ...readSearch(new URLSearchParams({ page: page ?? '1', sort: 'name' })), where: { city: [city.code] } };
  const [{ products, total, facets }, enterprises] = await Promise.all([searchDirectory(ctx, input), enterprisesOf(ctx, city.code)]);
  const inCounty = new Map((facets.county ?? []).map(({ value, count }) => [value, count]));
  return {
    city,
    counties: countiesOf(ctx.reference, city.code).map((place) => ({ place, products: inCounty.get(place.code) ?? 0 })),
    sectors: facets.sector ?? [],
    products,
    total,
    enterprises: enterprises.map(({ ref, name, products }) => ({ ref, name, products })),
    enterprisesInAll: enterprises[0]?.inAll ?? 0,
    page: input.page,
  };
}

const enterprisesOf = (ctx: Context, cityCode: string) => ctx.sql<(CityEnterprise & { inAll: number })[]>`
  select e.ref, e.name, coalesce(made.products, 0) as products, (count(*) over ())::int as "inAll"
  from enterprises e
  left join (
    select enterprise_id, count(*)::int as products from products
    where status = 'published' and (regulated is null or ${showsRegulated(ctx)})
      and enterprise_id in (select id from enterprises where city_code = ${cityCode})
    group by 1
  ) made on made.enterprise_id = e.id
  where e.city_code = ${cityCode}
  order by made.products desc nulls last, e.name_sort, e.id
  limit ${enterprisesShown}`;
