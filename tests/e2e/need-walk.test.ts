/**
 * How a need comes to those who can answer it, as one walk in a real browser on the built site, without script, on a phone (360 px) and a
 * desktop (1280 px). All names are made up; `WALK_SCREENS=docs/screens` keeps pictures of it.
 *
 * 1. A buyer writes what they cannot specify and asks for a diagnosis; a reviewer asks back; with the answers, and without a clause that the law
 *    forbids, it is published.
 * 2. The buyer sees the products that answer it with their ledger, the maker sees the need with the same; a visitor reads it.
 * 3. No page of it complains, and none is wider than the screen.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { noBrowser } from '#tests/support/browser.ts';
import { type BrowserSite, openPage, test } from '#tests/support/browser-site.ts';
import { aCategory, anEnterprise, aProduct } from '#tests/support/make.ts';
import { matchNow } from '#tests/support/matches.ts';
import { dayFromNow } from '#tests/support/needs.ts';
import { aMember, type Grants, signedIn } from '#tests/support/signed-in.ts';
import { expect } from '#tests/support/test.ts';

const folder = process.env.WALK_SCREENS;
const place = { cityCode: '450200', countyCode: '450204' };
const press = (page: Page, name: string) => page.locator('main button', { hasText: name }).first().click();

async function walk(site: BrowserSite, width: number): Promise<void> {
  const { ctx } = site;
  const suffix = `${width}`;
  const picture = async (page: Page, name: string) => {
    expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
    if (folder) await page.screenshot({ path: join(folder, `need-${name}-${width}.png`), fullPage: name !== 'form' });
  };
  const complaints: string[][] = [];
  const browse = async (cookies: string | null) => {
    const context = await site.browser.newContext({ viewport: { width, height: 800 }, locale: 'zh-CN', javaScriptEnabled: false });
    const [name = '', value = ''] = cookies?.split(/=(.*)/s) ?? [];
    if (cookies) await context.addCookies([{ name, value, url: site.url }]);
    const opened = await openPage(context);
    complaints.push(opened.complaints);
    return opened.page;
  };
  const someone = async (enterpriseId: string | null, grants: Grants = []) => {
    const { account, person } = await signedIn(site, ctx, {}, grants);
    if (enterpriseId) await aMember(ctx, enterpriseId, account.id);
    return browse(person.cookies);
  };

  const works = await anEnterprise(ctx.db, { ...place, name: `示例水务公司${suffix}` });
  const maker = await anEnterprise(ctx.db, { cityCode: '450100', name: `示例阀门厂${suffix}` });
  const category = await aCategory(ctx.db, '球阀');
  await aProduct(ctx.db, { name: `示例不锈钢球阀${suffix}`, enterpriseId: maker.id, categoryId: category.id, sectorCode: 'machine' });
  const buyer = await someone(works.id);
  const reviewer = await someone(null, [{ role: 'county-reviewer', regionCode: '450204' }]);
  const supplier = await someone(maker.id);

  await buyer.goto(`${site.url}/desk/needs`);
  await buyer.selectOption('#ref', works.ref);
  await buyer.selectOption('#kind', 'purchase');
  await press(buyer, '发布新需求');
  await buyer.fill('#f-title', `示例采购供水球阀${suffix}`);
  await buyer.fill('#f-object', '球阀');
  await picture(buyer, 'form');
  await press(buyer, '申请诊断');
  await picture(buyer, 'diagnosing');

  await reviewer.goto(`${site.url}/desk/reviews/needs`);
  await reviewer.click(`text=示例采购供水球阀${suffix}`);
  await reviewer.fill('#words', '公称直径和压力是多少？\n什么时候要？');
  await picture(reviewer, 'review');
  await press(reviewer, '发回补充');

  await buyer.goto(`${site.url}/desk/needs`);
  await buyer.click(`text=示例采购供水球阀${suffix}`);
  await picture(buyer, 'questions');
  await buyer.fill('#f-description', '公称直径 DN50 至 DN200，压力 1.6 兆帕。供应商注册资本不低于500万元。');
  await buyer.selectOption('#f-buyerType', 'public');
  await buyer.fill('#f-quantity', '500-800');
  await buyer.fill('#f-quantityUnit', '台');
  await buyer.fill('#f-deliverBy', dayFromNow(60));
  await buyer.fill('#f-openUntil', dayFromNow(90));
  await press(buyer, '发布');
  await picture(buyer, 'refused');
  expect(await buyer.locator('.note-alarm').textContent()).toContain('注册资本不低于500万元');
  await buyer.fill('#f-description', '公称直径 DN50 至 DN200，压力 1.6 兆帕，用于供水。');
  await press(buyer, '发布');
  await buyer.waitForURL('**note=published');

  await matchNow({ sql: site.sql, now: () => new Date() });
  await buyer.click('text=查看匹配的产品');
  await buyer
    .locator('main li', { hasText: `示例不锈钢球阀${suffix}` })
    .locator('summary')
    .click();
  expect(await buyer.locator('main').textContent()).toContain(`示例不锈钢球阀${suffix}`);
  await picture(buyer, 'matches');
  await supplier.goto(`${site.url}/desk/opportunities`);
  const opportunity = supplier.locator('main li', { hasText: `示例采购供水球阀${suffix}` });
  await opportunity.locator('summary').click();
  const answer = buyer.locator('main li', { hasText: `示例不锈钢球阀${suffix}` });
  expect(await opportunity.locator('details').textContent()).toBe(await answer.locator('details').textContent());
  await picture(supplier, 'opportunities');
  const visitor = await browse(null);
  await visitor.goto(`${site.url}/needs`);
  await picture(visitor, 'list');
  await visitor.click(`text=示例采购供水球阀${suffix}`);
  await picture(visitor, 'public');
  expect(complaints.flat()).toEqual([]);
}

describe.skipIf(noBrowser)('a need', () => {
  for (const width of [360, 1280]) test(`1.–3. at ${width} px`, { timeout: 180_000 }, async ({ site }) => walk(site, width));
});
