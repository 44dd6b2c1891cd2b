/**
 * Listing a product, over HTTP on the built server, by people without script.
 *
 * 1. A draft keeps what was typed, right or wrong; two people do not overwrite each other unseen.
 * 2. Handing in tells every fault at its field and keeps the draft; words that the law forbids are refused with the article.
 * 3. Returned with a reason at a field, corrected, approved: then, and at once, it is in the directory and in search, and not before.
 * 4. A change of a published product is judged on its difference while buyers see the old version; one of spelling confirms itself.
 * 5. Others' listings, files and unpublished photographs are not there: not for another enterprise, nor for another city's reviewer.
 * 6. A reviewer does not judge an enterprise they work or worked for; two at once: one decides.
 * 7. A claim with evidence counts once approved and until its last day, one without never does; what was known when is kept.
 * 8. Every action leaves one entry in the journal.
 */
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { claimsAsOf } from '#app/domain/listings/claims-as-of.server.ts';
import { decideListing } from '#app/domain/listings/decide-listing.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { Db } from '#db/client.ts';
import { credentials } from '#db/schema/credentials.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { listingReviews, listings } from '#db/schema/listings.ts';
import { enterpriseMembers } from '#db/schema/membership.ts';
import { aCategory, anEnterprise } from '#tests/support/make.ts';
import type { Person } from '#tests/support/person.ts';
import { startServer, type TestServer } from '#tests/support/server.ts';
import { testSettings } from '#tests/support/settings.ts';
import { actorFor, aMember, anAccount, type Grants, signedIn } from '#tests/support/signed-in.ts';
import { test as base, expect } from '#tests/support/test.ts';

const test = base.extend<{ site: TestServer }>({
  site: async ({ asSite }, use) => {
    const site = await startServer({
      ...asSite,
      settings: { ...asSite.settings, publicUrl: 'http://guipintong.example' },
      now: () => new Date(),
    });
    await use(site);
    await site.stop();
  },
});

const liuzhou = { cityCode: '450200', countyCode: '450204' };
const reviewer: Grants = [{ role: 'city-reviewer', regionCode: '450200' }];
const complete = {
  name: '示例拼装泵',
  category: '虚构泵类',
  sector: 'machine',
  city: '450200',
  county: '450204',
  notes: '流量每小时 30 吨，示例说明。',
};

/** As the site of these tests is set up. */
const here = (db: Db) => ({ db, settings: { ...testSettings, publicUrl: 'http://guipintong.example' } }) as Context;

const aReviewer = async (site: TestServer, db: Db, grants = reviewer) => (await signedIn(site, here(db), {}, grants)).person;

async function aMaker(site: TestServer, db: Db) {
  await aCategory(db, '虚构泵类');
  const enterprise = await anEnterprise(db, liuzhou);
  const { account, person } = await signedIn(site, here(db));
  await aMember({ db }, enterprise.id, account.id);
  return { enterprise, maker: person };
}

async function aDraft(maker: Person, ref: string): Promise<string> {
  const started = await maker.post('/desk/listings?index', { intent: 'start', ref });
  expect([started.status, started.to]).toEqual([303, expect.stringMatching(/^\/desk\/listings\/[0-9a-f-]{36}$/)]);
  return started.to!;
}

const submit = (maker: Person, path: string, form: Record<string, string>, version = 1) =>
  maker.post(path, { ...form, intent: 'submit', version: String(version) });

async function reviewPath(judge: Person): Promise<string> {
  const { body } = await judge.get('/desk/reviews/listings');
  return body.match(/\/desk\/reviews\/listings\/[0-9a-f-]{36}/)![0];
}

const photograph = async () =>
  new File(
    [
      new Uint8Array(
        await sharp({ create: { width: 800, height: 600, channels: 3, background: '#0a5' } })
          .jpeg()
          .toBuffer(),
      ),
    ],
    '示例.jpg',
    { type: 'image/jpeg' },
  );

