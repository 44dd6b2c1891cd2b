/**
 * The web server around the pages.
 *
 * 1. Every page forbids scripts without its nonce, foreign frames and foreign forms; the nonce is new each time.
 * 2. A page has a tag, and an unchanged page costs a 304; what is asked for compressed comes compressed, with the same tag.
 * 3. Built files with a hash may be kept for ever, and come in every encoding with the same content.
 * 4. What is not there is 404, a method a page does not know 405, each in one line of the log and without a stack.
 * 5. A failure is a 500 that tells the visitor nothing and the log everything.
 * 6. Addresses that cannot be read, hosts that are none and addresses too long get a clear answer, never a 5xx.
 * 7. A form from another site is refused; from ours, or from a program, it is taken.
 * 8. A body must state a length of at most 1 MB, or 20 MB for a form with files.
 * 9. `/healthz` says whether the process lives; `/readyz` whether it can serve: not without its database, nor unmigrated, nor stopping.
 * 10. Headers of a proxy count only where one is trusted.
 * 11. A stop lets requests under way finish, takes no new ones, and cuts off what outlasts its patience.
 * 12. The log has one line a request, without what stands in its query.
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { readAssets } from '#app/http/server/assets.ts';
import type { ServerOptions } from '#app/http/server.ts';
import { openDb } from '#db/client.ts';
import { serveSite, type TestServer } from '#tests/support/server.ts';
import { test as base, expect } from '#tests/support/test.ts';
import { tinySite } from '#tests/support/tiny-site.tsx';

type Serve = (given?: Partial<ServerOptions>) => Promise<TestServer & ReturnType<typeof tinySite>>;

const test = base.extend<{ serve: Serve }>({
  serve: async ({ ctx }, use) => {
    const running: TestServer[] = [];
    await use(async (given = {}) => {
      const site = tinySite();
      const server = await serveSite(ctx, { build: site.build, assets: null, ...given });
      running.push(server);
      return { ...server, ...site };
    });
    for (const server of running) await server.stop();
  },
});

/** A request as it is written, where `fetch` would mend or refuse it. */
async function raw(url: string, text: string): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(text);
  const pieces: Buffer[] = [];
  for await (const piece of socket) pieces.push(piece as Buffer);
  const answer = Buffer.concat(pieces).toString('utf8');
  return { status: Number(answer.match(/^HTTP\/1\.1 (\d{3})/)?.[1]), body: answer };
}
const get = (path: string, host = 'guipintong.example') => `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`;

