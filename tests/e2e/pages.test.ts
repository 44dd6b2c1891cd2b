/**
 * Every public page, in a real browser: in three languages, on a phone (360 px) and a desktop (1280 px), light and, in Chinese, dark.
 *
 * 1. Every page of the built site map is looked at.
 * 2. axe finds nothing against WCAG 2.0, 2.1 and 2.2 at A and AA, and nothing serious or critical besides. In the dark it is asked
 *    for contrast alone, because nothing else changes with the colours.
 * 3. The page says its language, and whatever on it is Chinese in a page of another language says so.
 * 4. It is no wider than the window, and what stands in its frame keeps to the frame.
 * 5. It asks for no script and runs none, breaks no policy of its own and logs nothing.
 * 6. HTML and CSS of a page of results are at most 14,950 bytes on the wire.
 */
import type { Page, Response } from 'playwright-core';
import { describe } from 'vitest';
import { languages, tagOf } from '#app/ui/language.ts';
import { axeFaults, axeFaultsInTheDark } from '#tests/support/axe.ts';
import { noBrowser } from '#tests/support/browser.ts';
import { openPage, test } from '#tests/support/browser-site.ts';
import { addressIn, builtPatterns, loadBuild, memberRoutes, publicRoutes } from '#tests/support/site-map.ts';
import { expect } from '#tests/support/test.ts';

const timeout = 600_000;
const views = [
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
] as const;
/** The plainest address of each page, and states of some that look different. */
const addresses = [
  ...Object.values(publicRoutes).flatMap((route) => (route.kind === 'page' ? route.addresses.slice(0, 1) : [])),
  '/search?kind=enterprise&q=机械',
  '/search?q=zzqqxx',
  '/search?q=螺丝粉&city=450200&sort=name',
  '/compare',
  '/products/P0014',
];
const most = 14_950;

/** What a page shows of itself, read in the page. */
const readPage = (query: string) => {
  const han = /\p{Script=Han}/u;
  const untagged: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const lang = node.parentElement?.closest('[lang]')?.getAttribute('lang') ?? '';
    // Nobody knows the language of what somebody typed, and code has none.
    const text = (node.textContent ?? '').replace(query, '');
    if (han.test(text) && !lang.startsWith('zh') && !node.parentElement?.closest('code')) untagged.push(text.trim().slice(0, 60));
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  const wide = [...document.body.querySelectorAll('*')].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 1 && !element.closest('.table-scroll, .unseen, svg'),
  );
  return {
    lang: document.documentElement.lang,
    untagged: document.documentElement.lang.startsWith('zh') ? [] : [...new Set(untagged)],
    outOfFrame: [...document.querySelectorAll('.wrap > *')]
      .filter((element) => element.getBoundingClientRect().right > (element.parentElement?.getBoundingClientRect().right ?? 0) + 1)
      .map((element) => element.outerHTML.slice(0, 120)),
    tooWide: scrollWidth > clientWidth ? wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)) : [],
    scripts: [...document.scripts]
      .filter((script) => script.type !== 'application/ld+json')
      .map((script) => script.outerHTML.slice(0, 120)),
    handlers: [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith('on'))),
  };
};

test('1. every page', { timeout }, async () => {
  expect([...Object.keys(publicRoutes), ...Object.keys(memberRoutes)].sort()).toEqual(builtPatterns(await loadBuild()));
});

/** Everything that is wrong with a page at an address, in all of its looks. */
async function faultsAt(page: Page, complaints: string[], url: string, tag: string): Promise<string[]> {
  await page.coverage.startJSCoverage({ reportAnonymousScripts: true, resetOnNavigation: false });
  await page.goto(url);
  const run = (await page.coverage.stopJSCoverage()).map((script) => script.url);
  const faults: string[] = run.map((script) => `ran ${script}`);
  for (const view of views) {
    await page.setViewportSize(view);
    const { lang, ...seen } = await page.evaluate(readPage, new URL(url).searchParams.get('q') ?? '');
    if (lang !== tag) faults.push(`lang ${lang}`);
    for (const [kind, those] of Object.entries(seen)) faults.push(...those.map((one) => `${view.width} ${kind}: ${one}`));
    faults.push(...(await axeFaults(page)).map((fault) => `${view.width} ${fault}`));
    // The colours are the same in every language.
    if (tag === tagOf.zh) faults.push(...(await axeFaultsInTheDark(page)).map((fault) => `${view.width} dark ${fault}`));
  }
  return [...faults, ...complaints.splice(0)];
}

describe.skipIf(noBrowser)('in Chromium', () => {
  describe.concurrent('every page', () => {
    for (const language of languages) {
      test(`2.–5. ${tagOf[language]}`, { timeout }, async ({ site, expect }) => {
        const context = await site.browser.newContext({ colorScheme: 'light' });
        const { page, complaints } = await openPage(context);
        const found: Record<string, string[]> = {};
        for (const address of addresses) {
          const faults = await faultsAt(page, complaints, site.url + addressIn(language, address), tagOf[language]);
          if (faults.length > 0) found[address] = faults;
        }
        await context.close();
        expect(found).toEqual({});
      });
    }
  });

  test('6. bytes of a page of results', { timeout }, async ({ site }) => {
    for (const language of languages) {
      for (const address of ['/search?q=装载机', '/search?q=柳州', '/search?q=机械&kind=enterprise', '/search']) {
        // A context of its own, so that nothing is in its cache.
        const context = await site.browser.newContext();
        const page = await context.newPage();
        const files: Response[] = [];
        page.on('response', (response) => files.push(response));
        await page.goto(site.url + addressIn(language, address));
        const weighed = files.filter((file) => /^(?:document|stylesheet)$/.test(file.request().resourceType()));
        const sizes = await Promise.all(weighed.map(async (file) => (await file.request().sizes()).responseBodySize));
        await context.close();
        expect(weighed.map((file) => file.headers()['content-encoding'])).toEqual(['gzip', 'br']);
        const bytes = sizes.reduce((sum, size) => sum + size, 0);
        expect({ address, language, fits: sizes.every((size) => size > 1_000) && bytes <= most, sizes }).toMatchObject({ fits: true });
      }
    }
  });
});
