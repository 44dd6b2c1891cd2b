/**
 * How many SQL statements an address costs.
 *
 * 1. Every route of the built site map is measured here, each under its own addresses.
 * 2. An address costs exactly the pinned number of statements with 10,000 products, enterprises, demands and fairs.
 * 3. With 10 of each it costs the same, though a search then finds fewer than ten and is widened.
 * 4. Nothing costs more than four.
 *
 * Counted is whatever the driver sends, `begin` and `commit` included, on the first request for an address. Not counted is what a
 * process asks once in its life: the reference data at start, and the driver's question for the types of arrays on a connection.
 */
import { inject } from 'vitest';
import { loadReference } from '#app/platform/load-reference.server.ts';
import { openDb } from '#db/client.ts';
import { aCorrectionRequest, requestNumber } from '#tests/support/correction-request.ts';
import { engineOn } from '#tests/support/engine.ts';
import { startServer } from '#tests/support/server.ts';
import { testSettings } from '#tests/support/settings.ts';
import { addressIn, builtPatterns, loadBuild, memberRoutes } from '#tests/support/site-map.ts';
import { largeDirectory, type SizedDirectory, smallDirectory } from '#tests/support/sized-directories.ts';
import { test as base, expect } from '#tests/support/test.ts';

/** All of these show rows in both directories, so that nothing is left out for want of something to read. */
const pinned: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '/:lang?': { '/': 3 },
  '/:lang?/search': {
    '/search': 2,
    '/search?kind=enterprise': 2,
    '/search?sort=newest': 2,
    '/search?q=装载机': 3,
    '/search?q=螺丝粉': 3,
    '/search?q=luosifen': 3,
    '/search?q=柳工 loader': 3,
    '/search?q=柳工&city=450200&sector=machine&sort=name': 3,
    '/search?kind=enterprise&q=柳工机械': 3,
    '/search?kind=capability&q=压铸': 1,
    // What no product is may be a work that somebody does: asked once more, among capabilities.
    '/search?q=zzqqxx': 2,
  },
  '/:lang?/products/:ref': { '/products/P0239': 3, '/products/P0050': 3 },
  '/:lang?/compare': { '/compare': 0, '/compare?p=P0050': 1, '/compare?p=P0050&p=P0239&p=P0266&p=P0001': 1 },
  '/:lang?/enterprises': { '/enterprises': 2, '/enterprises?city=liuzhou': 2 },
  '/:lang?/enterprises/:ref': { '/enterprises/E0001': 4, '/enterprises/E0046': 4 },
  '/:lang?/sectors': { '/sectors': 1 },
  '/:lang?/sectors/:code': { '/sectors/machine': 2, '/sectors/food': 2 },
  '/:lang?/cities': { '/cities': 1 },
  '/:lang?/cities/:slug': { '/cities/liuzhou': 3, '/cities/wuzhou': 3 },
  '/:lang?/demands': { '/demands': 2, '/demands?city=450100': 2 },
  '/:lang?/demands/:ref': { '/demands/D0001': 1 },
  '/:lang?/needs': { '/needs': 2, '/needs?kind=purchase&city=450100': 2 },
  '/:lang?/needs/:ref': { '/needs/2345678923': 1 },
  '/:lang?/fairs': { '/fairs': 2, '/fairs?series=caexpo': 2 },
  '/:lang?/fairs/:ref': { '/fairs/caexpo-01': 2 },
  '/:lang?/chains': { '/chains': 0 },
  '/:lang?/about': { '/about': 1 },
  // Shows a real answer of the interface, asked for as the page is made.
  '/:lang?/api': { '/api': 3 },
  '/:lang?/gallery': { '/gallery': 0 },
  '/:lang?/corrections/:subject/:ref': {
    '/corrections/product/P0239': 1,
    '/corrections/enterprise/E0001': 1,
    '/corrections/demand/D0001': 1,
  },
  '/:lang?/corrections/requests/:ref': { [`/corrections/requests/${requestNumber}`]: 1 },
  '/:lang?/terms': { '/terms': 0 },
  // An unknown token is told by its signature alone.
  '/:lang?/unsubscribe': { '/unsubscribe?token=abc': 0 },
  '/:lang?/sign-in': { '/sign-in': 0 },
  '/:lang?/sign-in/code': { '/sign-in/code': 0 },
  '/:lang?/sign-in/telephone': { '/sign-in/telephone': 0 },
  '/:lang?/sign-up': { '/sign-up': 0 },
  '/:lang?/sign-up/sent': { '/sign-up/sent': 0 },
  '/:lang?/sign-out': { '/sign-out': 0 },
  '/:lang?/forgot-password': { '/forgot-password': 0 },
  '/:lang?/reset-password': { '/reset-password?token=abc': 0 },
  '/:lang?/confirm-address': { '/confirm-address?token=abc': 0 },
  '/:lang?/feed.atom': { '/feed.atom': 1 },
  '/:lang?/*': { '/no-such-page': 0 },
  '/api/v1/search': { '/api/v1/search': 2, '/api/v1/search?q=装载机': 3, '/api/v1/search?kind=enterprise&q=柳工机械&city=450200': 3 },
  '/sitemap.xml': { '/sitemap.xml': 1 },
  '/sitemap/:part.xml': { '/sitemap/pages.xml': 0, '/sitemap/products-P0001.xml': 1, '/sitemap/enterprises-E0001.xml': 1 },
  '/robots.txt': { '/robots.txt': 0 },
  '/glyphs.svg': { '/glyphs.svg': 0 },
};

