/**
 * A product as its page and a comparison show it.
 *
 * 1. What has been attested is told apart: in force, past, not yet begun; the maker's beside the product's own, a grant once.
 * 2. An attribute is given as written and in the base unit of its dimension.
 * 3. What is not published, and a medicine without the site's certificate, does not exist.
 * 4. Of a medicine that may be shown, registration facts only.
 * 5. Other products of the maker and similar ones follow in the order of names, without the product itself and what is hidden.
 * 6. A page takes three statements, with ten products or with thousands.
 * 7. A comparison keeps the order in which products were picked, and names the numbers that no product has.
 */
import { sql } from 'drizzle-orm';
import { readComparison } from '#app/domain/catalogue/read-comparison.server.ts';
import { readProduct } from '#app/domain/catalogue/read-product.server.ts';
import type { Context } from '#app/platform/context.ts';
import { openDb } from '#db/client.ts';
import { attributes, productAttributes } from '#db/schema/catalogue.ts';
import { aCategory, aCredential, anEnterprise, aProduct } from '#tests/support/make.ts';
import { expect, test } from '#tests/support/test.ts';

const withCertificate = (ctx: Context): Context => ({ ...ctx, settings: { ...ctx.settings, drugCertificate: '(桂)-虚构-2026-0001' } });

test('1. credentials', async ({ ctx, db }) => {
  const maker = await anEnterprise(db);
  const { id: productId, ref } = await aProduct(db, { enterpriseId: maker.id });
  await aCredential(db, { productId, title: '自有', validTo: '2026-11-23' });
  await aCredential(db, { productId, title: '昨日到期', validTo: '2026-11-22' });
  await aCredential(db, { productId, title: '更早到期', validTo: '2016-12-31' });
  await aCredential(db, { productId, title: '明日生效', validFrom: '2026-11-24' });
  await aCredential(db, { productId, title: '同一目录', batch: '第一批' });
  await aCredential(db, { enterpriseId: maker.id, title: '同一目录', batch: '第一批' });
  await aCredential(db, { enterpriseId: maker.id, title: '企业所有', validFrom: '2026-11-23' });

  const { product } = await readProduct(ctx, ref);

  expect(product.inForce.map(({ title, byEnterprise }) => [title, byEnterprise])).toEqual(
    expect.arrayContaining([
      ['自有', false],
      ['同一目录', false],
      ['企业所有', true],
    ]),
  );
  expect(product.inForce).toHaveLength(3);
  expect(product.inForce.at(-1)?.byEnterprise).toBe(true);
  expect(product.past.map(({ title, validTo }) => [title, validTo])).toEqual([
    ['昨日到期', '2026-11-22'],
    ['更早到期', '2016-12-31'],
  ]);
});

test('2. attributes', async ({ ctx, db }) => {
  const { id: productId, ref } = await aProduct(db);
  const [pressure, model] = await db
    .insert(attributes)
    .values([
      { key: 'test-pressure', zh: '压力', en: 'Pressure', vi: 'Áp suất', type: 'number', dimension: 'pressure' },
      { key: 'test-model', zh: '型号', en: 'Model', vi: 'Mã hiệu', type: 'text' },
    ])
    .returning();
  await db.insert(productAttributes).values([
    { productId, attributeId: pressure!.id, typed: '≥ 16 bar', low: 1.6, high: null, unitCode: 'bar', basis: 'page' },
    { productId, attributeId: model!.id, typed: 'X-1', basis: 'page' },
  ]);

  const { product } = await readProduct(ctx, ref);

  expect(product.attributes).toMatchObject([
    { key: 'test-model', typed: 'X-1', low: null, high: null, unit: null, baseUnit: null },
    { key: 'test-pressure', typed: '≥ 16 bar', low: 1.6, high: null, unit: 'bar', baseUnit: 'MPa' },
  ]);
});

test('3. what does not exist', async ({ ctx, db }) => {
  const { ref: draft } = await aProduct(db, { status: 'draft', publishedAt: null });
  const { ref: drug } = await aProduct(db, { regulated: 'drug' });
  for (const ref of [draft, drug, 'P0', "P' or true --"])
    await expect(readProduct(ctx, ref)).rejects.toMatchObject({ reason: 'not-found' });
  await expect(readProduct(withCertificate(ctx), draft)).rejects.toMatchObject({ reason: 'not-found' });
});