test('1. a draft', async ({ site, db }) => {
  const { enterprise, maker } = await aMaker(site, db);
  const path = await aDraft(maker, enterprise.ref);
  const odd = { ...complete, name: '', hsCode: 'abc', leadTimeDays: 'bald' };
  expect((await maker.post(path, { ...odd, intent: 'save', version: '1' })).to).toBe(`${path}?note=saved`);
  const page = await maker.get(path);
  for (const kept of ['value="abc"', 'value="bald"', 'HS 编码是 6、8 或 10 位数字', '请填整数']) expect(page.body).toContain(kept);
  const late = await maker.post(path, { ...complete, intent: 'save', version: '1' });
  expect(late.status).toBe(409);
  expect(late.body).toContain('同事修改过这份草稿');
  expect(late.body).toContain('value="示例拼装泵"');
});

test('2. faults', async ({ site, db }) => {
  const { enterprise, maker } = await aMaker(site, db);
  const path = await aDraft(maker, enterprise.ref);
  const bad = await submit(maker, path, { ...complete, name: '', hsCode: '12' });
  expect(bad.status).toBe(422);
  expect(bad.body).toContain('有 2 处需要修改');
  expect(bad.body).toContain('href="#f-hsCode"');
  const boast = await submit(maker, path, { ...complete, notes: '全国最佳，必须采购本地产品' }, 2);
  expect(boast.body).toMatch(/“最佳”不能出现（广告法 9/);
  expect(boast.body).toMatch(/id="f-notes"[^>]*aria-invalid="true"/);
  expect((await maker.get(path)).body).toContain('全国最佳');
  expect((await db.select().from(listingReviews)).length).toBe(0);
});

test('3. returned, corrected, found', async ({ site, db, sql }) => {
  const { enterprise, maker } = await aMaker(site, db);
  const judge = await aReviewer(site, db);
  const path = await aDraft(maker, enterprise.ref);
  expect((await maker.upload(path, { intent: 'add-photograph', photograph: await photograph() })).to).toBe(path);
  expect((await submit(maker, path, complete)).to).toBe(`${path}?note=submitted`);
  const search = async () => (await maker.get('/search?q=%E6%8B%BC%E8%A3%85%E6%B3%B5')).body;
  expect(await search()).not.toContain('示例拼装泵</');
  const first = await reviewPath(judge);
  expect((await judge.post(first, { intent: 'return', field: 'notes', reason: '' })).status).toBe(422);
  expect((await judge.post(first, { intent: 'return', field: 'notes', reason: '请写明口径' })).to).toBe('/desk/reviews/listings?done');
  const back = await maker.get(path);
  expect(back.body).toContain('请写明口径');
  expect(back.body).toContain('审核退回');
  const corrected = { ...complete, notes: '口径 DN50，流量每小时 30 吨，示例说明。' };
  await submit(maker, path, corrected, 2);
  expect((await judge.post(await reviewPath(judge), { intent: 'approve' })).to).toBe('/desk/reviews/listings?done');
  expect(await search()).toContain('示例拼装泵');
  const [product] = await sql<{ ref: string }[]>`select ref from products`;
  expect(product!.ref).toMatch(/^P1\d{5}$/);
  const page = await maker.get(`/products/${product!.ref}`);
  expect(page.body).toContain('口径 DN50');
  const picture = page.body.match(/\/photographs\/[0-9a-f-]{36}\/\d+\.webp/)![0];
  const shown = await maker.get(picture);
  expect([shown.status, shown.headers.get('content-type'), shown.headers.get('cache-control')]).toEqual([
    200,
    'image/webp',
    'public, max-age=31536000, immutable',
  ]);
});

