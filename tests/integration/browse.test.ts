/**
 * Sectors and cities.
 *
 * 1. The counts of sectors and of cities are those of the products that may be shown.
 * 2. A sector's products are all its products, each on one page, in the order of their names.
 * 3. A sector's figures by city add up to its products of known city; it names its divisions and its announced chains.
 * 4. A city's counties are its own, in the order of their codes, and bear their former names.
 * 5. A city shows the enterprises with the most products, and says how many there are in all.
 * 6. What does not exist is refused.
 * 7. Medicines are in no figure until the certificate is configured, and in all of them after.
 * 8. What the directory says of itself adds up.
 */
import { listSectors } from '#app/domain/industries/list-sectors.server.ts';
import { readSector } from '#app/domain/industries/read-sector.server.ts';
import { countDirectory } from '#app/domain/insight/count-directory.server.ts';
import { listCities } from '#app/domain/regions/list-cities.server.ts';
import { readCity } from '#app/domain/regions/read-city.server.ts';
import { expect, test } from '#tests/support/test.ts';

const first = new URLSearchParams();
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

test('1. counts', async ({ seeded }) => {
  const shown = await seeded.sql<{ sector: string; city: string | null }[]>`
    select sector_code as sector, city_code as city from products where status = 'published' and regulated is null`;

  for (const { code, products } of await listSectors(seeded)) expect(products).toBe(shown.filter(({ sector }) => sector === code).length);
  const cities = await listCities(seeded);
  expect(cities).toHaveLength(14);
  for (const { code, products } of cities) expect(products).toBe(shown.filter(({ city }) => city === code).length);
});

test('2. products of a sector', async ({ seeded }) => {
  const { total } = await readSector(seeded, 'food', first);
  const seen: string[] = [];
  for (let page = 1; page <= Math.ceil(total / 20); page++)
    seen.push(...(await readSector(seeded, 'food', new URLSearchParams({ page: String(page) }))).products.map(({ ref }) => ref));

  const rows = await seeded.sql<{ ref: string }[]>`
    select ref from products where sector_code = 'food' and status = 'published' and regulated is null order by name_sort, id`;
  expect(total).toBe(rows.length);
  expect(seen).toEqual(rows.map(({ ref }) => ref));
  expect((await readSector(seeded, 'food', new URLSearchParams({ page: 'nonsense' }))).page).toBe(1);
});

test('3. figures and chains of a sector', async ({ seeded }) => {
  const { cities, total, divisions, chains } = await readSector(seeded, 'food', first);
  const [{ unplaced }] = await seeded.sql<[{ unplaced: number }]>`
    select count(*)::int as unplaced from products where sector_code = 'food' and status = 'published' and regulated is null and city_code is null`;

  expect(sum(cities.map(({ count }) => count)) + unplaced).toBe(total);
  expect(divisions.map(({ code }) => code)).toEqual(['C13', 'C14', 'C15']);
  expect(chains.map(({ taxonomy, chain }) => [taxonomy.id, taxonomy.year, chain.zh])).toContainEqual(['4+N', 2022, '特色食品']);
  for (const { taxonomy } of chains) expect(taxonomy.source).not.toBe('');
});

test('4. counties', async ({ seeded }) => {
  const { counties, city } = await readCity(seeded, 'nanning', first);

  expect(city).toMatchObject({ code: '450100', za: 'Namzningz', plate: '桂A' });
  expect(counties.map(({ place }) => place.code)).toEqual(counties.map(({ place }) => place.code).sort());
  expect(counties.every(({ place }) => place.parentCode === '450100')).toBe(true);
  expect(counties.find(({ place }) => place.code === '450181')).toMatchObject({ place: { zh: '横州市', formerNames: ['横县'] } });
  expect(sum(counties.map(({ products }) => products))).toBeGreaterThan(0);
});

test('5. enterprises of a city', async ({ seeded }) => {
  const { enterprises, enterprisesInAll } = await readCity(seeded, 'liuzhou', first);
  const [{ count }] = await seeded.sql<[{ count: number }]>`select count(*)::int from enterprises where city_code = '450200'`;

  expect(enterprisesInAll).toBe(count);
  expect(enterprises).toHaveLength(12);
  const products = enterprises.map((enterprise) => enterprise.products);
  expect(products).toEqual([...products].sort((a, b) => b - a));
});

test('6. unknown', async ({ seeded }) => {
  await expect(readSector(seeded, 'no-such', first)).rejects.toMatchObject({ reason: 'not-found' });
  await expect(readCity(seeded, 'no-such', first)).rejects.toMatchObject({ reason: 'not-found' });
});

test('7. medicines', async ({ seeded }) => {
  const certified = { ...seeded, settings: { ...seeded.settings, drugCertificate: '(虚构)-经营性-0000-0000' } };
  const medicines = async (ctx: typeof seeded) => ({
    listed: (await listSectors(ctx)).find(({ code }) => code === 'pharma')?.products ?? 0,
    paged: (await readSector(ctx, 'pharma', first)).total,
    inAll: (await countDirectory(ctx)).products,
    inCities: sum((await listCities(ctx)).map(({ products }) => products)),
  });
  const [before, after] = [await medicines(seeded), await medicines(certified)];

  expect(before).toMatchObject({ listed: 0, paged: 0 });
  expect(after.listed).toBeGreaterThanOrEqual(68);
  expect(after.paged).toBe(after.listed);
  expect(after.inAll).toBe(419);
  expect(after.inCities).toBeGreaterThan(before.inCities);
});

test('8. figures of the directory', async ({ seeded }) => {
  const { products, enterprises, demands, fairs, credentials, bases, scopes } = await countDirectory(seeded);

  expect({ enterprises, demands, fairs }).toEqual({ enterprises: 274, demands: 89, fairs: 50 });
  expect(sum(Object.values(bases))).toBe(products + enterprises + demands);
  expect(sum(Object.values(scopes))).toBe(products);
  expect(credentials.inForce).toBeLessThan(credentials.all);
});
