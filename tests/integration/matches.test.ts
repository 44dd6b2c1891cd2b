/**
 * Matches as they are kept up to date and shown to both sides.
 *
 * 1. A need finds the products that answer it, a new product the needs it answers, within a run of the worker; both sides are shown the same
 *    ledger, its parts add up; nobody else sees a match.
 * 2. Whatever is changed, in any order, what is kept is what matching everything with everything gives.
 * 3. Every match is made again byte for byte from what was kept of its sides.
 * 4. What has ended keeps the matches it had; a product that is withdrawn loses its own; nobody answers their own need.
 * 5. What somebody sets aside is kept from them alone, with the reason, and comes back when they ask for it.
 * 6. Equals change places by the day, or by the reader's choice; neither changes a score.
 * 7. The meter counts as trying every product does, and names what takes makers away and what only one fulfils.
 */
import { eq } from 'drizzle-orm';
import { readCompetition } from '#app/domain/matches/competition.server.ts';
import { matchesOfNeed } from '#app/domain/matches/list-matches.server.ts';
import { replayMatches } from '#app/domain/matches/match-changes.server.ts';
import { needFrom, needSide } from '#app/domain/matches/sides.ts';
import { rankOffers } from '#app/domain/matching/rank-offers.ts';
import { readGoods } from '#app/domain/matching/read-goods.server.ts';
import { readOffers } from '#app/domain/matching/read-offers.server.ts';
import type { NeedContent } from '#app/domain/needs/read-need.ts';
import { products } from '#db/schema/catalogue.ts';
import { test as base } from '#tests/support/buyers.ts';
import { aCategory, anEnterprise, aProduct } from '#tests/support/make.ts';
import { matchNow } from '#tests/support/matches.ts';
import { publishNeed } from '#tests/support/needs.ts';
import { actorFor, aMember } from '#tests/support/signed-in.ts';
import { expect } from '#tests/support/test.ts';

type Trade = { readonly ref: string; readonly id: string; readonly maker: { readonly id: string; readonly ref: string } };
const test = base.extend<{ trade: Trade }>({
  trade: async ({ market: { buyer, enterprise }, ctx, db }, use) => {
    const works = await anEnterprise(db, { cityCode: '450200', countyCode: '450204', name: '示例用阀厂' });
    await aMember(ctx, works.id, buyer.id);
    await use({ ref: works.ref, id: works.id, maker: enterprise });
  },
});
const scoresIn = (body: string) => [...body.matchAll(/得分 (\d+)/g)].map(([, score]) => Number(score));

test('1. both ways', async ({ trade, market: { buyer, seller, someone, enterprise }, ctx, db }) => {
  const { path } = await publishNeed(buyer.person, trade.ref, { title: '示例采购水泥', object: '水泥' });
  await matchNow(ctx);
  expect((await buyer.person.get(`${path}/matches`)).body).toContain('目前没有合适的产品');
  const category = await aCategory(db, '水泥');
  const product = await aProduct(db, { name: '示例牌水泥', enterpriseId: enterprise.id, categoryId: category.id });
  await matchNow(ctx);
  const [mine, theirs] = [await buyer.person.get(`${path}/matches`), await seller.person.get('/desk/opportunities')];
  expect([mine.body.includes(product.name), theirs.body.includes('示例采购水泥')]).toEqual([true, true]);
  const ledger = (body: string) => /<details>[\s\S]*?<\/details>/.exec(body)?.[0];
  expect(ledger(mine.body)).toBe(ledger(theirs.body));
  const parts = [...(ledger(mine.body) ?? '').matchAll(/<dd class="number">(\d+)<\/dd>/g)].map(([, part]) => Number(part));
  expect([parts.length, parts.reduce((sum, part) => sum + part, 0)]).toEqual([4, scoresIn(mine.body)[0]]);
  const other = await someone();
  expect((await other.person.get(`${path}/matches`)).status).toBe(404);
  expect((await other.person.get('/desk/opportunities')).body).not.toContain('示例采购水泥');
});

