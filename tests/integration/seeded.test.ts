/**
 * The copy of the real directory that tests read.
 *
 * 1. It is whole: every row of `db/seed/directory`, with its search index.
 * 2. A test's own database holds the reference data and nothing else.
 */
import { expect, test } from '#tests/support/test.ts';

test('1. the real directory', async ({ seeded }) => {
  const [counts] = await seeded.sql`select (select count(*)::int from products) as products, (select count(*)::int from fairs) as fairs,
    (select count(*)::int from demands) as demands`;
  expect(counts).toEqual({ products: 419, fairs: 50, demands: 89 });
  const page = { number: 1, size: 5 };
  const found = await seeded.search.search({
    ...{ kind: 'product', text: '螺蛳粉', where: {}, facets: [], sort: 'relevance', page, regulated: false },
    at: seeded.now(),
  });
  expect(found.hits.length).toBeGreaterThan(0);
});

test('2. an empty one', async ({ ctx }) => {
  const [counts] =
    await ctx.sql`select (select count(*)::int from products) as products, (select count(*)::int from enterprises) as enterprises`;
  expect(counts).toEqual({ products: 0, enterprises: 0 });
  expect(ctx.reference.cities).toHaveLength(14);
  expect(ctx.reference.sectors.length).toBeGreaterThan(0);
});
