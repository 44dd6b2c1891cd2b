/**
 * The reference data, as `npm run migrate` and every start load it.
 *
 * 1. The region, 14 cities, 111 county units, each in its parent; codes of GB/T 2260.
 * 2. Earlier names are names: 横县 of 横州市; a note on a division gives none.
 * 3. 34 sectors in three languages, each with divisions of GB/T 4754-2017 and at least one sector per division named.
 * 4. 11 taxonomies with year and source; chains with stable codes, and cities where the source names them.
 * 5. Units have one base (factor 1, no shift) in each dimension; every attribute's dimension and choices are usable.
 * 6. Categories that have attributes have names in three languages; so has every category of the directory's file.
 * 7. Loading again touches no row.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { loadReferenceData } from '#app/domain/directory-import/load-reference-data.server.ts';
import { expect, test } from '#tests/support/test.ts';

test('1 places', async ({ sql }) => {
  const kinds = await sql`select kind, count(*)::int as count from regions group by kind order by kind`;
  expect([...kinds]).toEqual([
    { kind: 'city', count: 14 },
    { kind: 'county', count: 111 },
    { kind: 'region', count: 1 },
  ]);
  const stray = await sql`
    select r.code from regions r join regions p on p.code = r.parent_code
    where (r.kind = 'county' and (p.kind <> 'city' or left(r.code, 4) <> left(p.code, 4))) or (r.kind = 'city' and p.code <> '450000')`;
  expect([...stray]).toEqual([]);
});

test('2 earlier names', async ({ sql }) => {
  const rows = await sql<{ zh: string; formerNames: string[]; note: string }[]>`
    select zh, former_names as "formerNames", former_note as note from regions where former_note is not null`;
  expect(rows).toHaveLength(11);
  const names = Object.fromEntries(rows.map((row) => [row.zh, row.formerNames]));
  expect(names).toMatchObject({ 横州市: ['横县'], 武鸣区: ['武鸣县'], 平桂区: ['平桂管理区'], 龙圩区: [] });
  expect(rows.filter((row) => row.formerNames.length === 0).map((row) => row.note)).toEqual(['由原苍梧县部分析置(2013)']);
});

test('3 sectors and divisions', async ({ sql }) => {
  const [counts] = await sql`
    select (select count(*)::int from sectors) as sectors, (select count(*)::int from industry_divisions) as divisions,
      (select count(*)::int from industry_divisions where standard <> 'GB/T 4754-2017') as other,
      (select count(*)::int from sectors s where not exists (select from sector_divisions d where d.sector_code = s.code)) as bare,
      (select count(*)::int from sectors where zh = '' or en = '' or vi = '') as nameless`;
  expect(counts).toEqual({ sectors: 34, divisions: 31, other: 0, bare: 0, nameless: 0 });
});

test('4 taxonomies', async ({ sql }) => {
  const rows = await sql`
    select t.id, t.year, t.source <> '' as sourced, (select count(*)::int from taxonomy_chains c where c.taxonomy_id = t.id) as chains
    from taxonomies t order by t.position`;
  expect(rows.map(({ id, year, chains }) => [id, year, chains])).toEqual([
    ['7+4', 2020, 11],
    ['4+N', 2022, 9],
    ['9-clusters-2020', 2020, 9],
    ['9-light-industry', 2021, 9],
    ['15-key-chains-2023', 2023, 15],
    ['15-chains-2027', 2025, 15],
    ['14+4-2010', 2010, 18],
    ['advanced-clusters-2024', 2024, 10],
    ['double-hundred-double-new', 2019, 0],
    ['seed-targets', 2022, 0],
    ['sme-specialty-clusters', 2022, 5],
  ]);
  expect(rows.every(({ sourced }) => sourced)).toBe(true);
  const [sugar] = await sql`select city_codes from taxonomy_chains where code = '蔗糖产业集群'`;
  expect(sugar?.city_codes).toEqual(['451400', '451300', '450100', '450200', '450800']);
  const mapped = await sql`select sector_code, chain_code from sector_chains where taxonomy_id = '9-light-industry' order by 1, 2`;
  expect(mapped.map((row) => `${row.sector_code} ${row.chain_code}`)).toContain('ebike 电动自行车');
  expect(mapped.map((row) => row.sector_code)).not.toContain('ceramic');
});

test('5 units and attributes', async ({ sql }) => {
  const bases = await sql`
    select dimension from units group by dimension having count(*) filter (where factor = 1 and shift = 0) = 0`;
  expect([...bases].map(({ dimension }) => dimension)).toEqual([]);
  const unusable = await sql`
    select key from attributes a where type = 'number' and dimension is not null and not exists (select from units u where u.dimension = a.dimension)`;
  expect([...unusable]).toEqual([]);
  const [counts] =
    await sql`select count(*)::int as all, count(*) filter (where zh <> '' and en <> '' and vi <> '')::int as named from attributes`;
  expect(counts?.named).toBe(counts?.all);
});

test('6 categories', async ({ sql }) => {
  const named = await sql`select path from categories where en is null or vi is null`;
  expect([...named]).toEqual([]);
  const translated: Record<string, string>[] = parse(readFileSync('db/seed/reference/category-names.csv'), { columns: true });
  const names = new Set(translated.map(({ zh }) => zh));
  const products: Record<string, string>[] = parse(readFileSync('db/seed/directory/products.csv'), { columns: true, bom: true });
  const segments = products.flatMap(({ category = '' }) => {
    const at = category.indexOf('/');
    return at === -1 ? [category] : [category.slice(0, at), category.slice(at + 1)];
  });
  expect(segments.filter((segment) => !names.has(segment))).toEqual([]);
});

test('7 loading again', async ({ db, sql }) => {
  const versions = () => sql`
    select tableoid::regclass::text as table, ctid::text as place, xmin::text as version from regions
    union all select tableoid::regclass::text, ctid::text, xmin::text from sectors
    union all select tableoid::regclass::text, ctid::text, xmin::text from taxonomies
    union all select tableoid::regclass::text, ctid::text, xmin::text from taxonomy_chains
    union all select tableoid::regclass::text, ctid::text, xmin::text from sector_chains
    union all select tableoid::regclass::text, ctid::text, xmin::text from units
    union all select tableoid::regclass::text, ctid::text, xmin::text from attributes
    union all select tableoid::regclass::text, ctid::text, xmin::text from categories
    union all select tableoid::regclass::text, ctid::text, xmin::text from category_attributes
    order by 1, 2`;
  // `on conflict do update` locks a row it then leaves alone, which shows in xmax only.
  const before = await versions();
  await db.transaction(loadReferenceData);
  expect([...(await versions())]).toEqual([...before]);
});
