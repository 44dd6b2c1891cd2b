/**
 * A buyer's walk through the built site, on a phone (360 px) and a desktop (1280 px), with script on and with script off.
 *
 * 1. A mistyped word is searched as it was meant, and what matched is marked.
 * 2. Ticked filters narrow the result, show as chips and go one by one; the order changes; nothing of it loses the rest.
 * 3. Pages of a large result neither repeat nor skip.
 * 4. From a product to its maker and back to the same results.
 * 5. Three products stand side by side, a row an attribute; English and Vietnamese show the same three.
 * 6. A form that does not hold comes back with what was typed; mended, it is taken and has a number.
 * 7. A medicine has no page while no certificate is configured.
 * 8. On paper there is neither navigation nor form, and nothing is cut off.
 */
import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { axeFaults } from '#tests/support/axe.ts';
import { noBrowser } from '#tests/support/browser.ts';
import { openPage, test } from '#tests/support/browser-site.ts';
import { expect } from '#tests/support/test.ts';

type Walker = { readonly page: Page; readonly url: string; readonly phone: boolean };

const refs = (page: Page) => page.locator('.rows .row .number').allTextContents();
const state = (page: Page) => new URL(page.url()).searchParams;
const statusOf = async (page: Page, address: string) => (await page.goto(address))?.status();

async function searches({ page, url }: Walker): Promise<void> {
  await page.goto(url);
  await page.locator('main input[name=q]').fill('螺丝粉');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search?q=*');
  expect(state(page).get('q')).toBe('螺丝粉');
  expect(await page.locator('.rows mark').allTextContents()).toContain('螺蛳粉');
}

async function narrows({ page, phone }: Walker): Promise<void> {
  const before = (await refs(page)).length;
  if (phone) await page.getByRole('link', { name: '筛选', exact: true }).click();
  await page.locator('#filters input[name=city][value="450200"]').check();
  await page.locator('#filters input[name=sector][value=food]').check();
  await page.getByRole('button', { name: '应用筛选' }).click();
  await page.waitForURL('**city=450200*');
  expect([...state(page)].sort()).toEqual([
    ['city', '450200'],
    ['q', '螺丝粉'],
    ['sector', 'food'],
  ]);
  expect((await refs(page)).length).toBeGreaterThan(0);
  expect((await refs(page)).length).toBeLessThanOrEqual(before);
  expect(await page.locator('.chips .chip').count()).toBe(3);
  await page.locator('#sort').selectOption('name');
  await page.locator('.sort button').click();
  await page.waitForURL('**sort=name*');
  expect([state(page).get('city'), state(page).get('sector'), state(page).get('q')]).toEqual(['450200', 'food', '螺丝粉']);
  await page.getByRole('link', { name: '移除筛选：柳州市' }).click();
  await page.waitForURL((address) => !address.searchParams.has('city'));
  expect([state(page).get('sector'), state(page).get('sort')]).toEqual(['food', 'name']);
}

async function turnsPages({ page, url }: Walker): Promise<void> {
  await page.goto(`${url}/search?sort=name`);
  const seen: string[] = [];
  for (let number = 1; number <= 3; number++) {
    seen.push(...(await refs(page)));
    await page.getByRole('link', { name: '下一页' }).click();
    await page.waitForURL(`**page=${number + 1}*`);
  }
  expect(seen).toHaveLength(60);
  expect(new Set(seen).size).toBe(60);
}

async function visitsTheMaker({ page, url }: Walker): Promise<void> {
  await page.goto(`${url}/search?q=${encodeURIComponent('装载机')}`);
  const results = page.url();
  const found = await refs(page);
  const name = await page.locator('.rows .row h2').first().textContent();
  await page.locator('.rows .row h2 a').first().click();
  await page.waitForURL('**/products/*');
  expect(await page.locator('h1').textContent()).toBe(name);
  const maker = page.locator('.facts a[href^="/enterprises/"]');
  const makerName = await maker.textContent();
  await maker.click();
  await page.waitForURL('**/enterprises/*');
  expect(await page.locator('h1').textContent()).toBe(makerName);
  await page.goBack();
  await page.goBack();
  expect(page.url()).toBe(results);
  expect(await refs(page)).toEqual(found);
}

