/**
 * What programs read: the feed, the sitemap, robots.txt.
 *
 * 1. The feed is well-formed, with what RFC 4287 asks for: one id, a title and an instant for the feed and for each entry, an author,
 *    a link to itself; ids differ; the entries are the products published last.
 * 2. There is a feed in every language, and each names the others.
 * 3. The index of the sitemap is well-formed and names parts that exist and are well-formed; together they have every public
 *    product, enterprise, fair and demand, every sector and city, once in each language, and every address names its alternates.
 * 4. A kind with more rows than a part holds is cut into parts that leave out nothing and repeat nothing, also of what comes after
 *    the cut, before the first row and behind the last.
 * 5. Medicines are in none of them, with the certificate too.
 * 6. A part that does not exist, and a language without a feed, are answered 404.
 * 7. All of them say what they are and how long they may be kept, are not sent again to who holds them, and cannot be written to.
 * 8. robots.txt names the sitemap and closes the addresses without end.
 */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { cutParts } from '#app/domain/sitemap/cut-parts.server.ts';
import { listAddresses } from '#app/domain/sitemap/list-addresses.server.ts';
import { listParts } from '#app/domain/sitemap/list-parts.server.ts';
import { readPart, rowsPerPart } from '#app/domain/sitemap/sitemap-part.ts';
import type { Context } from '#app/platform/context.ts';
import { loader as feed, action as writeFeed } from '#app/routes/($lang).feed[.]atom.ts';
import { loader as robots } from '#app/routes/robots[.]txt.ts';
import { loader as part } from '#app/routes/sitemap.$part[.]xml.ts';
import { loader as index } from '#app/routes/sitemap[.]xml.ts';
import { fairs } from '#db/schema/fairs.ts';
import { asked } from '#tests/support/ask.ts';
import { expect, test } from '#tests/support/test.ts';
import { childrenOf, readXml, textOf } from '#tests/support/well-formed.ts';

const site = 'https://guipintong.example';
const certified = (ctx: Context): Context => ({ ...ctx, settings: { ...ctx.settings, drugCertificate: '(虚构)-经营性-0000-0000' } });
const readFeed = async (ctx: Context, params: Record<string, string> = {}) =>
  readXml(await (await feed(asked(ctx, '/feed.atom', { params }))).text());
const readPartNamed = async (ctx: Context, name: string) =>
  readXml(await (await part(asked(ctx, `/sitemap/${name}.xml`, { params: { part: name } }))).text());
const partsOf = async (ctx: Context) =>
  childrenOf(readXml(await (await index(asked(ctx, '/sitemap.xml'))).text()), 'sitemap').map((entry) => textOf(entry, 'loc'));
const nameOf = (address: string) => address.slice(`${site}/sitemap/`.length, -'.xml'.length);
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