test('1. security headers', async ({ serve }) => {
  const { url } = await serve();
  const [one, two] = await Promise.all([fetch(url), fetch(url)]);
  const policy = one.headers.get('content-security-policy') ?? '';
  for (const rule of [
    "default-src 'self'",
    "style-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ]) {
    expect(policy.split(';')).toContain(rule);
  }
  expect(policy).toMatch(/script-src 'nonce-[\w-]{22}'(;|$)/);
  expect(policy).not.toContain('unsafe');
  expect(policy).not.toBe(two.headers.get('content-security-policy'));
  expect(one.headers.get('x-content-type-options')).toBe('nosniff');
  expect(one.headers.get('x-powered-by')).toBeNull();
});

test('2. tags and compression', async ({ serve }) => {
  const { url } = await serve();
  const plain = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  const tag = plain.headers.get('etag') ?? '';
  expect(tag).toMatch(/^W\/"[\w-]{22}"$/);
  expect(plain.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');

  for (const encoding of ['br', 'gzip']) {
    const answer = await fetch(url, { headers: { 'accept-encoding': encoding } });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('vary')).toMatch(/accept-encoding/i);
    expect(answer.headers.get('etag')).toBe(tag);
  }
  const unchanged = await fetch(url, { headers: { 'if-none-match': `"other", ${tag}` } });
  expect([unchanged.status, await unchanged.text()]).toEqual([304, '']);
  expect((await fetch(url, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
});

test('3. built files', async ({ serve }) => {
  const body = Buffer.from('body { color: teal }\n'.repeat(40));
  const folder = mkdtempSync(join(tmpdir(), 'guipintong-assets-'));
  mkdirSync(`${folder}/assets`);
  writeFileSync(`${folder}/assets/sheet-abc123.css`, body);
  writeFileSync(`${folder}/robots.txt`, 'x');
  const { url } = await serve({ assets: readAssets(folder) });
  rmSync(folder, { recursive: true });

  const ask = (headers: Record<string, string>) =>
    new Promise<{ status: number | undefined; body: Buffer }>((resolve, reject) => {
      const asked = httpRequest(`${url}/assets/sheet-abc123.css`, { headers }).end();
      asked.once('error', reject);
      asked.once('response', async (response) => resolve({ status: response.statusCode, body: Buffer.concat(await response.toArray()) }));
    });
  const bytes = async (encoding: string) => (await ask({ 'accept-encoding': encoding })).body;
  expect(await bytes('identity')).toEqual(body);
  expect(brotliDecompressSync(await bytes('br'))).toEqual(body);
  expect(gunzipSync(await bytes('gzip'))).toEqual(body);

  const answer = await fetch(`${url}/assets/sheet-abc123.css`);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(await ask({ 'if-none-match': answer.headers.get('etag') ?? '' })).toEqual({ status: 304, body: Buffer.alloc(0) });
  expect((await fetch(`${url}/robots.txt`)).headers.get('cache-control')).not.toContain('immutable');
  expect((await fetch(`${url}/assets/../assets/none.css`)).status).toBe(404);
});

test('4. not there, not that way', async ({ serve }) => {
  const { url, logged } = await serve();
  expect((await fetch(`${url}/nowhere`)).status).toBe(404);
  expect((await fetch(url, { method: 'DELETE' })).status).toBe(405);
  expect((await fetch(url, { method: 'POST', body: 'a=b' })).status).toBe(405);
  await expect.poll(() => logged.filter((line) => 'ms' in line).length).toBe(3);
  expect(JSON.stringify(logged)).not.toContain('stack');
});

test('5. a failure', async ({ serve }) => {
  const { url, logged } = await serve();
  const answer = await fetch(`${url}/broken`);
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('secret');
  expect(JSON.stringify(logged)).toContain('the secret of the stack');
  expect(JSON.stringify(logged)).toContain('tiny-site');
});

test.for([
  ['/%E4%BD', 400],
  ['/%', 400],
  ['/%zz', 400],
  ['/a%00b', 400],
  ['/?q=a%00b', 400],
  ['/%C0%AF', 400],
  [`/?q=${'a'.repeat(17_000)}`, 414],
  ['http://[', 404],
  ['//', 301],
  ['/a//b', 301],
  ['/%5C%5C', 400],
  ['/%09/a', 400],
  ['/?_data=root', 400],
  ['/?q=%E4%BD', 200],
] as const)('6. %.40s', async ([path, status], { serve }) => {
  const { url } = await serve();
  const answer = await raw(url, get(path));
  expect(answer.status).toBe(status);
  expect(answer.body).not.toMatch(/\bat .*:\d+:\d+/);
});

test('6. any bytes', async ({ serve }) => {
  const { url, logged } = await serve();
  const line = fc.string({ unit: 'binary-ascii', minLength: 0, maxLength: 60 }).map((text) => text.replaceAll(/[\r\n ]/g, ''));
  const percent = fc
    .array(fc.integer({ min: 0, max: 255 }), { maxLength: 20 })
    .map((codes) => codes.map((code) => `%${code.toString(16).padStart(2, '0')}`).join(''));
  await fc.assert(
    fc.asyncProperty(fc.oneof(line, percent), fc.oneof(fc.constant('guipintong.example'), line), async (path, host) => {
      const { status } = await raw(url, get(`/${path}`, host));
      expect(status).toBeLessThan(500);
      expect(status).toBeGreaterThanOrEqual(200);
    }),
    { numRuns: 1_000 },
  );
  expect(logged.filter((it) => Number(it.level) >= 50)).toEqual([]);
});

test.for([
  [{ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
  [{ 'sec-fetch-site': 'same-site', origin: 'https://a.guipintong.example' }, 403],
  [{ origin: 'https://evil.example' }, 403],
  [{ origin: 'null' }, 403],
  [{ 'sec-fetch-site': 'same-origin', origin: 'https://guipintong.example' }, 200],
  [{ origin: 'https://guipintong.example' }, 200],
  [{}, 200],
] as const)('7. a form with %j', async ([headers, status], { serve }) => {
  const { url } = await serve();
  const answer = await fetch(`${url}/form`, {
    method: 'POST',
    body: 'name=value',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(answer.status).toBe(status);
});

test('8. the size of a body', async ({ serve }) => {
  const { url } = await serve();
  const send = (length: number) => fetch(`${url}/form`, { method: 'POST', body: 'a'.repeat(length) }).then((it) => it.status);
  expect(await send(1_048_576)).toBe(200);
  const head = `POST /form HTTP/1.1\r\nhost: guipintong.example\r\nconnection: close\r\n`;
  expect((await raw(url, `${head}content-length: 1048577\r\n\r\n`)).status).toBe(413);
  const files = `${head}content-type: multipart/form-data; boundary=b\r\n`;
  const tooLong = await raw(url, `${files}content-length: 20971521\r\n\r\n`);
  expect(tooLong.status).toBe(413);
  expect(tooLong.body).toContain('20 MB');
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(19_000_000)]), 'a.bin');
  expect((await fetch(`${url}/form`, { method: 'POST', body: form })).status).toBe(200);
  expect((await raw(url, `${head}transfer-encoding: chunked\r\n\r\n0\r\n\r\n`)).status).toBe(411);
});

test('9. health', async ({ serve, ctx, url: database, sql }) => {
  let stopping = false;
  const { url } = await serve({ isStopping: () => stopping });
  const ready = async (at = url) => {
    const answer = await fetch(`${at}/readyz`);
    return { status: answer.status, ...((await answer.json()) as object) };
  };
  expect(await (await fetch(`${url}/healthz`)).text()).toBe('ok\n');
  expect(await ready()).toEqual({ status: 200, ready: true, database: true, migrated: true, running: true });

  stopping = true;
  expect(await ready()).toEqual({ status: 503, ready: false, database: true, migrated: true, running: false });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  stopping = false;
  await sql`delete from drizzle.__drizzle_migrations`;
  expect(await ready()).toMatchObject({ status: 503, database: true, migrated: false });

  const gone = openDb(database.replace(/:\d+\//, ':1/'), { max: 1 });
  const without = await serve({ runtime: { ...ctx, sql: gone.sql } });
  expect(await ready(without.url)).toMatchObject({ status: 503, database: false });
  expect((await fetch(`${without.url}/healthz`)).status).toBe(200);
  await gone.close();
});

test('10. a proxy', async ({ serve }) => {
  const plain = await serve();
  const behind = await serve({ trustProxy: 1 });
  const headers = { origin: 'https://front.example', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'front.example' };
  const post = (url: string) => fetch(`${url}/form`, { method: 'POST', body: 'a=b', headers }).then((it) => it.status);
  expect(await post(plain.url)).toBe(403);
  expect(await post(behind.url)).toBe(200);
  expect((await fetch(behind.url, { headers: { 'x-forwarded-host': 'a:99999999' } })).status).toBe(400);
});

test('11. a stop', async ({ serve }) => {
  let stopping = false;
  const { url, stop, letGo, slowRequested } = await serve({ isStopping: () => stopping });
  await fetch(url);
  const underWay = fetch(`${url}/slow`).then(async (it) => [it.status, (await it.text()).includes('slow')]);
  await slowRequested;
  stopping = true;
  const stopped = stop(5_000);
  await pause(50);
  await expect(fetch(url)).rejects.toThrow();
  letGo();
  expect(await underWay).toEqual([200, true]);
  const start = Date.now();
  await stopped;
  expect(Date.now() - start).toBeLessThan(1_000);
});

test('11. a stop that loses its patience', async ({ serve }) => {
  const { url, stop, slowRequested } = await serve();
  const underWay = fetch(`${url}/slow`).then(
    () => 'answered',
    () => 'cut off',
  );
  await slowRequested;
  await stop(100);
  expect(await underWay).toBe('cut off');
});

test('12. the log', async ({ serve }) => {
  const { url, logged } = await serve();
  await fetch(`${url}/?q=a+person%27s+words`);
  await expect
    .poll(() => logged)
    .toEqual([{ level: 30, time: expect.any(Number), method: 'GET', path: '/', status: 200, ms: expect.any(Number) }]);
});
