/**
 * The public search interface.
 *
 * 1. It gives the hits of the page's use case, in the same order, with the same total, facets and adjustments.
 * 2. Following `next` from the first page shows every hit once and ends; `prev` leads back.
 * 3. Enterprises are searched likewise.
 * 4. What makes no sense is answered 400 with each parameter and its reason; parameters it does not know change nothing.
 * 5. Any site may read it, it may be kept for a minute, and asked again with its tag it is not sent again.
 * 6. Methods that do not read are answered 405 with those that do, as JSON.
 * 7. Medicines are in no hit and no count until the certificate is configured.
 * 8. Whatever the query, the answer is 200 or 400, and JSON.
 */
import fc from 'fast-check';
import { searchDirectory } from '#app/domain/catalogue/search-directory.server.ts';
import { readSearch } from '#app/domain/catalogue/search-input.ts';
import type { Context } from '#app/platform/context.ts';
import { action, loader } from '#app/routes/api.v1.search.ts';
import { asked } from '#tests/support/ask.ts';
import { expect, test } from '#tests/support/test.ts';

type Answer = {
  total: { value: number; atLeast: boolean };
  corrected: string | null;
  dropped: string[];
  hits: { ref: string; kind: string; url: string }[];
  facets: Record<string, { value: string; count: number }[]>;
  links: { self: string; prev: string | null; next: string | null; html: string };
  error?: { reason: string; parameters: unknown };
};

const get = (ctx: Context, query: string) => loader(asked(ctx, `/api/v1/search${query}`));
const read = async (ctx: Context, query: string): Promise<Answer> => (await get(ctx, query)).json();

test('1. the same as the page', async ({ seeded }) => {
  for (const query of [
    '?q=六堡茶',
    '?q=liubaocha',
    '?q=螺狮粉',
    '?q=柳工 loader',
    '?city=450200&sector=machine&sort=name',
    '?sort=newest',
    '?q=zzqqxx',
  ]) {
    const answer = await read(seeded, query);
    const page = await searchDirectory(seeded, readSearch(new URLSearchParams(query)));

    expect(answer.hits.map(({ ref }) => ref)).toEqual(page.products.map(({ ref }) => ref));
    expect(answer).toMatchObject({ total: page.total, corrected: page.corrected, dropped: page.dropped });
    expect(
      Object.fromEntries(
        Object.entries(answer.facets).map(([name, counts]) => [name, counts.map(({ value, count }) => ({ value, count }))]),
      ),
    ).toEqual(page.facets);
  }
});

test('2. following the links', async ({ seeded }) => {
  const seen: string[] = [];
  let query: string | null = '?sector=food&sort=name';
  let before: string | null = null;
  let total = 0;
  while (query !== null) {
    const { hits, links, total: counted }: Answer = await read(seeded, query);
    expect(links.prev).toBe(before);
    expect(new URL(links.html).pathname).toBe('/search');
    seen.push(...hits.map(({ ref }) => ref));
    before = links.self;
    total = counted.value;
    query = links.next && new URL(links.next).search;
  }

  expect(total).toBeGreaterThan(40);
  expect(new Set(seen).size).toBe(total);
  expect(seen).toHaveLength(total);
});

test('3. enterprises', async ({ seeded }) => {
  const { hits } = await read(seeded, '?kind=enterprise&q=玉柴');

  expect(hits.length).toBeGreaterThan(0);
  expect(hits.every(({ ref, kind, url }) => kind === 'enterprise' && url.endsWith(`/enterprises/${ref}`))).toBe(true);
});

test('4. what makes no sense', async ({ seeded }) => {
  for (const [query, parameter, reason] of [
    ['?page=0', 'page', 'not-a-page'],
    ['?page=501', 'page', 'not-a-page'],
    ['?page=1e2', 'page', 'not-a-page'],
    ['?kind=shop', 'kind', 'unknown-value'],
    ['?sort=price', 'sort', 'unknown-value'],
    ['?q=a&q=b', 'q', 'repeated'],
    [`?q=${'茶'.repeat(201)}`, 'q', 'too-long'],
    [`?brand=${'x'.repeat(121)}`, 'brand', 'too-long'],
    [`?${'city=450100&'.repeat(31)}`, 'city', 'too-many'],
  ]) {
    const response = await get(seeded, query ?? '');
    expect(response.status).toBe(400);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect((await response.json()).error).toEqual({ reason: 'bad-parameters', parameters: [{ parameter, reason }] });
  }
  expect(await read(seeded, '?q=茶&utm_source=x')).toEqual(await read(seeded, '?q=茶'));
});

test('5. headers', async ({ seeded }) => {
  const response = await get(seeded, '?q=茶');

  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('cache-control')).toBe('public, max-age=60');
  const again = await loader(asked(seeded, '/api/v1/search?q=茶', { headers: { 'if-none-match': response.headers.get('etag') ?? '' } }));
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
});

test('6. other methods', async ({ seeded }) => {
  for (const response of [action(), await loader(asked(seeded, '/api/v1/search', { method: 'OPTIONS' }))]) {
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
    expect(await response.json()).toEqual({ error: { reason: 'method-not-allowed' } });
  }
});

test('7. medicines', async ({ seeded }) => {
  const certified = { ...seeded, settings: { ...seeded.settings, drugCertificate: '(虚构)-经营性-0000-0000' } };

  expect((await read(seeded, '?sector=pharma')).total.value).toBe(0);
  expect((await read(certified, '?sector=pharma')).total.value).toBeGreaterThanOrEqual(68);
});

test('8. hostile queries', async ({ seeded }) => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('\u0000', "' or 1=1 --", '%', '😀'.repeat(50), '茶'.repeat(3_000), '\\', '"'),
  );
  const names = fc.constantFrom('q', 'kind', 'sort', 'page', 'sector', 'city', 'county', 'honour', 'proof', 'brand', 'open', 'p');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(names, odd), { maxLength: 4 }), async (pairs) => {
      const response = await get(seeded, `?${new URLSearchParams(pairs)}`);
      expect([200, 400]).toContain(response.status);
      await response.json();
    }),
    { numRuns: 150 },
  );
}, 120_000);
