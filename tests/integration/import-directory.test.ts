/**
 * The import of the real directory.
 *
 * 1. Everything goes in: 419 products, 274 enterprises, 188 honours of theirs, 50 fairs, 89 demands, what rows state in figures.
 * 2. Every row says where it comes from.
 * 3. The index is told of everything that is new, once, and of nothing at the second run.
 * 4. Importing again touches no row: not its version, not its time of change.
 * 5. Medicines are marked: the 68 rows of the word list and the others whose category says so; masks and extracts are not.
 * 6. Makers whose line 主要产品 names medicines are marked, others are not.
 * 7. An honour stated by both files is there once; an area's title is nobody's honour.
 * 8. Honours that have run out are there, with the day, and the rule that gives it.
 * 9. Budgets are fen, dates have their precision, a place outside Guangxi stays as printed.
 * 10. Progress reaches its total for each file and the index.
 * 11. What is stated of a product in figures or words can be read in its row, and its category lists the attribute.
 * 12. A changed cell changes that row and nothing else; a word taken out is taken back.
 * 13. A product that was withdrawn stays so, and keeps the day on which it was published.
 */

import { type ImportProgress, importDirectory } from '#app/domain/directory-import/import-directory.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { Sql } from '#db/client.ts';
import { realFile, withFolder } from '#tests/support/directory-folder.ts';
import { test as base, expect } from '#tests/support/test.ts';

type Told = { kind: string; ids: readonly string[] };
type Imported = { context: Pick<Context, 'db' | 'search' | 'now'>; told: Told[] };

/** An engine that keeps what it is told: the import must tell it, whatever engine it is. */
const test = base.extend<{ importing: Imported }>({
  importing: async ({ db, now }, use) => {
    const told: Told[] = [];
    const search = {
      name: 'listener',
      search: () => Promise.reject(new Error('nobody searches here')),
      refresh: async (_tx: unknown, kind: string, ids: readonly string[]) => void told.push({ kind, ids }),
      rebuild: async () => {},
    };
    await use({ context: { db, search, now: () => now }, told });
  },
});

const folder = 'db/seed/directory';
const tables = [
  'products',
  'enterprises',
  'credentials',
  'fairs',
  'demands',
  'product_attributes',
  'categories',
  'regions',
  'sectors',
] as const;

const versions = async (sql: Sql) =>
  Object.fromEntries(
    await Promise.all(
      tables.map(async (table) => [table, [...(await sql`select ctid::text, xmin::text from ${sql(table)} order by 1`)]] as const),
    ),
  );

test('1, 2, 3, 10 everything goes in, with its source', async ({ importing: { context, told }, sql }) => {
  const progress: ImportProgress[] = [];
  const report = await importDirectory(context, folder, { onProgress: (step) => progress.push(step) });
  expect(report.bad).toEqual([]);
  expect(report.notes).toEqual([]);
  expect(report.files.map(({ file, rows, taken, changed }) => [file, rows, taken, changed])).toEqual([
    ['enterprises.csv', 329, 329, 274],
    ['products.csv', 419, 419, 419],
    ['product_attributes.csv', 141, 141, 109],
    ['product_capabilities.csv', 48, 48, 48],
    ['fairs.csv', 50, 50, 50],
    ['demands.csv', 89, 89, 89],
  ]);
  const [counts] = await sql`
    select (select count(*)::int from products where status = 'published') as products, (select count(*)::int from enterprises) as enterprises,
      (select count(*)::int from fairs) as fairs, (select count(*)::int from demands) as demands,
      (select count(*)::int from product_attributes) as attributes, (select count(*)::int from products where capacity is not null) as capacities,
      (select count(*)::int from credentials where enterprise_id is not null) as "ofEnterprises",
      (select count(*)::int from credentials where product_id is not null) as "ofProducts"`;
  // What is an enterprise's and stands on products' rows is said by enterprises.csv too: nothing is there twice.
  expect(counts).toEqual({
    products: 419,
    enterprises: 274,
    fairs: 50,
    demands: 89,
    attributes: 141,
    capacities: 18,
    ofEnterprises: 188,
    ofProducts: 94,
  });
  const unsourced = await sql`
    select ref from products where source is null and source_title is null union all select ref from enterprises where source is null and source_title is null
    union all select ref from demands where source is null union all select ref from fairs where source = ''
    union all select title from credentials where source is null and source_title is null
    union all select typed from product_attributes where source is null and source_title is null`;
  expect([...unsourced]).toEqual([]);

  const ids = (kind: string) => told.filter((one) => one.kind === kind).flatMap((one) => one.ids);
  expect([ids('product').length, new Set(ids('product')).size]).toEqual([419, 419]);
  expect([ids('enterprise').length, new Set(ids('enterprise')).size]).toEqual([274, 274]);
  for (const file of new Set(progress.map((step) => step.file))) {
    const steps = progress.filter((step) => step.file === file);
    expect(steps.at(-1)?.done).toBe(steps.at(-1)?.total);
    expect(steps.map(({ done }) => done)).toEqual(steps.map(({ done }) => done).sort((a, b) => a - b));
  }
});

