/** What the pages count, counted from the rows themselves: slow, and plain enough to be believed. */
import type { PendingQuery, Row } from 'postgres';
import { listProductsWithin } from '#app/domain/catalogue/list-products-within.server.ts';
import { listEnterprises } from '#app/domain/enterprises/list-enterprises.server.ts';
import { listSectors } from '#app/domain/industries/list-sectors.server.ts';
import { countDirectory } from '#app/domain/insight/count-directory.server.ts';
import { readHome } from '#app/domain/insight/read-home.server.ts';
import { listCities } from '#app/domain/regions/list-cities.server.ts';
import { readCity } from '#app/domain/regions/read-city.server.ts';
import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { citySlug } from '#app/platform/reference.ts';
import { showsRegulated } from '#app/platform/regulated.ts';

type Counts = Readonly<Record<string, unknown>>;
/** A piece of a statement. */
type Fragment = PendingQuery<Row[]>;
type Listed = { readonly value: string; readonly count: number };

const byCode = <Row extends { readonly code: string }>(rows: readonly Row[]) => rows.toSorted((a, b) => a.code.localeCompare(b.code));
const byValue = (rows: readonly Listed[]) => Object.fromEntries(rows.map(({ value, count }) => [value, count]));

/** The figures of every page that counts. */
export async function countsOfPages(ctx: Context, cityCode: string, sectorCode: string): Promise<Counts> {
  const home = await readHome(ctx);
  const city = await readCity(ctx, citySlug(ctx.reference.placeByCode.get(cityCode)!.en), new URLSearchParams());
  const within = await listProductsWithin(ctx, { column: 'sector_code', code: sectorCode, page: 1 });
  const enterprises = await listEnterprises(ctx, { cityCode, page: 1 });
  return {
    figures: home.figures,
    sectorsAtHome: byCode(home.sectors),
    citiesAtHome: byCode(home.cities),
    latest: home.latest.map(({ ref }) => ref),
    directory: await countDirectory(ctx),
    sectors: byCode(await listSectors(ctx)),
    cities: (await listCities(ctx)).filter(({ products, enterprises, demands }) => products + enterprises + demands > 0),
    city: [city.total, city.products.map(({ ref }) => ref), byValue(city.sectors)],
    counties: Object.fromEntries(city.counties.filter(({ products }) => products > 0).map((it) => [it.place.code, it.products])),
    enterprisesOfCity: [city.enterprisesInAll, city.enterprises],
    sector: [within.total, within.products.map(({ ref }) => ref), byValue(within.cities)],
    enterprises: [enterprises.total, enterprises.cities, enterprises.items.map(({ ref, products }) => [ref, products])],
  };
}

export async function plainCounts(ctx: Context, cityCode: string, sectorCode: string): Promise<Counts> {
  const { sql } = ctx;
  const shown = sql`(select * from products where status = 'published' and (regulated is null or ${showsRegulated(ctx)})) shown`;
  const held = sql`(select *, coalesce(valid_from, '-infinity') <= ${dayOf(ctx.now())}::date and coalesce(valid_to, 'infinity') >= ${dayOf(ctx.now())}::date as counts
    from credentials where product_id is null or product_id in (select id from ${shown})) held`;
  const counted = (rows: Fragment, key: string) =>
    sql`(select coalesce(json_object_agg(key, n), '{}') from (select ${sql(key)} as key, count(*) as n from ${rows} where ${sql(key)} is not null group by 1) c)`;
  const here = (rows: Fragment, key: string, code: string) => sql`(select * from ${rows} where ${sql(key)} = ${code}) here`;
  const refs = (rows: Fragment, order: Fragment, limit: number) =>
    sql`(select coalesce(json_agg(ref), '[]') from (select ref from ${rows} order by ${order} limit ${limit}) r)`;
  const codes = (rows: Fragment, key: string) =>
    sql`(select coalesce(json_agg(json_build_object('code', key, 'count', n) order by key), '[]') from (select ${sql(key)} as key, count(*) as n from ${rows} where ${sql(key)} is not null group by 1) c)`;
  const inCity = here(shown, 'city_code', cityCode);
  const inSector = here(shown, 'sector_code', sectorCode);
  const made = sql`(select e.*, (select count(*) from ${shown} where enterprise_id = e.id) as made from enterprises e where city_code = ${cityCode}) m`;
  const byName = sql`name_sort, id`;
  const [row] = await sql<[{ counts: Counts }]>`select json_build_object(
    'figures', json_build_object('products', (select count(*) from ${shown}), 'enterprises', (select count(*) from enterprises),
      'demands', (select count(*) from demands), 'credentials', (select count(*) from ${held} where counts)),
    'sectorsAtHome', ${codes(shown, 'sector_code')}, 'citiesAtHome', ${codes(shown, 'city_code')},
    'latest', ${refs(shown, sql`published_at desc, ref desc`, 6)},
    'directory', json_build_object('products', (select count(*) from ${shown}), 'enterprises', (select count(*) from enterprises),
      'demands', (select count(*) from demands), 'fairs', (select count(*) from fairs),
      'credentials', (select json_build_object('inForce', count(*) filter (where counts), 'all', count(*)) from ${held}),
      'bases', ${counted(sql`(select basis from ${shown} union all select basis from enterprises union all select basis from demands) b`, 'basis')},
      'scopes', ${counted(shown, 'maker_scope')}),
    'sectors', (select coalesce(json_agg(s order by code), '[]') from (select sector_code as code, count(*) as products,
      count(distinct enterprise_id) as enterprises from ${shown} group by 1) s),
    'cities', (select coalesce(json_agg(c order by code), '[]') from (select r.code,
      (select count(*) from ${shown} where city_code = r.code) as products,
      (select count(distinct sector_code) from ${shown} where city_code = r.code) as sectors,
      (select count(*) from enterprises where city_code = r.code) as enterprises,
      (select count(*) from demands where city_code = r.code) as demands
      from regions r where kind = 'city') c where products + enterprises + demands > 0),
    'city', json_build_array((select count(*) from ${inCity}), ${refs(inCity, byName, 20)}, ${counted(inCity, 'sector_code')}),
    'counties', ${counted(inCity, 'county_code')},
    'enterprisesOfCity', json_build_array((select count(*) from ${made}), (select coalesce(json_agg(m), '[]') from
      (select ref, name, made as products from ${made} order by made desc, name_sort, id limit 12) m)),
    'sector', json_build_array((select count(*) from ${inSector}), ${refs(inSector, byName, 20)}, ${counted(inSector, 'city_code')}),
    'enterprises', json_build_array((select count(*) from ${made}), ${codes(sql`enterprises`, 'city_code')},
      (select coalesce(json_agg(json_build_array(ref, made)), '[]') from (select ref, made from ${made} order by ${byName} limit 20) m))
  ) as counts`;
  return row.counts;
}
