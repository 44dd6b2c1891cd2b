/**
 * The tallies: what the pages count is what there is.
 *
 * 1. Whatever is inserted, changed, published, withdrawn, moved or deleted, in sets or row by row, every page's figures are those of
 *    plain counting, with the certificate for medicines and without; also after the tallies are compacted and counted anew.
 * 2. Compacted, a tally has one row for each key and none that is zero; an import leaves it so.
 * 3. A product counts when its transaction commits, and not if that is rolled back.
 * 4. A credential begins and stops counting at midnight in Asia/Shanghai, without anybody acting.
 * 5. Writers do not wait for each other: of products, enterprises and demands, nor of credentials of one product.
 * 6. A product that is published while somebody gives it a credential counts with it, whichever of the two is first.
 * 7. Transactions that change products of the same enterprises in another order do not give each other up.
 */
import fc from 'fast-check';
import { compactTallies } from '#app/domain/insight/compact-tallies.server.ts';
import { countDirectory } from '#app/domain/insight/count-directory.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { Sql } from '#db/client.ts';
import { aCategory, aCredential, aDemand, anEnterprise, aProduct } from '#tests/support/make.ts';
import { countsOfPages, plainCounts } from '#tests/support/plain-counts.ts';
import { expect, test } from '#tests/support/test.ts';

const [city, sector] = ['450100', 'food'];
const certified = (ctx: Context): Context => ({ ...ctx, settings: { ...ctx.settings, drugCertificate: '(虚构)-经营性-0000-0000' } });

async function expectExact(ctx: Context) {
  for (const one of [ctx, certified(ctx)]) expect(await countsOfPages(one, city, sector)).toEqual(await plainCounts(one, city, sector));
}

const tallies = [
  'product_tallies',
  'enterprise_tallies',
  'demand_tallies',
  'credential_tallies',
  'sector_tallies',
  'makers',
  'maker_sectors',
];

const places = [{}, { city_code: city }, { city_code: city, county_code: '450181' }, { city_code: '450200' }] as const;
const days = [null, '2020-01-01', '2026-11-22', '2026-11-23', '2026-11-24', '2030-12-31'];
const small = fc.nat({ max: 7 });

/** What one row of any table may be given. */
const chosen = fc.record({
  place: fc.constantFrom(...places).map((place) => ({ city_code: null, county_code: null, ...place })),
  sector_code: fc.constantFrom('food', 'tea', 'pharma'),
  basis: fc.constantFrom('page', 'page+name', 'declared'),
  regulated: fc.constantFrom(null, null, 'drug'),
  status: fc.constantFrom('published', 'published', 'draft', 'withdrawn'),
  period: fc
    .tuple(fc.constantFrom(...days), fc.constantFrom(...days))
    .map(([a, b]) => (a && b && a > b ? [b, a] : [a, b]))
    .map(([valid_from, valid_to]) => ({ valid_from, valid_to })),
  bearer: small,
});
type Chosen = typeof chosen extends fc.Arbitrary<infer Value> ? Value : never;

const step = fc.record({
  act: fc.constantFrom('insert', 'insert', 'update', 'upsert', 'delete'),
  table: fc.constantFrom('products', 'products', 'credentials', 'enterprises', 'demands'),
  rows: fc.array(chosen, { minLength: 1, maxLength: 3 }),
  which: small,
});

let n = 0;

