/**
 * What the head of a page tells a search engine.
 *
 * 1. A page may be indexed, names its canonical address and itself in each of the three languages, with one x-default.
 *    Of the query, only the page of a list is part of it.
 * 2. Searches, comparisons and error pages are kept out of indexes, and an error page names no canonical address.
 * 3. Structured data is well-formed JSON and is the only script element.
 */
import { startServer, type TestServer } from '#tests/support/server.ts';
import { test as base, expect } from '#tests/support/test.ts';

const test = base.extend<{ site: TestServer }>({
  site: async ({ seeded }, use) => {
    const site = await startServer(seeded);
    await use(site);
    await site.stop();
  },
});

const headOf = async (address: string) => (await (await fetch(address)).text()).split('</head>')[0] ?? '';
const robotsIn = (head: string) => [...head.matchAll(/<meta name="robots" content="([^"]*)"/g)].map(([, content]) => content);

test('1. a page in three languages', async ({ site, seeded }) => {
  const { publicUrl } = seeded.settings;
  for (const [path, language] of [
    ['/products/P0108', 'zh'],
    ['/en/products/P0108', 'en'],
    ['/vi/products/P0108', 'vi'],
    ['/', 'zh'],
  ] as const) {
    const head = await headOf(site.url + path);
    const plain = path.replace(/^\/(en|vi)/, '');
    expect(robotsIn(head), path).toEqual([]);
    expect(head, path).toContain(`<link rel="canonical" href="${publicUrl}${path}"/>`);
    for (const [tag, prefix] of [
      ['zh-Hans', ''],
      ['en', '/en'],
      ['vi', '/vi'],
      ['x-default', ''],
    ] as const) {
      const address = publicUrl + (prefix && plain === '/' ? prefix : prefix + plain);
      expect(head, `${language} ${tag}`).toContain(`<link rel="alternate" hrefLang="${tag}" href="${address}"/>`);
    }
  }
});

test('1. the query in the canonical address', async ({ site, seeded }) => {
  const canonicalOf = async (path: string) => /rel="canonical" href="([^"]*)"/.exec(await headOf(site.url + path))?.[1];
  expect(await canonicalOf('/products/P0108?utm_source=x')).toBe(`${seeded.settings.publicUrl}/products/P0108`);
  expect(await canonicalOf('/en/demands?page=2&sector=med')).toBe(`${seeded.settings.publicUrl}/en/demands?page=2`);
});

test('2. what is kept out', async ({ site }) => {
  for (const path of ['/search?q=茶', '/compare?p=P0108', '/products/P9999', '/en/nowhere'])
    expect(robotsIn(await headOf(site.url + encodeURI(path))).join(), path).toContain('noindex');
  expect(await headOf(`${site.url}/en/nowhere`)).not.toContain('rel="canonical"');
});

test('3. structured data', async ({ site }) => {
  for (const path of ['/', '/products/P0108', '/enterprises/E0001', '/fairs/caexpo-22', '/en/search?q=tea']) {
    const html = await (await fetch(site.url + path)).text();
    const scripts = [...html.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)];
    for (const [, attributes, body] of scripts) {
      expect(attributes, path).toContain('type="application/ld+json"');
      expect(JSON.parse(body ?? '')).toMatchObject({ '@context': 'https://schema.org' });
    }
  }
});