test('4. a medicine', async ({ ctx, db }) => {
  const maker = await anEnterprise(db);
  const { id: productId, ref } = await aProduct(db, {
    regulated: 'drug',
    enterpriseId: maker.id,
    brand: '虚构牌',
    notes: '畅销',
    applications: ['止痛'],
    capacity: 5,
    capacityUnit: '万盒',
    capacityPeriod: 'year',
  });
  await aCredential(db, { productId, kind: 'licence', title: '国药准字Z00000000' });
  await aCredential(db, { productId, kind: 'honour', title: '虚构名牌' });
  await aCredential(db, { enterpriseId: maker.id, kind: 'licence', title: '企业许可' });

  const { product } = await readProduct(withCertificate(ctx), ref);

  expect(product).toMatchObject({ brand: null, notes: null, applications: [], capacity: null, enterprise: { ref: maker.ref }, past: [] });
  expect(product.inForce.map(({ title }) => title)).toEqual(['国药准字Z00000000']);
});

test('5. where to go on', async ({ ctx, db }) => {
  const maker = await anEnterprise(db);
  const parent = await aCategory(db, '虚构大类');
  const own = await aCategory(db, '虚构大类/甲', parent.id);
  const beside = await aCategory(db, '虚构大类/乙', parent.id);
  const made = (name: string, given = {}) => aProduct(db, { name, nameSort: name, categoryId: own.id, ...given });
  const me = await made('m', { enterpriseId: maker.id });
  await made('a', { enterpriseId: maker.id });
  await made('z', { enterpriseId: maker.id });
  await made('hidden', { enterpriseId: maker.id, status: 'withdrawn' });
  await made('b');
  await made('n');
  await made('drug', { regulated: 'drug' });
  await made('sibling', { categoryId: beside.id });
  await made('elsewhere', { categoryId: (await aCategory(db, '另一大类')).id });

  const page = await readProduct(ctx, me.ref);

  expect(page.sameMaker.map(({ name }) => name)).toEqual(['z', 'a']);
  expect(page.sameMakerTotal).toBe(2);
  expect(page.similar.map(({ name }) => name)).toEqual(['n', 'b', 'sibling']);
});

test('6. statements', async ({ ctx, db, url }) => {
  const maker = await anEnterprise(db);
  const { ref } = await aProduct(db, { enterpriseId: maker.id });
  for (let n = 0; n < 9; n++) await aProduct(db, { enterpriseId: maker.id });
  const said: string[] = [];
  const counted = openDb(url, { max: 2, onStatement: (statement) => said.push(statement) });
  const count = async () => {
    said.length = 0;
    await readProduct({ ...ctx, sql: counted.sql, db: counted.db }, ref);
    return said.filter((statement) => /^\s*(with|select)/i.test(statement) && !/pg_(catalog\.)?type/.test(statement)).length;
  };
  try {
    await count();
    expect(await count()).toBe(3);
    await db.execute(sql`
      insert into products (ref, name, name_sort, enterprise_id, maker_scope, sector_code, category_id, status, published_at, basis)
      select 'P8' || n, '虚构' || n, 'xu gou ' || n, enterprise_id, maker_scope, sector_code, category_id, status, published_at, basis
      from products, generate_series(1, 10000) n where ref = ${ref}`);
    expect(await count()).toBe(3);
  } finally {
    await counted.close();
  }
});

test('7. a comparison', async ({ ctx, db }) => {
  const one = await aProduct(db);
  const other = await aProduct(db);
  const { ref: drug } = await aProduct(db, { regulated: 'drug' });

  const { products, unknown } = await readComparison(ctx, [other.ref, 'P0', one.ref, drug]);

  expect(products.map(({ ref }) => ref)).toEqual([other.ref, one.ref]);
  expect(unknown).toEqual(['P0', drug]);
  expect(await readComparison(ctx, [])).toEqual({ products: [], unknown: [] });
});