test('1. the feed', async ({ seeded }) => {
  const root = await readFeed(seeded);
  const entries = childrenOf(root, 'entry');

  expect([root.name, root.attributes.xmlns]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
  for (const element of [root, ...entries]) {
    for (const name of ['id', 'title', 'updated']) expect(childrenOf(element, name)).toHaveLength(1);
    expect(textOf(element, 'updated')).toMatch(instant);
    expect(childrenOf(element, 'link').filter((link) => link.attributes.rel === 'alternate').length).toBeGreaterThan(0);
  }
  expect(childrenOf(root, 'author')).toHaveLength(1);
  expect(childrenOf(root, 'link').find((link) => link.attributes.rel === 'self')?.attributes.href).toBe(textOf(root, 'id'));
  const newest = await seeded.sql<{ ref: string }[]>`
    select ref from products where status = 'published' and regulated is null order by published_at desc, ref desc limit 50`;
  expect(entries.map((entry) => textOf(entry, 'id'))).toEqual(newest.map(({ ref }) => `${site}/products/${ref}`));
});

test('2. languages', async ({ seeded }) => {
  for (const [lang, tag] of [
    ['en', 'en'],
    ['vi', 'vi'],
  ] as const) {
    const root = await readFeed(seeded, { lang });
    expect(root.attributes['xml:lang']).toBe(tag);
    expect(textOf(root, 'id')).toBe(`${site}/${lang}/feed.atom`);
    expect(textOf(childrenOf(root, 'entry')[0]!, 'id')).toMatch(`${site}/${lang}/products/`);
    expect(childrenOf(root, 'link').filter((link) => link.attributes.hreflang)).toHaveLength(2);
  }
});

test('3. the sitemap', async ({ seeded }) => {
  const parts = await partsOf(seeded);
  const urls = (await Promise.all(parts.map((address) => readPartNamed(seeded, nameOf(address))))).flatMap((root) =>
    childrenOf(root, 'url'),
  );
  const addresses = urls.map((url) => textOf(url, 'loc'));
  const rows = await seeded.sql<{ path: string }[]>`
    select '/products/' || ref as path from products where status = 'published' and regulated is null
    union all select '/enterprises/' || ref from enterprises
    union all select '/fairs/' || ref from fairs
    union all select '/demands/' || ref from demands
    union all select '/sectors/' || code from sectors`;

  expect(new Set(addresses).size).toBe(addresses.length);
  for (const { path } of rows) for (const lang of ['', '/en', '/vi']) expect(addresses).toContain(site + lang + path);
  expect(addresses).toContain(`${site}/vi/cities/nanning`);
  expect(addresses).toContain(`${site}/`);
  for (const url of urls) {
    const alternates = childrenOf(url, 'xhtml:link').map(({ attributes }) => [attributes.hreflang, attributes.href]);
    expect(alternates.map(([language]) => language)).toEqual(['zh-Hans', 'en', 'vi', 'x-default']);
    expect(alternates.map(([, address]) => address)).toContain(textOf(url, 'loc'));
  }
});

test('4. many rows', async ({ ctx, sql }) => {
  await sql`insert into fairs (ref, series, name, source) select 'made-up-' || n, 'made-up', '虚构博览会', 'https://made-up.example/' from generate_series(1, ${rowsPerPart * 2 + 1}::int) n`;

  const lists = async () => {
    const parts = (await listParts(ctx)).filter(({ kind }) => kind === 'fairs');
    return Promise.all(parts.map((part) => listAddresses(ctx, part)));
  };
  expect((await lists()).map((addresses) => addresses.length)).toEqual([rowsPerPart * 2 + 1]);
  await cutParts(ctx.db);
  const listed = await lists();

  expect(listed.map((addresses) => addresses.length)).toEqual([rowsPerPart, rowsPerPart, 1]);
  expect(new Set(listed.flat().map(({ path }) => path)).size).toBe(rowsPerPart * 2 + 1);
  expect(await ctx.db.$count(fairs)).toBe(rowsPerPart * 2 + 1);

  await sql`insert into fairs (ref, series, name, source) select ref, 'made-up', '虚构博览会', 'https://made-up.example/' from unnest('{a,made-up-3,z}'::text[]) ref on conflict do nothing`;
  await sql`delete from fairs where ref = 'made-up-1'`;
  const grown = (await lists()).flat().map(({ path }) => path);
  expect(new Set(grown).size).toBe(grown.length);
  expect(grown).toHaveLength(await ctx.db.$count(fairs));
  await cutParts(ctx.db);
  expect((await lists()).map((addresses) => addresses.length)).toEqual([rowsPerPart, rowsPerPart, 2]);
});

test('5. medicines', async ({ seeded }) => {
  const ctx = certified(seeded);
  const medicines = (await seeded.sql<{ ref: string }[]>`select ref from products where regulated is not null`).map(({ ref }) => ref);
  expect(medicines.length).toBeGreaterThanOrEqual(68);
  const parts = await Promise.all((await partsOf(ctx)).map((address) => readPartNamed(ctx, nameOf(address))));
  const addresses = [
    ...parts.flatMap((root) => childrenOf(root, 'url').map((url) => textOf(url, 'loc'))),
    ...childrenOf(await readFeed(ctx), 'entry').map((entry) => textOf(entry, 'id')),
  ];

  const shown = new Set(addresses.map((address) => address.split('/').at(-1)));
  expect(medicines.filter((ref) => shown.has(ref))).toEqual([]);
});

test('6. what does not exist', async ({ seeded }) => {
  for (const name of ['nope', 'products-', 'products-ZZZZ', 'fairs-../x', 'pages-1', '']) {
    expect((await part(asked(seeded, '/sitemap/x.xml', { params: { part: name } }))).status).toBe(404);
  }
  expect(readPart("products-P' or '1")).toBeNull();
  expect((await feed(asked(seeded, '/fr/feed.atom', { params: { lang: 'fr' } }))).status).toBe(404);
});

test('7. headers', async ({ seeded }) => {
  const ask = (
    loader: (args: LoaderFunctionArgs) => Response | Promise<Response>,
    init: RequestInit & { params?: Record<string, string> } = {},
  ) => loader(asked(seeded, '/x', init));
  for (const [loader, type, params] of [
    [feed, 'application/atom+xml; charset=utf-8', {}],
    [index, 'application/xml; charset=utf-8', {}],
    [part, 'application/xml; charset=utf-8', { part: 'pages' }],
    [robots, 'text/plain; charset=utf-8', {}],
  ] as const) {
    const response = await ask(loader, { params });
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('cache-control')).toMatch(/^public, max-age=\d+$/);
    expect((await ask(loader, { params, headers: { 'if-none-match': response.headers.get('etag') ?? '' } })).status).toBe(304);
  }
  expect([writeFeed().status, writeFeed().headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test('8. robots', async ({ seeded }) => {
  const lines = (await (await robots(asked(seeded, '/robots.txt'))).text()).split('\n');

  expect(lines).toContain(`Sitemap: ${site}/sitemap.xml`);
  for (const closed of ['/search?', '/en/search?', '/vi/search?', '/compare', '/api/v1/']) expect(lines).toContain(`Disallow: ${closed}`);
});