test('2., 3. everything with everything', async ({ trade, market: { buyer }, ctx, db, sql }) => {
  const goods = ['水泥', '白糖', '轮胎', '阀门', '示例物'];
  const names = ['示例水泥', '白砂糖', '工程机械轮胎', '球阀', '某示例物', '蔗糖'];
  const makers = await Promise.all(names.map(() => anEnterprise(db)));
  const made: string[] = [];
  const judged = async () => {
    await matchNow(ctx);
    const offers = await readOffers(ctx, readGoods());
    const rows = await sql<{ id: string; content: NeedContent }[]>`select need_id as id, content from published_needs where state = 'open'`;
    const expected = rows.flatMap(({ id, content }) =>
      rankOffers(needFrom(needSide(content), readGoods()), offers, readGoods()).map(
        ({ offer, ledger }) => `${id} ${offer.id} ${JSON.stringify(ledger)}`,
      ),
    );
    const kept = await sql<{ line: string }[]>`
      select m.need_id || ' ' || m.product_id || ' ' || m.ledger as line from need_matches m join published_needs n on n.need_id = m.need_id and n.state = 'open'`;
    expect(kept.map(({ line }) => line).sort()).toEqual(expected.sort());
    return kept.length;
  };
  let most = 0;
  for (let round = 0; round < 12; round++) {
    if (round % 3 === 0) await publishNeed(buyer.person, trade.ref, { object: goods[(round / 3) % goods.length]! });
    const [name, at] = [names[round % names.length]!, round % makers.length];
    const product = await aProduct(db, {
      name,
      enterpriseId: makers[at]!.id,
      categoryId: (await aCategory(db, goods[round % goods.length]!)).id,
    });
    made.push(product.id);
    if (round % 4 === 3)
      await db
        .update(products)
        .set({ name: names[(round + 2) % names.length]! })
        .where(eq(products.id, made[round - 2]!));
    if (round % 5 === 4)
      await db
        .update(products)
        .set({ status: 'withdrawn' })
        .where(eq(products.id, made[round - 1]!));
    most = Math.max(most, await judged());
  }
  expect(most).toBeGreaterThan(4);
  const replay = await replayMatches(sql, 1_000);
  expect(replay.otherwise).toEqual([]);
  expect(replay.replayed).toBeGreaterThan(4);
  await sql`update match_sides set body = replace(body, '球阀', '水泥') where digest in (select product_side from need_matches)`;
  await sql`update match_state set rules = 'others'`;
  expect(await judged()).toBe((await sql`select from need_matches`).length);
});

test('4. what ends', async ({ trade, market: { buyer, enterprise }, ctx, db, sql }) => {
  const category = await aCategory(db, '水泥');
  const product = await aProduct(db, { name: '示例牌水泥', enterpriseId: enterprise.id, categoryId: category.id });
  await aProduct(db, { name: '自家水泥', enterpriseId: trade.id, categoryId: category.id });
  const { path } = await publishNeed(buyer.person, trade.ref, { object: '水泥' });
  await matchNow(ctx);
  const kept = async () => (await sql<{ id: string }[]>`select product_id as id from need_matches`).map(({ id }) => id);
  expect(await kept()).toEqual([product.id]);
  await buyer.person.post(path, { intent: 'close', reason: 'filled' });
  await aProduct(db, { name: '后来的水泥', enterpriseId: enterprise.id, categoryId: category.id });
  await matchNow(ctx);
  expect(await kept()).toEqual([product.id]);
  await db.update(products).set({ status: 'withdrawn' }).where(eq(products.id, product.id));
  await matchNow(ctx);
  expect(await kept()).toEqual([]);
});