test('3, 4 importing again touches nothing', async ({ importing: { context, told }, sql }) => {
  await importDirectory(context, folder);
  const before = await versions(sql);
  told.length = 0;
  const report = await importDirectory({ ...context, now: () => new Date('2027-01-01T00:00:00Z') }, folder);
  expect(report.files.map(({ changed }) => changed)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(report.bearersChanged).toBe(0);
  expect(await versions(sql)).toEqual(before);
  expect(told).toEqual([]);
});

test('5, 6, 7, 8, 9, 11 what became of the rows', async ({ importing: { context }, sql }) => {
  await importDirectory(context, folder);
  const [drugs] = await sql`
    select count(*)::int as all, count(*) filter (where ref between 'P0352' and 'P0419')::int as listed,
      count(*) filter (where sector_code <> 'pharma')::int as elsewhere from products where regulated = 'drug'`;
  expect(drugs).toEqual({ all: 76, listed: 68, elsewhere: 0 });
  const free = await sql`select ref from products where ref in ('P0013', 'P0136', 'P0292', 'P0197') and regulated is null`;
  expect(free).toHaveLength(4);

  const makers =
    await sql`select name, main_product_regulated as marked from enterprises where ref in ('E0006', 'E0025', 'E0001', 'E0115', 'E0046') order by ref`;
  expect(makers.map(({ marked }) => marked)).toEqual([false, true, true, false, false]);

  const shared = await sql`
    select e.ref from credentials c join enterprises e on e.id = c.enterprise_id
    where c.family = '自治区主席质量奖' group by e.ref, c.batch having count(*) > 1`;
  expect([...shared]).toEqual([]);
  const [liugong] = await sql`
    select c.batch, c.valid_to::text as "validTo", c.validity_basis as basis from credentials c join enterprises e on e.id = c.enterprise_id
    where e.ref = 'E0001' and c.family = '自治区主席质量奖'`;
  expect(liugong).toMatchObject({ batch: '第一届(2012)', validTo: '2016-12-31', basis: expect.stringContaining('有效期4年') });
  const areas = await sql`select distinct kind from credentials where family in ('区域称号', '区域品牌')`;
  expect(areas.map(({ kind }) => kind)).toEqual(['listing']);
  const ended = await sql`select count(*)::int as count from credentials where valid_to < '2026-11-23'`;
  expect(ended[0]?.count).toBe(17);

  const demands = await sql`
    select ref, budget_fen::text as fen, published_on::text as day, published_precision as exact, city_code as city, place from demands
    where ref in ('D0001', 'D0027', 'D0047', 'D0056', 'D0069') order by ref`;
  expect([...demands]).toEqual([
    { ref: 'D0001', fen: '88400000', day: '2021-01-01', exact: 'year', city: '450100', place: '南宁市' },
    { ref: 'D0027', fen: '323577222', day: '2021-01-01', exact: 'year', city: '451000', place: '百色市' },
    { ref: 'D0047', fen: '104110000', day: '2023-05-04', exact: 'day', city: '450600', place: '防城港市' },
    { ref: 'D0056', fen: null, day: '2021-06-01', exact: 'month', city: null, place: '成都(四川)' },
    { ref: 'D0069', fen: null, day: null, exact: null, city: '450200', place: '柳州市' },
  ]);

  const unlisted = await sql`
    select p.ref, a.key from product_attributes pa join products p on p.id = pa.product_id join attributes a on a.id = pa.attribute_id
    join categories c on c.id = p.category_id
    where not exists (select from category_attributes l where l.attribute_id = a.id and l.category_id in (c.id, c.parent_id))`;
  expect([...unlisted]).toEqual([]);
  const [wire] = await sql`
    select pa.low, pa.high, pa.typed, pa.unit_code as unit from product_attributes pa join products p on p.id = pa.product_id
    join attributes a on a.id = pa.attribute_id where p.ref = 'P0180' and a.key = 'strength'`;
  expect(wire).toEqual({ low: '1770', high: '1770', typed: '1770MPa', unit: 'MPa' });
});

test('12 a changed cell', async ({ importing: { context, told }, sql }) => {
  await importDirectory(context, folder);
  const before = await sql`select ref, ctid::text from products`;
  told.length = 0;
  const products = (await realFile('products.csv'))
    .replace('五菱之光,五菱,', '五菱之光EV,五菱,')
    .replace('广西名牌产品;广西著名商标,,brand', '广西名牌产品,,brand');
  const names = ['enterprises.csv', 'product_attributes.csv', 'product_capabilities.csv', 'fairs.csv', 'demands.csv'];
  const others = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await realFile(name)] as const)));
  const report = await withFolder({ ...others, 'products.csv': products }, (changed) => importDirectory(context, changed));
  expect(report.bad).toEqual([]);
  expect(report.files.map(({ changed }) => changed)).toEqual([0, 1, 0, 0, 0, 0]);
  expect(report.bearersChanged).toBe(1);

  const after = new Map((await sql`select ref, ctid::text from products`).map((row) => [row.ref, row.ctid]));
  expect(before.filter((row) => after.get(row.ref) !== row.ctid).map(({ ref }) => ref)).toEqual(['P0078']);
  const [renamed] = await sql`select name, name_sort as key from products where ref = 'P0078'`;
  expect(renamed).toMatchObject({ name: '五菱之光EV', key: expect.stringContaining('ev') });
  const left = await sql`select family from credentials c join products p on p.id = c.product_id where p.ref = 'P0092'`;
  expect(left.map(({ family }) => family)).toEqual(['广西名牌产品']);
  const refs =
    await sql`select ref from products where id = any(${told.filter(({ kind }) => kind === 'product').flatMap(({ ids }) => ids)}) order by ref`;
  expect(refs.map(({ ref }) => ref)).toEqual(['P0078', 'P0092']);
});

test('13 a withdrawn product', async ({ importing: { context }, sql }) => {
  await importDirectory(context, folder);
  await sql`update products set status = 'withdrawn' where ref = 'P0001'`;
  const [before] = await sql`select published_at from products where ref = 'P0001'`;
  await importDirectory({ ...context, now: () => new Date('2027-01-01T00:00:00Z') }, folder);
  const [after] = await sql`select status, published_at from products where ref = 'P0001'`;
  expect(after).toEqual({ status: 'withdrawn', published_at: before?.published_at });
});
