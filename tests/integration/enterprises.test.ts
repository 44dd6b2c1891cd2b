/**
 * The list of enterprises, and the page of one.
 *
 * 1. The list goes by name in pinyin, page by page, and neither repeats nor skips; one city's alone where asked.
 * 2. A page behind the last is empty and knows how many there are.
 * 3. An enterprise's page tells what is in force from what is past, and hides a main product that names medicines.
 * 4. Its products are those that may be shown, in the order of names.
 * 5. List and page take two and three statements, with ten enterprises or with thousands.
 */
import { sql } from 'drizzle-orm';
import { listProductsOfMaker } from '#app/domain/catalogue/list-products-of-maker.server.ts';
import { listEnterprises } from '#app/domain/enterprises/list-enterprises.server.ts';
import { readEnterprise } from '#app/domain/enterprises/read-enterprise.server.ts';
import { openDb } from '#db/client.ts';
import { aCredential, anEnterprise, aProduct } from '#tests/support/make.ts';
import { expect, test } from '#tests/support/test.ts';

test('1. the list', async ({ ctx, db }) => {
  const cityCode = '450100';
  for (let n = 0; n < 25; n++)
    await anEnterprise(db, { nameSort: n < 3 ? 'same' : `n${String(n).padStart(2, '0')}`, ...(n % 5 ? {} : { cityCode }) });

  const pages = await Promise.all([1, 2].map((page) => listEnterprises(ctx, { cityCode: null, page })));

  const refs = pages.flatMap(({ items }) => items.map(({ ref }) => ref));
  expect(pages.map(({ items }) => items.length)).toEqual([20, 5]);
  expect(new Set(refs).size).toBe(25);
  expect(pages[0]).toMatchObject({ total: 25, pages: 2, cities: [{ code: cityCode, count: 5 }] });
  const names = await ctx.sql<{ ref: string }[]>`select ref from enterprises order by name_sort, id`;
  expect(refs).toEqual(names.map(({ ref }) => ref));
  expect((await listEnterprises(ctx, { cityCode, page: 1 })).items).toHaveLength(5);
});

test('2. behind the end', async ({ ctx, db }) => {
  await anEnterprise(db);
  expect(await listEnterprises(ctx, { cityCode: null, page: 500 })).toMatchObject({ items: [], total: 1, pages: 1 });
});

test('3. the page', async ({ ctx, db }) => {
  const { id, ref } = await anEnterprise(db, { mainProduct: '虚构片剂', mainProductRegulated: true });
  await aCredential(db, { enterpriseId: id, title: '有效', validTo: '2026-11-23' });
  await aCredential(db, { enterpriseId: id, title: '到期', validTo: '2026-11-22' });

  const enterprise = await readEnterprise(ctx, ref);

  expect(enterprise.inForce.map(({ title }) => title)).toEqual(['有效']);
  expect(enterprise.past.map(({ title }) => title)).toEqual(['到期']);
  expect(enterprise.mainProduct).toBeNull();
  const shown = { ...ctx, settings: { ...ctx.settings, drugCertificate: '(桂)-虚构-2026-0001' } };
  expect((await readEnterprise(shown, ref)).mainProduct).toBe('虚构片剂');
  await expect(readEnterprise(ctx, 'E0')).rejects.toMatchObject({ reason: 'not-found' });
});

test('4. its products', async ({ ctx, db }) => {
  const { id: enterpriseId } = await anEnterprise(db);
  for (const name of ['c', 'a', 'b']) await aProduct(db, { enterpriseId, name, nameSort: name });
  await aProduct(db, { enterpriseId, regulated: 'drug' });
  await aProduct(db, { enterpriseId, status: 'draft', publishedAt: null });

  const { items, total } = await listProductsOfMaker(ctx, enterpriseId, 1);

  expect(items.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  expect(total).toBe(3);
});

test('5. statements', async ({ ctx, db, url }) => {
  const { ref } = await anEnterprise(db);
  await aProduct(db, { enterpriseId: (await readEnterprise(ctx, ref)).id });
  const said: string[] = [];
  const counted = openDb(url, { max: 2, onStatement: (statement) => said.push(statement) });
  const context = { ...ctx, sql: counted.sql, db: counted.db };
  const count = async (read: () => Promise<unknown>) => {
    said.length = 0;
    await read();
    return said.filter((statement) => /^\s*(with|select)/i.test(statement) && !/pg_(catalog\.)?type/.test(statement)).length;
  };
  const list = () => listEnterprises(context, { cityCode: null, page: 1 });
  const page = async () => listProductsOfMaker(context, (await readEnterprise(context, ref)).id, 1);
  try {
    await list();
    await page();
    expect([await count(list), await count(page)]).toEqual([2, 3]);
    await db.execute(sql`
      insert into enterprises (ref, name, name_sort, basis)
      select 'E8' || n, '虚构' || n, 'xu gou ' || n, 'page' from generate_series(1, 10000) n`);
    expect([await count(list), await count(page)]).toEqual([2, 3]);
  } finally {
    await counted.close();
  }
});
