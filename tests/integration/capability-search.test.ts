/**
 * Finding who can do a work, on made-up enterprises beside the real directory.
 *
 * 1. Over the judged queries nDCG@10 is at least 0.90 and over each type with three or more at least 0.75: Chinese, pinyin, English,
 *    Vietnamese, with a slip, with a place, a material, an enterprise.
 * 2. What nobody offers is answered with nothing.
 * 3. Facets count places and not what a capability has none of; a click shows what the count said.
 * 4. Enterprises are found by what they can do; and who searches products for a work that no product is, is shown who does it.
 */
import { capabilitiesInstead } from '#app/domain/catalogue/capabilities-instead.server.ts';
import { searchDirectory } from '#app/domain/catalogue/search-directory.server.ts';
import { facetsOf, readSearch } from '#app/domain/catalogue/search-input.ts';
import type { Context } from '#app/platform/context.ts';
import type { SearchQuery } from '#search/engine/port.ts';
import { fillCapabilities } from '#tests/support/capability-catalogue.ts';
import { rowsOf } from '#tests/support/reference-rows.ts';
import { test as base, expect } from '#tests/support/test.ts';

type Judged = { readonly query: string; readonly type: string; readonly relevant: readonly string[] };
const judged: Judged[] = rowsOf('tests/support/capability-queries.csv').map(({ query = '', type = '', relevant = '' }) => ({
  ...{ query, type },
  relevant: relevant.split(';').filter(Boolean),
}));

const test = base.extend<{ $file: { ids: ReadonlyMap<string, string> } }>({
  ids: [async ({ seeded }, use) => use(await fillCapabilities(seeded)), { scope: 'file' }],
});

const search = (ctx: Context, text: string, given: Partial<SearchQuery> = {}) =>
  ctx.search.search({
    ...{
      kind: 'capability',
      text,
      where: {},
      facets: [],
      sort: 'relevance',
      page: { number: 1, size: 10 },
      regulated: false,
      at: ctx.now(),
    },
    ...given,
  });

async function ndcg(ctx: Context, ids: ReadonlyMap<string, string>, { query, relevant }: Judged): Promise<number> {
  const wanted = relevant.map((key) => ids.get(key)!);
  const { hits } = await search(ctx, query);
  const gain = (at: number) => 1 / Math.log2(at + 2);
  const got = hits.reduce((sum, { id }, at) => sum + (wanted.includes(id) ? gain(at) : 0), 0);
  return got / wanted.reduce((sum, _, at) => sum + gain(at), 0);
}

test('1. floors', { timeout: 60_000 }, async ({ seeded, ids }) => {
  const answerable = judged.filter(({ relevant }) => relevant.length > 0);
  expect(answerable.length).toBeGreaterThanOrEqual(30);
  const measured: (Judged & { ndcg: number })[] = [];
  for (const one of answerable) measured.push({ ...one, ndcg: await ndcg(seeded, ids, one) });
  const mean = (some: typeof measured) => some.reduce((sum, one) => sum + one.ndcg, 0) / some.length;
  const types = [...new Set(measured.map(({ type }) => type))].map((type) => measured.filter((one) => one.type === type));
  expect(mean(measured)).toBeGreaterThanOrEqual(0.9);
  expect(types.filter((some) => some.length >= 3 && mean(some) < 0.75).map((some) => [some[0]!.type, mean(some)])).toEqual([]);
});

test('2. nothing rather than something like it', async ({ seeded, ids }) => {
  expect(ids.size).toBeGreaterThan(10);
  for (const { query } of judged.filter(({ relevant }) => relevant.length === 0))
    expect([query, (await search(seeded, query)).hits]).toEqual([query, []]);
});

test('3. facets', async ({ seeded, ids }) => {
  const facets = facetsOf('capability');
  const all = await search(seeded, '', { facets });
  expect(all.total.value).toBe(ids.size);
  expect(Object.keys(all.facets).sort()).toEqual(['city', 'county', 'honour', 'proof']);
  for (const { value, count } of all.facets.city!)
    expect([value, (await search(seeded, '', { where: { city: [value] } })).total.value]).toEqual([value, count]);
});

test('4. enterprises and products', async ({ seeded, ids }) => {
  expect(ids.has('五轴桂林')).toBe(true);
  const enterprises = await search(seeded, '五轴加工', { kind: 'enterprise' });
  const rows = await seeded.sql<
    { name: string }[]
  >`select name from enterprises where id = any(${enterprises.hits.map(({ id }) => id)}::uuid[])`;
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['示例桂林精密厂', '示例柳州机械厂']));
  const instead = async (text: string) => {
    const input = readSearch(new URLSearchParams({ q: text }));
    return (await capabilitiesInstead(seeded, input, await searchDirectory(seeded, input))).map(({ id }) => id);
  };
  expect(await instead('五轴加工 桂林')).toEqual([ids.get('五轴桂林')]);
  expect(await instead('装载机')).toEqual([]);
  expect(await instead('核燃料浓缩')).toEqual([]);
});
