/**
 * From a published need to the figures, as one walk in a real browser on the built site, without script, on a phone (360 px) and a desktop (1280 px). All
 * names are made up; `WALK_SCREENS=docs/screens` keeps pictures of it.
 *
 * 1. The buyer invites from the matches; one invited and one who came by themselves quote; the buyer compares, shortlists, talks, awards.
 * 2. The loser reads the debrief. Both sign a framework agreement; two call-offs are confirmed by both; the figures move with each.
 * 3. No page of it complains, and none is wider than the screen.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { noBrowser } from '#tests/support/browser.ts';
import { type BrowserSite, openPage, test } from '#tests/support/browser-site.ts';
import { aCategory, anEnterprise, aProduct } from '#tests/support/make.ts';
import { matchNow } from '#tests/support/matches.ts';
import { dayFromNow, publishNeed } from '#tests/support/needs.ts';
import { aMember, type Grants, signedIn } from '#tests/support/signed-in.ts';
import { expect } from '#tests/support/test.ts';

const folder = process.env.WALK_SCREENS;
const press = (page: Page, name: string) => page.locator('main button', { hasText: name }).first().click();

async function walk(site: BrowserSite, width: number): Promise<void> {
  const { ctx } = site;
  const complaints: string[][] = [];
  const picture = async (page: Page, name: string) => {
    expect([name, await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')]).toEqual([
      name,
      true,
    ]);
    if (folder) await page.screenshot({ path: join(folder, `talk-${name}-${width}.png`), fullPage: true });
  };
  const someone = async (enterpriseId: string | null, grants: Grants = []) => {
    const { account, person } = await signedIn(site, ctx, {}, grants);
    if (enterpriseId) await aMember(ctx, enterpriseId, account.id);
    const context = await site.browser.newContext({ viewport: { width, height: 800 }, locale: 'zh-CN', javaScriptEnabled: false });
    const [name = '', value = ''] = person.cookies.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: site.url }]);
    const opened = await openPage(context);
    complaints.push(opened.complaints);
    return opened.page;
  };
  const works = await anEnterprise(ctx.db, { cityCode: '450200', countyCode: '450204', name: `示例水务公司${width}` });
  const category = await aCategory(ctx.db, '球阀');
  type Maker = { readonly name: string; readonly product: { readonly name: string; readonly ref: string }; readonly page: Page };
  const makers: Maker[] = [];
  for (const [name, cityCode] of [
    ['甲', '450200'],
    ['乙', '450100'],
  ] as const) {
    const maker = await anEnterprise(ctx.db, { cityCode, name: `示例${name}阀门厂${width}` });
    const product = { name: `示例${name}球阀${width}`, enterpriseId: maker.id, categoryId: category.id, sectorCode: 'machine' as const };
    makers.push({ name: maker.name, product: await aProduct(ctx.db, product), page: await someone(maker.id) });
  }
  const [first, second] = makers as [Maker, Maker];
  const title = `示例采购供水球阀${width}`;
  const posting = await signedIn(site, ctx);
  await aMember(ctx, works.id, posting.account.id, 'agent');
  const need = await publishNeed(posting.person, works.ref, { title, sector: 'machine' });
  await matchNow({ sql: site.sql, now: () => new Date() });
  const buyer = await someone(works.id);

  await buyer.goto(`${site.url}${need.path}/matches`);
  await buyer.locator('main li', { hasText: first.product.name }).locator('button', { hasText: '邀请报价' }).click();
  await buyer.waitForURL('**/talks?done');
  const quote = async ({ page }: Maker, name: string, price: string, freight: string) => {
    await page.fill('#price1', '很贵');
    await press(page, '发出报价');
    await picture(page, `${name}-refused`);
    expect(await page.locator('#price1').inputValue()).toBe('很贵');
    for (const [field, value] of Object.entries({ price1: price, freight, leadDays: '20', paymentDays: '30', validUntil: dayFromNow(60) }))
      await page.fill(`#${field}`, value);
    await press(page, '发出报价');
    await picture(page, name);
  };
  await first.page.goto(`${site.url}/desk/talks`);
  await first.page.click(`text=${title}`);
  await picture(first.page, 'invited');
  await quote(first, 'quoted', '120.5', '800');
  await second.page.goto(`${site.url}/needs/${need.ref}`);
  await second.page.click('text=应答这个需求');
  await picture(second.page, 'offer');
  await second.page.selectOption('#product', second.product.ref);
  await press(second.page, '应答这个需求');
  await quote(second, 'second', '119', '5000');
  const losing = second.page.url();

  await buyer.goto(`${site.url}${need.path}/talks`);
  await picture(buyer, 'comparison');
  await press(buyer, '入围');
  await buyer.click(`text=${first.name}`);
  await buyer.fill('#text', '示例：能否分两批交货？');
  await press(buyer, '发送消息');
  await picture(buyer, 'talk');
  await buyer.goto(`${site.url}${need.path}/talks`);
  await buyer.selectOption('#talk', { label: first.name });
  await buyer.fill('#reason', '含运费总价最低，交期符合。');
  await press(buyer, '选定成交');
  await picture(buyer, 'awarded');
  await second.page.goto(losing);
  await picture(second.page, 'debrief');
  expect(await second.page.locator('main').textContent()).toContain('未选上的反馈');

  await buyer.click('text=去签协议');
  await buyer.selectOption('#kind', 'framework');
  await buyer.fill('#startsOn', dayFromNow(0));
  await buyer.fill('#endsOn', dayFromNow(300));
  await buyer.selectOption('#priceRule', 'fixed');
  await press(buyer, '提出协议');
  await picture(buyer, 'proposed');
  const agreement = buyer.url().replace('?done', '');
  await first.page.goto(agreement);
  await press(first.page, '签署');
  const reviewer = await someone(null, [{ role: 'city-reviewer', regionCode: '450200' }]);
  for (const [quantity, share] of [
    ['200', '¥24,100'],
    ['300', '¥60,250'],
  ] as const) {
    await buyer.goto(agreement);
    await buyer.selectOption('#line', '1');
    await buyer.fill('#quantity', quantity);
    await buyer.fill('#deliverOn', dayFromNow(30));
    await press(buyer, '下一批订单');
    await first.page.goto(agreement);
    await press(first.page, '已交货');
    await buyer.goto(agreement);
    await press(buyer, '确认收货');
    await reviewer.goto(`${site.url}/desk/supply-share?year=${dayFromNow(0).slice(0, 4)}`);
    const seen = (await reviewer.locator('main').textContent()) ?? '';
    expect([share, seen.includes(share) || width !== 360]).toEqual([share, true]);
    expect(seen).toContain(works.name);
  }
  await picture(buyer, 'agreement');
  await picture(reviewer, 'share');
  await first.page.goto(`${site.url}/desk/agreements`);
  await picture(first.page, 'agreements');
  await first.page.goto(`${site.url}/desk/talks`);
  await picture(first.page, 'talks');
  expect(complaints.flat()).toEqual([]);
}

describe.skipIf(noBrowser)('a talk', () => {
  for (const width of [360, 1280]) test(`1.–3. at ${width} px`, { timeout: 240_000 }, async ({ site }) => walk(site, width));
});
