/**
 * "Why not me", for a maker over HTTP: the needs that its product misses by a condition, how often which one alone was in the way, in three languages;
 * not the needs it answers, nor its own, nor those it may not see; and nothing of it for anybody else.
 */
import { test } from '#tests/support/buyers.ts';
import { aCategory, anEnterprise, aProduct } from '#tests/support/make.ts';
import { matchNow } from '#tests/support/matches.ts';
import { publishNeed } from '#tests/support/needs.ts';
import { aMember } from '#tests/support/signed-in.ts';
import { expect } from '#tests/support/test.ts';

test('near misses', { timeout: 120_000 }, async ({ market: { buyer, seller, enterprise, someone }, ctx, db, sql }) => {
  const works = await anEnterprise(db, { cityCode: '450200', countyCode: '450204', name: '示例用阀厂' });
  await aMember(ctx, works.id, buyer.id);
  const category = await aCategory(db, '球阀');
  const keys = ['shili-drive', 'shili-body'] as const;
  const product = await aProduct(db, { name: '示例差一点球阀', enterpriseId: enterprise.id, categoryId: category.id });
  for (const [at, key] of keys.entries()) {
    const [one] = await sql<{ id: string }[]>`
      insert into attributes (key, zh, en, vi, type, choices) values (${key}, ${`示例${key}`}, ${key}, ${key}, 'choice', '{甲,乙}') returning id`;
    await sql`insert into category_attributes (category_id, attribute_id, position) values (${category.id}, ${one!.id}, ${at + 1})`;
    await sql`insert into product_attributes (product_id, attribute_id, typed, basis) values (${product.id}, ${one!.id}, '甲', 'declared')`;
  }
  const wish = (title: string, drive: string, body: string) =>
    publishNeed(buyer.person, works.ref, { title, object: '球阀', category: '球阀', 'attr.shili-drive': drive, 'attr.shili-body': body });
  await wish('示例只差一项', '乙', '甲');
  await wish('示例差两项', '乙', '乙');
  await wish('示例正好', '甲', '甲');
  await matchNow(ctx);
  const { body } = await seller.person.get('/desk/near-misses');
  expect([body.includes('示例只差一项'), body.includes('示例差两项'), body.includes('示例正好')]).toEqual([true, true, false]);
  expect(body.indexOf('示例只差一项')).toBeLessThan(body.indexOf('示例差两项'));
  const row = /示例shili-drive<\/th>[\s\S]*?<\/svg>(\d+)<\/td><td class="num">(\d+)/.exec(body)!;
  expect([row[1], row[2]]).toEqual(['2', '1']);
  for (const [language, said] of [
    ['/en', '2 near misses'],
    ['/vi', '2 cơ hội suýt đạt'],
  ] as const)
    expect((await seller.person.get(`${language}/desk/near-misses`)).body).toContain(said);
  expect((await (await someone()).person.get('/desk/near-misses')).body).not.toContain('示例只差一项');
  expect((await buyer.person.get('/desk/near-misses')).body).not.toContain('示例差一点球阀');
});