test('5. setting aside', async ({ trade, market: { buyer, seller, enterprise }, ctx, db, sql }) => {
  const product = await aProduct(db, { name: '示例牌水泥', enterpriseId: enterprise.id, categoryId: (await aCategory(db, '水泥')).id });
  const { path } = await publishNeed(buyer.person, trade.ref, { title: '示例采购水泥', object: '水泥' });
  await matchNow(ctx);
  const need = path.split('/').at(-1)!;
  const form = { intent: 'set-aside', need, product: product.id, reason: 'place' };
  const there = async () => [
    (await buyer.person.get(`${path}/matches`)).body.includes(`>${product.name}`),
    (await seller.person.get('/desk/opportunities')).body.includes('示例采购水泥'),
  ];
  expect((await seller.person.post('/desk/opportunities', { ...form, reason: 'nothing' })).status).toBe(422);
  await seller.person.post('/desk/opportunities', form);
  expect(await there()).toEqual([true, false]);
  await buyer.person.post(`${path}/matches`, form);
  expect(await there()).toEqual([false, false]);
  expect(await sql`select reason, score > 0 as scored from match_feedback`).toEqual([
    { reason: 'place', scored: true },
    { reason: 'place', scored: true },
  ]);
  await seller.person.post('/desk/opportunities', { intent: 'show-again' });
  expect(await there()).toEqual([false, true]);
});

test('6. equals', async ({ trade, market: { buyer }, ctx, db }) => {
  const category = await aCategory(db, '水泥');
  const near = await anEnterprise(db, { cityCode: '450200', countyCode: '450204' });
  for (let n = 0; n < 8; n++) {
    const maker = n === 0 ? near : await anEnterprise(db, { cityCode: '450100' });
    await aProduct(db, { name: '示例水泥', enterpriseId: maker.id, categoryId: category.id });
  }
  const { path } = await publishNeed(buyer.person, trade.ref, { object: '水泥' });
  await matchNow(ctx);
  const as = { ...ctx, actor: await actorFor(ctx, buyer.id) };
  const id = path.split('/').at(-1)!;
  const firsts = new Map<string, number>();
  for (let day = 0; day < 160; day++) {
    const then = { ...as, now: () => new Date(Date.UTC(2026, 0, 1 + day)) };
    const { items } = await matchesOfNeed(then, id, 'lot', 1);
    firsts.set(items[0]!.product.ref, (firsts.get(items[0]!.product.ref) ?? 0) + 1);
    if (day > 2) continue;
    const nearer = await matchesOfNeed(then, id, 'near', 1);
    expect(nearer.items[0]!.maker?.ref).toBe(near.ref);
    const scores = ({ items: all }: typeof nearer) => Object.fromEntries(all.map((one) => [one.product.ref, one.ledger.score]));
    expect(scores(nearer)).toEqual(scores(await matchesOfNeed(then, id, 'lot', 1)));
  }
  expect(firsts.size).toBe(8);
  expect(Math.max(...firsts.values())).toBeLessThan(45);
});

test('7. the meter', async ({ trade, market: { buyer }, ctx, db, sql }) => {
  const category = await aCategory(db, '球阀');
  const [drive] = await sql<{ id: string }[]>`
    insert into attributes (key, zh, en, vi, type, choices) values ('shili-drive', '驱动', 'drive', 'truyền động', 'choice', '{手动,电动,气动}') returning id`;
  await sql`insert into category_attributes (category_id, attribute_id, position) values (${category.id}, ${drive!.id}, 1)`;
  for (const driven of ['手动', '手动', '电动', null]) {
    const product = await aProduct(db, { name: '示例球阀', enterpriseId: (await anEnterprise(db)).id, categoryId: category.id });
    if (driven)
      await sql`insert into product_attributes (product_id, attribute_id, typed, basis) values (${product.id}, ${drive!.id}, ${driven}, 'declared')`;
  }
  await matchNow(ctx);
  const condition = (typed: string) => ({
    attribute: 'shili-drive',
    typed,
    hard: true,
    asked: { kind: 'choice' as const, among: [typed] },
  });
  const counted = await readCompetition(ctx, { title: '', object: '球阀', conditions: [condition('电动')] }, trade.id);
  expect(counted).toMatchObject({
    all: { products: 4, makers: 4 },
    qualify: { products: 2, makers: 2 },
    clauses: [{ removes: 2, fulfil: 1 }],
  });
  const { path } = await publishNeed(buyer.person, trade.ref, { object: '球阀', category: '球阀', 'attr.shili-drive': '电动' });
  const page = await buyer.person.get(path);
  for (const said of ['2 个产品、2 家企业可以响应', '单独排除 2 家', '只有一个产品写明满足']) expect(page.body).toContain(said);
});