async function published(site: TestServer, db: Db, form: Record<string, string> = complete) {
  const { enterprise, maker } = await aMaker(site, db);
  const judge = await aReviewer(site, db);
  const path = await aDraft(maker, enterprise.ref);
  await submit(maker, path, form);
  await judge.post(await reviewPath(judge), { intent: 'approve' });
  const [listing] = await db.select().from(listings);
  const product = await db.query.products.findFirst();
  return { enterprise, maker, judge, path, listing: listing!, product: product! };
}

test('4. revisions', async ({ site, db }) => {
  const { maker, judge, path, product } = await published(site, db);
  const page = async () => (await maker.get(`/products/${product.ref}`)).body;
  const spelled = await submit(maker, path, { ...complete, notes: '流量每小时 30 吨， 示例说明' }, 2);
  expect(spelled.to).toBe(`${path}?note=confirmed`);
  expect(await page()).toContain('流量每小时 30 吨， 示例说明');
  const changed = await submit(maker, path, { ...complete, name: '示例拼装泵二代' }, 3);
  expect(changed.to).toBe(`${path}?note=submitted`);
  expect(await page()).not.toContain('二代');
  const review = await judge.get(await reviewPath(judge));
  expect(review.body).toContain('示例拼装泵二代');
  expect(review.body).toMatch(/改动[\s\S]*产品名称[\s\S]*示例拼装泵/);
  expect((await maker.post(path, { intent: 'save', version: '4' })).status).toBe(409);
  expect((await maker.post(path, { intent: 'take-back' })).to).toBe(`${path}?note=takenBack`);
  await submit(maker, path, { ...complete, name: '示例拼装泵三代' }, 4);
  await judge.post(await reviewPath(judge), { intent: 'approve' });
  expect(await page()).toContain('示例拼装泵三代');
});

test('5. what is not others’ to see', async ({ site, db }) => {
  const { enterprise, maker } = await aMaker(site, db);
  const path = await aDraft(maker, enterprise.ref);
  await maker.upload(path, { intent: 'add-photograph', photograph: await photograph() });
  for (const _ of [1, 2]) await maker.upload(path, { intent: 'add-evidence', evidence: await photograph() });
  const own = await maker.get(path);
  const picture = own.body.match(/\/photographs\/[0-9a-f-]{36}\/\d+\.webp/)![0];
  const [file, unnamed] = [...own.body.matchAll(/\/desk\/files\/[0-9a-f-]{36}/g)].map(([place]) => place) as [string, string];
  const evidence = { 'credential.0.kind': 'certificate', 'credential.0.title': '示例证书', 'credential.0.evidence': file.slice(12) };
  await submit(maker, path, { ...complete, ...evidence });
  const judge = await aReviewer(site, db);
  const review = await reviewPath(judge);
  for (const [who, place, status] of [
    [maker, picture, 200],
    [maker, file, 200],
    [judge, picture, 200],
    [judge, file, 200],
    [maker, unnamed, 200],
    [judge, unnamed, 404],
    [judge, path, 404],
    [judge, review, 200],
    [maker, review, 403],
  ] as const)
    expect([place, (await who.get(place)).status]).toEqual([place, status]);
  const other = await anEnterprise(db);
  const { account, person: rival } = await signedIn(site, here(db));
  await aMember({ db }, other.id, account.id);
  const elsewhere = await aReviewer(site, db, [{ role: 'city-reviewer', regionCode: '450100' }]);
  for (const place of [path, picture, file]) expect([place, (await rival.get(place)).status]).toEqual([place, 404]);
  for (const place of [path, picture, file, review]) expect([place, (await elsewhere.get(place)).status]).toEqual([place, 404]);
  for (const intent of ['save', 'submit', 'take-back', 'add-photograph', 'add-evidence']) {
    expect([
      intent,
      (await rival.upload(path, { ...complete, intent, version: '2', [intent.slice(4)]: await photograph() })).status,
    ]).toEqual([intent, 404]);
  }
  expect((await elsewhere.post(review, { intent: 'approve' })).status).toBe(404);
  expect((await rival.post('/desk/listings?index', { intent: 'start', ref: enterprise.ref })).status).toBe(404);
});