/** Values for as many rows of a table, the bearer being one of the rows that there are. */
async function valuesFor(sql: Sql, table: string, rows: readonly Chosen[], categoryId: string) {
  const ids = async (of: string) => (await sql<{ id: string }[]>`select id from ${sql(of)} order by ref`).map(({ id }) => id);
  const [makers, made] = [await ids('enterprises'), await ids('products')];
  return rows.flatMap(({ place, sector_code, basis, regulated, status, period, bearer }): Record<string, unknown>[] => {
    const ref = `R${++n}`;
    const named = { ref, name: ref, name_sort: `n${bearer}`, basis };
    const enterprise_id = makers[bearer % (makers.length + 1)] ?? null;
    if (table === 'enterprises') return [{ ...named, ...place }];
    if (table === 'demands')
      return [{ ref, kind: 'tender', title: ref, buyer_type: 'public', wanted_product: ref, city_code: place.city_code, basis }];
    if (table === 'products') {
      const maker = { enterprise_id, maker_scope: enterprise_id ? 'enterprise' : 'brand' };
      return [
        { ...named, ...place, ...maker, sector_code, regulated, status, category_id: categoryId, published_at: '2026-01-01T00:00:00Z' },
      ];
    }
    const product_id = made[bearer % (made.length + 1)] ?? null;
    if (!product_id && !enterprise_id) return [];
    const bearers = product_id ? { product_id, enterprise_id: null } : { product_id: null, enterprise_id };
    return [{ ...bearers, ...period, kind: 'honour', level: 'regional', title: ref, family: ref, basis }];
  });
}

async function act(
  sql: Sql,
  { act, table, rows, which }: typeof step extends fc.Arbitrary<infer Value> ? Value : never,
  categoryId: string,
) {
  const values = await valuesFor(sql, table, rows, categoryId);
  const key = table === 'credentials' ? 'title' : 'ref';
  const some = sql`id in (select id from ${sql(table)} order by ${sql(key)} offset ${which} limit ${rows.length})`;
  if (act === 'delete') {
    const free = table === 'enterprises' ? sql`and not exists (select from products where enterprise_id = enterprises.id)` : sql``;
    await sql`delete from ${sql(table)} where ${some} ${free}`;
  } else if (values.length === 0) return;
  else if (act === 'insert') await sql`insert into ${sql(table)} ${sql(values)}`;
  else if (act === 'update') {
    const { [key]: _, ...columns } = values[0]!;
    await sql`update ${sql(table)} set ${sql(columns)} where ${some}`;
  } else {
    // Some are there already, some are not: one statement that inserts and updates.
    const there = await sql`select * from ${sql(table)} where ${some}`;
    const columns = Object.keys(values[0]!);
    const set = columns.filter((column) => column !== 'id').map((column) => sql`${sql(column)} = excluded.${sql(column)}`);
    const rowsOfBoth = values.map((row, i) => ({ ...row, id: there[i]?.id ?? crypto.randomUUID(), [key]: there[i]?.[key] ?? row[key] }));
    const list = set.reduce((all, one) => sql`${all}, ${one}`);
    await sql`insert into ${sql(table)} ${sql(rowsOfBoth)} on conflict (id) do update set ${list}`;
  }
}

test('1. whatever is written', { timeout: 300_000 }, async ({ ctx, db, sql }) => {
  const category = await aCategory(db, '虚构类别');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 40 }), async (steps) => {
      await sql`truncate products, enterprises, credentials, demands cascade`;
      for (const one of steps) await act(sql, one, category.id);
      await expectExact(ctx);
      await compactTallies(db);
      await expectExact(ctx);
      await sql`select recount_tallies()`;
      await expectExact(ctx);
    }),
    { numRuns: 40 },
  );
});

test('2. compacted', async ({ ctx, db, sql, seeded }) => {
  for (let i = 0; i < 3; i++) await aProduct(db);
  await aProduct(db, { sectorCode: 'tea' });
  await sql`delete from products where sector_code = 'tea'`;
  expect(await sql`select products from product_tallies where sector_code = 'tea' order by 1`).toMatchObject([
    { products: -1 },
    { products: 1 },
  ]);

  await compactTallies(db);

  expect([...(await sql`select sector_code as sector, products from product_tallies`)]).toEqual([{ sector: 'food', products: 3 }]);
  await expectExact(ctx);
  const rows = async (table: string) =>
    (await seeded.sql<{ row: string }[]>`select t::text as row from ${seeded.sql(table)} t`).map(({ row }) => row).sort();
  const before = await Promise.all(tallies.map(rows));
  await compactTallies(seeded.db);
  expect(await Promise.all(tallies.map(rows))).toEqual(before);
  await expectExact(seeded);
});