async function compares({ page }: Walker): Promise<void> {
  const boxes = page.locator('.rows input[name=p]');
  for (const index of [0, 1, 2]) await boxes.nth(index).check();
  const picked = (await refs(page)).slice(0, 3);
  await page.getByRole('button', { name: '对比所选产品' }).click();
  await page.waitForURL('**/compare?*');
  for (const [language, tag, link] of [
    ['', 'zh-Hans', 'English'],
    ['/en', 'en', 'Tiếng Việt'],
    ['/vi', 'vi', '中文'],
  ] as const) {
    expect(new URL(page.url()).pathname).toBe(`${language}/compare`);
    expect(state(page).getAll('p')).toEqual(picked);
    expect(await page.locator('html').getAttribute('lang')).toBe(tag);
    expect(await page.locator('.compared thead .number').allTextContents()).toEqual(picked);
    for (const row of await page.locator('.compared tbody tr:not(.table-group)').all()) expect(await row.locator('td').count()).toBe(3);
    expect(await page.locator('.compared tr.differs').count()).toBeGreaterThan(0);
    await page.locator('.tongues').getByRole('link', { name: link }).click();
    await page.waitForLoadState();
  }
}

async function asksForCorrection({ page, url }: Walker, withScript: boolean): Promise<void> {
  await page.goto(`${url}/products/P0239`);
  await page.getByRole('link', { name: '申请更正、删除或确认本条内容' }).click();
  await page.waitForURL('**/corrections/product/P0239');
  const statement = '示例：产地应写到区。这一条只用于测试。';
  await page.getByLabel('更正内容').check();
  await page.locator('#statement').fill(statement);
  await page.getByLabel('采购人').check();
  await page.locator('#contact').fill('不是联系方式');
  await page.getByRole('button', { name: '提交请求' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('看不出是邮箱或电话');
  expect(await page.locator('#statement').inputValue()).toBe(statement);
  expect(await page.getByLabel('采购人').isChecked()).toBe(true);
  if (withScript) expect(await axeFaults(page)).toEqual([]);
  await page.locator('#contact').fill('test@example.invalid');
  await page.getByRole('button', { name: '提交请求' }).click();
  await page.waitForURL('**/corrections/requests/*');
  const number = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  expect(number).toMatch(/^[0-9A-Z]{10}$/);
  expect(await page.locator('main').textContent()).toContain(number);
}

async function findsNoMedicine({ page, url }: Walker): Promise<void> {
  expect(await statusOf(page, `${url}/products/P0005`)).toBe(404);
  expect(await page.locator('h1').textContent()).toBe('没有这个页面');
  await page.goto(`${url}/search?q=${encodeURIComponent('中华跌打丸')}`);
  expect(await refs(page)).not.toContain('P0005');
}

async function prints({ page, url }: Walker): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  for (const path of ['/products/P0239', '/compare?p=P0050&p=P0239&p=P0266', '/search?q=loader']) {
    await page.goto(url + path);
    for (const unwanted of ['.nav', '.tongues', '.masthead .search', '.filters', '.pager', '.tray'])
      for (const element of await page.locator(unwanted).all()) expect(await element.isVisible()).toBe(false);
    expect(await page.locator('h1').count()).toBe(1);
  }
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.goto(`${url}/compare?p=P0050&p=P0239&p=P0266`);
  const box = await page.locator('.compared').boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(794);
  await page.emulateMedia({ media: 'screen' });
}

describe.skipIf(noBrowser)('a buyer', () => {
  for (const width of [360, 1280]) {
    for (const javaScriptEnabled of [true, false]) {
      test(`1.–8. at ${width} px, script ${javaScriptEnabled ? 'on' : 'off'}`, { timeout: 300_000 }, async ({ site }) => {
        const context = await site.browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled, locale: 'zh-CN' });
        const { page, complaints } = await openPage(context);
        page.setDefaultTimeout(30_000);
        const walker = { page, url: site.url, phone: width < 960 };
        await searches(walker);
        await narrows(walker);
        await turnsPages(walker);
        await visitsTheMaker(walker);
        await compares(walker);
        await asksForCorrection(walker, javaScriptEnabled);
        await findsNoMedicine(walker);
        await prints(walker);
        expect(complaints).toEqual([]);
        await context.close();
      });
    }
  }
});
