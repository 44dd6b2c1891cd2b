/**
 * What is dated counts from the first moment of its first day to the last moment of its last day, in Guangxi, and nobody has to act.
 *
 * 1. At the last millisecond before a midnight there and at the first behind it, credentials of every period, of products and of
 *    enterprises, count where their days say so and nowhere else: facets, filters, badges of lists, pages of product and enterprise,
 *    comparison, figures of the directory and of the home page, the public interface, and what pages tell search engines.
 * 2. No copy of an answer that somebody keeps outlasts the day.
 */
import { readComparison } from '#app/domain/catalogue/read-comparison.server.ts';
import { readProduct } from '#app/domain/catalogue/read-product.server.ts';
import { searchDirectory } from '#app/domain/catalogue/search-directory.server.ts';
import { readSearch } from '#app/domain/catalogue/search-input.ts';
import { readEnterprise } from '#app/domain/enterprises/read-enterprise.server.ts';
import { countDirectory } from '#app/domain/insight/count-directory.server.ts';
import { readHome } from '#app/domain/insight/read-home.server.ts';
import type { Context } from '#app/platform/context.ts';
import { loader as askInterface } from '#app/routes/api.v1.search.ts';
import { asked } from '#tests/support/ask.ts';
import { aCredential, anEnterprise, aProduct } from '#tests/support/make.ts';
import { startServer } from '#tests/support/server.ts';
import { expect, test } from '#tests/support/test.ts';

const bounds = [null, '2026-11-22', '2026-11-23', '2026-11-24'];
const periods = bounds.flatMap((from) => bounds.filter((to) => !from || !to || from <= to).map((to) => ({ from, to })));
/** The instant, and the day that it is in Guangxi. */
const instants = [
  ['2026-11-22T15:59:59.999Z', '2026-11-22'],
  ['2026-11-22T16:00:00.000Z', '2026-11-23'],
  ['2026-11-23T15:59:59.999Z', '2026-11-23'],
  ['2026-11-23T16:00:00.000Z', '2026-11-24'],
] as const;
const kinds = ['honour', 'certificate'] as const;

type Given = { title: string; kind: string; own: boolean; from: string | null; to: string | null };

/** One product of one enterprise, with a credential of each period and kind on either. */
async function makeBearers({ db, search }: Context) {
  const enterprise = await anEnterprise(db);
  const product = await aProduct(db, { enterpriseId: enterprise.id });
  const given: Given[] = [];
  for (const own of [true, false])
    for (const kind of kinds)
      for (const { from, to } of periods) {
        const title = `示例${own ? '产品' : '企业'}${kind}${from ?? '无始'}至${to ?? '无终'}`;
        const bearer = own ? { productId: product.id } : { enterpriseId: enterprise.id };
        await aCredential(db, { ...bearer, kind, title, validFrom: from, validTo: to });
        given.push({ title, kind, own, from, to });
      }
  await db.transaction((tx) => search.refresh(tx, 'product', [product.id]));
  await db.transaction((tx) => search.refresh(tx, 'enterprise', [enterprise.id]));
  return { product, enterprise, given };
}

const titles = (those: readonly { readonly title: string }[] | undefined) => (those ?? []).map(({ title }) => title).sort();
const values = (those: readonly { readonly value: string }[] | undefined) => (those ?? []).map(({ value }) => value).sort();
const find = (ctx: Context, query: string) => searchDirectory(ctx, readSearch(new URLSearchParams(query)));

