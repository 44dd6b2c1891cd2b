/**
 * Rings of mutual purchase among needs and products as people post them.
 *
 * 1. Three enterprises of which each wants what the one before makes: each of them is shown the ring, with every deal; one click begins the two talks
 *    that are theirs to begin, another click none; whoever is not in it sees nothing.
 * 2. No ring with an anonymous need, one that not everybody may see, or two that block each other, neighbours or not.
 */
import { ownRings, startRing } from '#app/domain/rings/own-rings.server.ts';
import { aCategory, aProduct } from '#tests/support/make.ts';
import { matchNow } from '#tests/support/matches.ts';
import { aFirm, aPublishedNeed, type Firm } from '#tests/support/talks.ts';
import { test as base, expect } from '#tests/support/test.ts';

const goods = ['水泥', '白糖', '轮胎', '球阀'] as const;
const test = base.extend<{ firms: readonly Firm[] }>({
  firms: async ({ ctx, db }, use) => {
    const firms: Firm[] = [];
    for (const one of goods) {
      const firm = await aFirm(ctx, { name: `示例${one}厂` });
      const category = await aCategory(db, one);
      await aProduct(db, { name: `示例${one}`, enterpriseId: firm.id, categoryId: category.id });
      firms.push(firm);
    }
    await use(firms);
  },
});
const wants = (ctx: Parameters<typeof aPublishedNeed>[0], firm: Firm, object: string, given: Readonly<Record<string, string>> = {}) =>
  aPublishedNeed(ctx, firm, { title: `示例采购${object}`, object, ...given });

test('1. a ring of three', { timeout: 120_000 }, async ({ ctx, firms, sql }) => {
  const [cement, sugar, tyre, valve] = firms as [Firm, Firm, Firm, Firm];
  await wants(ctx, sugar, '水泥');
  await wants(ctx, tyre, '白糖');
  await wants(ctx, cement, '轮胎');
  await matchNow(ctx);
  for (const firm of [cement, sugar, tyre]) {
    const rings = await ownRings(firm.ctx);
    expect(rings.map(({ deals }) => deals.map(({ from, product }) => `${from.name} ${product.name}`).sort())).toEqual([
      ['示例水泥厂 示例水泥', '示例白糖厂 示例白糖', '示例轮胎厂 示例轮胎'],
    ]);
  }
  expect(await ownRings(valve.ctx)).toEqual([]);
  const key = (await ownRings(cement.ctx))[0]!.key;
  await expect(startRing(valve.ctx, key)).rejects.toThrow('not-found');
  expect([await startRing(cement.ctx, key), await startRing(cement.ctx, key)]).toEqual([2, 0]);
  const begun = await sql<{ talk: string }[]>`
    select e.name || case when t.invited then ' invited' else ' offers' end as talk from talks t join enterprises e on e.id = t.supplier_id order by 1`;
  expect(begun.map(({ talk }) => talk)).toEqual(['示例水泥厂 offers', '示例轮胎厂 invited']);
  expect([await startRing(sugar.ctx, key), await startRing(tyre.ctx, key)]).toEqual([1, 0]);
});

test('2. no ring', async ({ ctx, firms, sql }) => {
  const [cement, sugar, tyre, valve] = firms as [Firm, Firm, Firm, Firm];
  await wants(ctx, sugar, '水泥');
  const anonymous = await wants(ctx, cement, '白糖', { anonymous: 'yes' });
  await matchNow(ctx);
  expect(await ownRings(cement.ctx)).toEqual([]);
  await sql`update published_needs set enterprise_id = ${cement.id}, buyer_type = 'enterprise', visibility = 'registered' where need_id = ${anonymous.id}`;
  expect(await ownRings(cement.ctx)).toEqual([]);
  await sql`update published_needs set visibility = 'public' where need_id = ${anonymous.id}`;
  expect(await ownRings(cement.ctx)).toHaveLength(1);
  await wants(ctx, tyre, '水泥');
  await wants(ctx, valve, '轮胎');
  await wants(ctx, cement, '球阀');
  await matchNow(ctx);
  expect((await ownRings(cement.ctx)).map(({ deals }) => deals.length)).toEqual([2, 3]);
  const block = (one: Firm, other: Firm) =>
    sql`insert into enterprise_blocks (enterprise_id, blocked_id, blocked_by, blocked_at) values (${one.id}, ${other.id}, ${one.accountId}, now())`;
  await block(valve, cement);
  expect((await ownRings(cement.ctx)).map(({ deals }) => deals.length)).toEqual([2]);
  await block(cement, sugar);
  expect(await ownRings(cement.ctx)).toEqual([]);
  expect(await ownRings(sugar.ctx)).toEqual([]);
});