test('3. transactions', async ({ ctx, db, sql }) => {
  const product = await aProduct(db, { status: 'draft' });
  const count = async () => (await countDirectory(ctx)).products;

  await sql.begin(async (tx) => {
    await tx`update products set status = 'published' where id = ${product.id}`;
    expect(await count()).toBe(0);
  });
  expect(await count()).toBe(1);
  const undone = sql.begin(async (tx) => {
    await tx`delete from products where id = ${product.id}`;
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await count()).toBe(1);
});

test('4. midnight', async ({ ctx, db }) => {
  const { id } = await anEnterprise(db);
  await aCredential(db, { enterpriseId: id, validFrom: '2026-11-22', validTo: '2026-11-23' });
  const inForce = async (at: string) => (await countDirectory({ ...ctx, now: () => new Date(at) })).credentials.inForce;

  const instants = ['2026-11-21T15:59:59Z', '2026-11-21T16:00:00Z', '2026-11-23T15:59:59Z', '2026-11-23T16:00:00Z'];
  expect(await Promise.all(instants.map(inForce))).toEqual([0, 1, 1, 0]);
});

test('5. nobody waits', async ({ ctx, db, database }) => {
  const product = await aProduct(db);
  const makers = [await anEnterprise(db, { cityCode: city }), await anEnterprise(db, { cityCode: city })];
  const write = async (which: 0 | 1, tx: typeof db) => {
    await aProduct(tx, { enterpriseId: makers[which]!.id, cityCode: city, categoryId: product.categoryId });
    await anEnterprise(tx, { cityCode: city });
    await aDemand(tx, { cityCode: city });
    await aCredential(tx, { productId: product.id });
  };

  await db.transaction(async (one) => {
    await write(0, one);
    await database.db.transaction(async (other) => {
      await other.execute(`set local lock_timeout = '2s'`);
      await write(1, other);
    });
  });

  await expectExact(ctx);
});

for (const first of ['publishing', 'attesting'] as const) {
  test(`6. ${first} first`, async ({ ctx, db, sql }) => {
    const product = await aProduct(db, { status: 'draft' });
    const publish = (on: Pick<Sql, 'unsafe'>) => on.unsafe(`update products set status = 'published' where id = '${product.id}'`);
    const attest = (on: Pick<Sql, 'unsafe'>) =>
      on.unsafe(
        `insert into credentials (product_id, kind, level, title, family, basis) values ('${product.id}', 'honour', 'regional', 't', 't', 'page')`,
      );
    const [now, then] = first === 'publishing' ? [publish, attest] : [attest, publish];

    let second: Promise<unknown> | undefined;
    await sql.begin(async (tx) => {
      await now(tx);
      second = sql.begin(then);
      await new Promise((resolve) => setTimeout(resolve, 150));
    });
    await second;

    expect((await countDirectory(ctx)).credentials).toEqual({ inForce: 1, all: 1 });
    await expectExact(ctx);
  });
}

test('7. in another order', async ({ ctx, db, sql }) => {
  const makers = [await anEnterprise(db), await anEnterprise(db), await anEnterprise(db)];
  const made: string[] = [];
  for (let i = 0; i < 24; i++) made.push((await aProduct(db, { enterpriseId: makers[i % 3]!.id, status: 'draft' })).id);
  const sets = [0, 1, 2, 3].map((part) => made.filter((_, i) => i % 4 === part)).map((ids, i) => (i % 2 ? ids.toReversed() : ids));

  for (const status of ['published', 'withdrawn', 'published'])
    await Promise.all(sets.map((ids) => sql`update products set status = ${status} where id = any(${ids})`));

  await expectExact(ctx);
});
