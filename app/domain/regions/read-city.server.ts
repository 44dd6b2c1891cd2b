import { listProductsWithin, type ProductsWithin } from '#app/domain/catalogue/list-products-within.server.ts';
import type { Context } from '#app/platform/context.ts';
import { readPage } from '#app/platform/paging.ts';
import { cityOfSlug, countiesOf, type Place } from '#app/platform/reference.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { showsRegulated } from '#app/platform/regulated.ts';

const enterprisesShown = 12;

type CityEnterprise = { readonly ref: string; readonly name: string; readonly products: number };

export type CityPage = Pick<ProductsWithin, 'products' | 'total' | 'sectors'> & {
  readonly city: Place;
  readonly counties: readonly { readonly place: Place; readonly products: number }[];
  /** Those with the most products listed. */
  readonly enterprises: readonly CityEnterprise[];
  readonly enterprisesInAll: number;
  readonly page: number;
};

/**
 * A city: its names, its county units, what is made there and by whom. Three statements.
 *
 * @param slug the city's name in its address.
 * @param params of the address: the page of its products.
 */
export async function readCity(ctx: Context, slug: string, params: URLSearchParams): Promise<CityPage> {
  const city = cityOfSlug(ctx.reference, slug);
  if (!city) throw new Refusal('not-found');
  const page = readPage(params);
  const [{ products, total, sectors, counties }, [{ enterprises, enterprisesInAll }]] = await Promise.all([
    listProductsWithin(ctx, { column: 'city_code', code: city.code, page }),
    enterprisesOf(ctx, city.code),
  ]);
  const inCounty = new Map(counties.map(({ value, count }) => [value, count]));
  return {
    city,
    counties: countiesOf(ctx.reference, city.code).map((place) => ({ place, products: inCounty.get(place.code) ?? 0 })),
    sectors,
    products,
    total,
    enterprises,
    enterprisesInAll,
    page,
  };
}

function enterprisesOf({ sql, settings }: Context, cityCode: string) {
  const products = showsRegulated({ settings }) ? sql`published` : sql`open`;
  return sql<[Pick<CityPage, 'enterprises' | 'enterprisesInAll'>]>`
    select coalesce(json_agg(json_build_object('ref', e.ref, 'name', e.name, 'products', m.products) order by place), '[]') as enterprises,
      (select coalesce(sum(enterprises), 0)::int from enterprise_tallies where city_code = ${cityCode}) as "enterprisesInAll"
    from (
      select enterprise_id, ${products} as products, row_number() over (order by ${products} desc, name_sort, enterprise_id) as place
      from makers where city_code = ${cityCode} order by ${products} desc, name_sort, enterprise_id limit ${enterprisesShown}
    ) m join enterprises e on e.id = m.enterprise_id`;
}
