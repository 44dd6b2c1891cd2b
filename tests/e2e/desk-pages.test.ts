/**
 * Every page behind sign-in, in a real browser, as somebody sees it for whom it is there: in three languages, on a phone (360 px) and a
 * desktop (1280 px); once also in the dark, where axe is asked for contrast alone, because nothing else changes with the colours.
 *
 * 1. axe finds nothing against WCAG 2.0, 2.1 and 2.2 at A and AA, and nothing serious besides.
 * 2. No page is wider than the window, asks for a script or complains; each is kept by nobody.
 */
import type { Browser, Page } from 'playwright-core';
import { describe } from 'vitest';
import { languages, localPath } from '#app/ui/language.ts';
import { access, type Principal } from '#tests/support/access.ts';
import { inWorld } from '#tests/support/access-matrix.ts';
import type { AccessWorld } from '#tests/support/access-world.ts';
import { axeFaults, axeFaultsInTheDark } from '#tests/support/axe.ts';
import { launchBrowser, noBrowser } from '#tests/support/browser.ts';
import { openPage } from '#tests/support/browser-site.ts';
import { expect, test } from '#tests/support/test.ts';

const widths = [360, 1280];

/** Pages by the one who is asked to look at them. */
function pagesOf(world: AccessWorld): Map<Principal, string[]> {
  const pages = new Map<Principal, string[]>();
  for (const [pattern, row] of Object.entries(access)) {
    if (!pattern.startsWith('/:lang?') || /\/files\/|\/licence$|\/faults$|\/sheets\/(?:template|export)$/.test(pattern)) continue;
    const who = row.see.find((one) => one === 'owner' || one === 'administrator' || one === 'publisher') ?? row.see[0]!;
    pages.set(who, [...(pages.get(who) ?? []), row.address(world.things)]);
  }
  return pages;
}

async function faultsOf(page: Page, address: string): Promise<string[]> {
  const faults: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    faults.push(...(await axeFaults(page)).map((fault) => `${width} ${address} ${fault}`));
    if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
      faults.push(`${width} ${address}: too wide`);
  }
  return faults;
}

async function look(world: AccessWorld, browser: Browser, who: Principal, addresses: readonly string[]): Promise<string[]> {
  const context = await browser.newContext();
  const person = await world.as(who);
  const [name = '', value = ''] = person.cookies.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: world.url }]);
  const { page, complaints } = await openPage(context);
  const faults: string[] = [];
  for (const address of addresses) {
    for (const language of languages) {
      const answer = await page.goto(world.url + localPath(language, address));
      if (answer?.status() !== 200 || !answer.headers()['cache-control']?.includes('no-store'))
        faults.push(`${who} ${address}: ${answer?.status()} ${answer?.headers()['cache-control']}`);
      faults.push(...(await faultsOf(page, language + address)), ...complaints.splice(0));
      if (language === 'zh') faults.push(...(await axeFaultsInTheDark(page)).map((fault) => `dark ${address} ${fault}`));
    }
  }
  await context.close();
  return faults;
}

describe.skipIf(noBrowser)('in Chromium', () => {
  test('1., 2. every page behind sign-in', { timeout: 600_000 }, async () => {
    const faults = await inWorld(async (world) => {
      const browser = await launchBrowser();
      const found: string[] = [];
      for (const [who, addresses] of pagesOf(world)) found.push(...(await look(world, browser, who, addresses)));
      await browser.close();
      return found;
    });
    expect(faults).toEqual([]);
  });
});