test('6. impartial, and one decides', async ({ site, db, ctx }) => {
  const { enterprise, maker } = await aMaker(site, db);
  const { account, person: bound } = await signedIn(site, here(db), {}, reviewer);
  await db
    .insert(enterpriseMembers)
    .values({ enterpriseId: enterprise.id, accountId: account.id, role: 'agent', since: new Date(0), endedAt: new Date(1) });
  const path = await aDraft(maker, enterprise.ref);
  await submit(maker, path, complete);
  const refused = await bound.post(await reviewPath(bound), { intent: 'approve' });
  expect(refused.status).toBe(403);
  expect(refused.body).toContain('曾任职');
  const [review] = await db.select().from(listingReviews);
  const judges = await Promise.all([1, 2, 3, 4].map(() => anAccount(ctx, {}, reviewer)));
  const acting = async ({ id }: { id: string }) => ({ ...ctx, actor: await actorFor(ctx, id) });
  const all = await Promise.allSettled(judges.map(async (judge) => decideListing(await acting(judge), review!.id, { verdict: 'approve' })));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const one of all) if (one.status === 'rejected') expect(one.reason.reason).toBe('not-in-that-state');
});

test('7. claims', async ({ site, db }) => {
  const { enterprise, maker } = await aMaker(site, db);
  const judge = await aReviewer(site, db);
  const path = await aDraft(maker, enterprise.ref);
  await maker.upload(path, { intent: 'add-evidence', evidence: await photograph() });
  const file = (await maker.get(path)).body.match(/\/desk\/files\/([0-9a-f-]{36})/)![1]!;
  const proven = {
    'credential.0.kind': 'certificate',
    'credential.0.title': '示例认证',
    'credential.0.number': 'SL-1',
    'credential.0.validTo': '2027-03-31',
    'credential.0.evidence': file,
  };
  const said = { 'credential.1.kind': 'honour', 'credential.1.title': '示例奖' };
  const before = new Date();
  await submit(maker, path, { ...complete, ...proven, ...said });
  await judge.post(await reviewPath(judge), { intent: 'approve' });
  const counting = () => db.select({ title: credentials.title, validTo: credentials.validTo }).from(credentials);
  expect(await counting()).toEqual([{ title: '示例认证', validTo: '2027-03-31' }]);
  const [listing] = await db.select().from(listings);
  const after = new Date();
  const states = async (day: string, known: Date) => (await claimsAsOf(db, listing!.id, day, known)).map(({ state }) => state).sort();
  expect(await states('2026-12-01', after)).toEqual(['declared', 'reviewed']);
  expect(await states('2027-03-31', after)).toEqual(['declared', 'reviewed']);
  expect(await states('2027-04-01', after)).toEqual(['declared', 'expired']);
  expect(await states('2026-12-01', before)).toEqual([]);
  await submit(maker, path, { ...complete, ...said }, 2);
  await judge.post(await reviewPath(judge), { intent: 'approve' });
  expect(await counting()).toEqual([]);
  expect(await states('2026-12-01', after)).toEqual(['declared', 'reviewed']);
  expect(await states('2026-12-01', new Date())).toEqual(['declared', 'withdrawn']);
});

test('8. one entry each', async ({ site, db, sql }) => {
  const { path, maker } = await published(site, db);
  await maker.post(path, { ...complete, intent: 'save', version: '2' });
  await maker.upload(path, { intent: 'add-photograph', photograph: await photograph() });
  const told = await sql<{ action: string }[]>`select action from journal order by number`;
  expect(told.map(({ action }) => action)).toEqual([
    'listing.started',
    'listing.submitted',
    'listing.published',
    'listing.saved',
    'photograph.added',
  ]);
  expect(await sql`select journal_fault() as fault`).toEqual([{ fault: null }]);
  expect(await db.select().from(enterprises).where(eq(enterprises.ref, 'none'))).toEqual([]);
});
