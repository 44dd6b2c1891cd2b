/**
 * The embedded index.
 *
 * 1. An index of another analysis, a missing one and one whose making was broken off are built anew at start; a fitting one is left alone.
 * 2. A search takes as many statements with ten documents as with a thousand, and never more than three.
 * 3. Two transactions that write documents with the same words do not wait for one another.
 * 4. Counts of words are the same after many changes as after a rebuild.
 * 5. A rebuilt database has the schema of a migrated one.
 */
import { sql } from 'drizzle-orm';
import { openDb } from '#db/client.ts';
import { describeSchema } from '#db/describe-schema.ts';
import { products } from '#db/schema/catalogue.ts';
import { ensureIndex, openSearch } from '#search/engine/open.ts';
import type { SearchEngine } from '#search/engine/port.ts';
import { aCategory, aProduct } from '#tests/support/make.ts';
import { fillCatalogue } from '#tests/support/search-catalogue.ts';
import { expect, test } from '#tests/support/test.ts';

const find = async (engine: SearchEngine, text: string) =>
  engine.search({
    kind: 'product',
    text,
    where: {},
    facets: ['sector', 'city', 'brand'],
    sort: 'relevance',
    page: { number: 1, size: 20 },
    regulated: false,
    at: new Date(),
  });

test('1. at start', async ({ database }) => {
  expect(await ensureIndex(database)).toBe('current');
  await fillCatalogue(database.db, openSearch(database));
  expect(await ensureIndex(database)).toBe('current');
  const spoil = [
    sql`update search_state set analysis = 'another'`,
    sql`delete from search_documents`,
    sql`update search_state set rebuilding = true`,
  ];
  for (const statement of spoil) {
    await database.db.execute(statement);
    const steps: number[] = [];
    expect(await ensureIndex(database, (done) => steps.push(done))).toBe('rebuilt');
    expect(steps.length).toBeGreaterThan(1);
    expect(await ensureIndex(database)).toBe('current');
    expect((await find(openSearch(database), '铝箔')).hits.length).toBeGreaterThan(1);
  }
});

test('2. statements', async ({ database, url }) => {
  const engine = openSearch(database);
  await fillCatalogue(database.db, engine);
  const said: string[] = [];
  const counted = openDb(url, { max: 1, onStatement: (statement) => said.push(statement) });
  const counting = openSearch(counted);
  const statementsOf = async (text: string) => {
    await find(counting, text);
    const before = said.length;
    await find(counting, text);
    return said.length - before;
  };
  const texts = ['', '铝箔', '啤酒', 'luosifen', '百色 铝箔', '电动挖掘机', '茶'];
  for (const text of texts) expect(await statementsOf(text)).toBeLessThanOrEqual(3);
  const small = await statementsOf('茉莉花茶');
  const many = Array.from({ length: 1_000 }, (_, i) => [`t${i}`, `虚构茉莉花茶${i}`, '茶叶/茉莉花茶'] as const);
  await fillCatalogue(database.db, engine, many);
  expect(await statementsOf('茉莉花茶')).toBeLessThanOrEqual(3);
  expect(small).toBeLessThanOrEqual(3);
  await counted.close();
});

test('3. writers', async ({ database }) => {
  const engine = openSearch(database);
  const ids = await fillCatalogue(database.db, engine);
  const { id: categoryId } = await aCategory(database.db, '虚构类别');
  await database.db.transaction(async (first) => {
    const { id } = await aProduct(first, { name: '空想铝箔甲', nameSort: 'x', categoryId });
    await engine.refresh(first, 'product', [id, ids.get('foil')!]);
    await database.db.transaction(async (second) => {
      await second.execute(sql`set local lock_timeout = '2s'`);
      const other = await aProduct(second, { name: '空想铝箔甲', nameSort: 'x', categoryId });
      await engine.refresh(second, 'product', [other.id, ids.get('otherFoil')!]);
    });
  });
  expect((await find(engine, '空想铝箔甲')).hits.length).toBeGreaterThanOrEqual(2);
});

test('4. counts', async ({ database }) => {
  const { db } = database;
  const engine = openSearch(database);
  const ids = [...(await fillCatalogue(db, engine)).values()];
  for (let round = 0; round < 3; round++) {
    for (const [i, id] of ids.entries()) {
      await db.transaction(async (tx) => {
        await tx
          .update(products)
          .set({ name: `空想水泵${(round + i) % 4}号` })
          .where(sql`id = ${id}`);
        await engine.refresh(tx, 'product', [id]);
      });
    }
  }
  const counts = async () => {
    const rows = await db.execute(
      sql`select lexeme, sum(documents)::int as n from search_terms group by lexeme having sum(documents) <> 0 order by lexeme collate "C"`,
    );
    return rows.map((row) => `${row.lexeme} ${row.n}`);
  };
  const kept = await counts();
  await engine.rebuild();
  expect(kept).toEqual(await counts());
  expect(kept.length).toBeGreaterThan(20);
});

test('5. schema', async ({ database }) => {
  const before = await describeSchema(database.sql);
  await fillCatalogue(database.db, openSearch(database));
  await openSearch(database).rebuild();
  expect(await describeSchema(database.sql)).toBe(before);
});