const most = 4;
const absent = ['/needs/2345678923', '/no-such-page', '/gallery'];
// P0105 is what the example on /api finds.
const kept = ['P0239', 'P0001', 'P0055', 'P0050', 'P0266', 'P0105', 'E0001', 'E0046', 'D0001', 'caexpo-01'];

type Answer = { readonly status: number; readonly statements: readonly string[] };
type Site = { readonly ask: (address: string) => Promise<Answer>; readonly close: () => Promise<void> };

/** One connection, so that what the driver asks on a new one is asked once, before the counting. */
async function openSite(directory: SizedDirectory): Promise<Site> {
  let sent: string[] = [];
  const database = openDb(directory.url, { max: 1, onStatement: (statement) => sent.push(statement) });
  const { db, sql } = database;
  await aCorrectionRequest(sql);
  const server = await startServer({
    ...{ db, sql, search: await engineOn(database), reference: await loadReference(db), now: () => new Date('2026-11-23T04:00:00Z') },
    settings: { ...testSettings, production: true },
  });
  const ask = async (address: string) => {
    sent = [];
    const response = await fetch(server.url + addressIn('zh', address));
    await response.arrayBuffer();
    return { status: response.status, statements: sent };
  };
  await ask('/search?q=热身&city=450100');
  await ask('/products/P0001');
  return {
    ask,
    close: async () => {
      await server.stop();
      await database.close();
      await directory.drop();
    },
  };
}

const cluster = inject('clusterUrl');
const test = base.extend<{ $file: { small: Site; large: Site } }>({
  small: [
    async ({}, use) => {
      const site = await openSite(await smallDirectory(cluster, kept));
      await use(site);
      await site.close();
    },
    { scope: 'file' },
  ],
  large: [
    async ({}, use) => {
      const site = await openSite(await largeDirectory(cluster));
      await use(site);
      await site.close();
    },
    { scope: 'file' },
  ],
});

const expected: Record<string, number> = Object.assign({}, ...Object.values(pinned));

const addresses = Object.values(pinned).flatMap((route) => Object.keys(route));

async function measured(site: Site): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const address of addresses) {
    const { status, statements } = await site.ask(address);
    expect({ address, status }).toEqual({ address, status: absent.includes(address) ? 404 : 200 });
    counts[address] = statements.length;
  }
  return counts;
}

test('1. every route is measured', { timeout: 120_000 }, async () => {
  expect([...Object.keys(pinned), ...Object.keys(memberRoutes)].sort()).toEqual(builtPatterns(await loadBuild()));
});

test('2. statements with 10,000 rows', { timeout: 600_000 }, async ({ large }) => {
  expect(await measured(large)).toEqual(expected);
});

test('3. statements with 10 rows', async ({ small }) => {
  expect(await measured(small)).toEqual(expected);
});

test('4. at most four', () => {
  expect(Object.entries(expected).filter(([, count]) => count > most)).toEqual([]);
});