/** Every reader, with what it says that counts, and of which credentials it speaks. */
async function readAll(
  ctx: Context,
  refs: { product: string; enterprise: string },
  given: readonly Given[],
  page: (path: string) => Promise<string>,
) {
  const [products, enterprises] = [await find(ctx, ''), await find(ctx, 'kind=enterprise')];
  const api = await (await askInterface(asked(ctx, '/api/v1/search'))).json();
  const { product } = await readProduct(ctx, refs.product);
  const compared = await readComparison(ctx, [refs.product]);
  const awards = async (path: string) => {
    const graph = (await page(path)).match(/<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s)![1]!;
    const found = JSON.stringify(JSON.parse(graph)).match(/"award":(\[.*?\])/)?.[1] ?? '[]';
    return (JSON.parse(found) as string[]).sort();
  };
  const filtered: string[] = [];
  for (const { title, kind } of given) {
    const { total } = await find(ctx, new URLSearchParams({ [kind === 'honour' ? 'honour' : 'proof']: title }).toString());
    if (total.value === 1) filtered.push(title);
  }
  const every = () => true;
  const own = (one: Given) => one.own;
  const firm = (one: Given) => !one.own;
  const honour = (one: Given) => one.kind === 'honour';
  const proof = (one: Given) => one.kind !== 'honour';
  const readers: [string, (one: Given) => boolean, string[]][] = [
    ['facet of honours', honour, values(products.facets.honour)],
    ['facet of proofs', proof, values(products.facets.proof)],
    ['facet of enterprises’ honours', (one) => firm(one) && honour(one), values(enterprises.facets.honour)],
    ['facet of enterprises’ proofs', (one) => firm(one) && proof(one), values(enterprises.facets.proof)],
    ['filter', every, filtered.sort()],
    ['badges of a product', every, titles(products.products[0]?.credentials)],
    ['badges of an enterprise', firm, titles(enterprises.enterprises[0]?.credentials)],
    ['page of a product', every, titles(product.inForce)],
    ['page of an enterprise', firm, titles((await readEnterprise(ctx, refs.enterprise)).inForce)],
    ['comparison', every, titles(compared.products[0]?.inForce)],
    ['interface: facet', honour, values(api.facets.honour)],
    ['interface: badges', every, titles(api.hits[0].credentials)],
    ['search engines, of a product', own, await awards(`/products/${refs.product}`)],
    ['search engines, of an enterprise', firm, await awards(`/enterprises/${refs.enterprise}`)],
  ];
  const counts = [(await countDirectory(ctx)).credentials.inForce, (await readHome(ctx)).figures.credentials];
  return { readers, counts, past: titles(product.past) };
}

test('1. midnight, everywhere', { timeout: 120_000 }, async ({ ctx }) => {
  const clock = { now: new Date(0) };
  const live = { ...ctx, now: () => clock.now };
  const { product, enterprise, given } = await makeBearers(live);
  const site = await startServer(live);
  const page = async (path: string) => (await fetch(site.url + path)).text();
  for (const [instant, day] of instants) {
    clock.now = new Date(instant);
    const counts = given.filter(({ from, to }) => (from ?? '0') <= day && day <= (to ?? '9'));
    const { readers, counts: figures, past } = await readAll(live, { product: product.ref, enterprise: enterprise.ref }, given, page);
    for (const [reader, speaks, said] of readers)
      expect({ instant, reader, said }).toEqual({ instant, reader, said: titles(counts.filter(speaks)) });
    expect(figures).toEqual([counts.length, counts.length]);
    expect(past).toEqual(titles(given.filter(({ to }) => to !== null && to < day)));
  }
  await site.stop();
});

test('2. no copy outlasts the day', async ({ ctx }) => {
  const kept = async (instant: string) => {
    const response = await askInterface(asked({ ...ctx, now: () => new Date(instant) }, '/api/v1/search'));
    return response.headers.get('cache-control');
  };
  expect(await kept('2026-11-23T15:58:00.000Z')).toBe('public, max-age=60');
  expect(await kept('2026-11-23T15:59:47.500Z')).toBe('public, max-age=12');
  expect(await kept('2026-11-23T15:59:59.999Z')).toBe('public, max-age=0');
  expect(await kept('2026-11-23T16:00:00.000Z')).toBe('public, max-age=60');
});
