/**
 * The capability profile of an enterprise, over HTTP on the built server, by people without script.
 *
 * 1. A draft keeps what was typed, right or wrong, tells each fault at its field and how complete it is; two people do not overwrite each
 *    other unseen; forbidden words are refused.
 * 2. Handed in, returned, corrected, approved: then, and at once, it is on the enterprise's page and found by search, and not before.
 * 3. A change is judged while buyers see the old profile; one of spelling confirms itself; a process that is no longer offered is gone.
 * 4. A certificate with evidence counts for the enterprise once approved and until its last day; one without is the enterprise's word.
 *    Evidence of another enterprise is no evidence.
 * 5. Of two who begin at once there is one profile; it is no product listing, and none is it; every action leaves one entry.
 */
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { claimsAsOf } from '#app/domain/listings/claims-as-of.server.ts';
import { startProfile } from '#app/domain/listings/start-profile.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { Db } from '#db/client.ts';
import { credentials } from '#db/schema/credentials.ts';
import { listings } from '#db/schema/listings.ts';
import { anEnterprise } from '#tests/support/make.ts';
import type { Person } from '#tests/support/person.ts';
import { startServer, type TestServer } from '#tests/support/server.ts';
import { testSettings } from '#tests/support/settings.ts';
import { actorFor, aMember, signedIn } from '#tests/support/signed-in.ts';
import { test as base, expect } from '#tests/support/test.ts';

const test = base.extend<{ site: TestServer }>({
  site: async ({ ctx }, use) => {
    const site = await startServer({
      ...ctx,
      settings: { ...ctx.settings, publicUrl: 'http://guipintong.example' },
      now: () => new Date(),
    });
    await use(site);
    await site.stop();
  },
});

const here = (db: Db) => ({ db, settings: { ...testSettings, publicUrl: 'http://guipintong.example' } }) as Context;
const whole = {
  'plant.0.place': '450305',
  'plant.0.area': '12000 平方米',
  'machine.0.kind': '五轴加工中心',
  'machine.0.axes': '5',
  'machine.0.travel': '1200 mm',
  'machine.1.kind': '冲床',
  'machine.1.tonnage': '16000 kN',
  'capability.0.process': 'five-axis-machining',
  'capability.0.detail': '航空铝件',
  'capability.0.materials': '6061；SUS304',
  'capability.0.tolerance': '±0.01 mm',
  'capability.0.capacity': '500',
  'capability.0.capacityUnit': '件',
  'capability.0.leadTimeDays': '15 天',
  contract: 'oem',
};

async function aFirm(site: TestServer, db: Db) {
  const enterprise = await anEnterprise(db, { name: '示例桂林精密厂', cityCode: '450300', countyCode: '450305' });
  const { account, person } = await signedIn(site, here(db));
  await aMember({ db }, enterprise.id, account.id);
  const path = `/desk/enterprises/${enterprise.ref}/capabilities`;
  const { person: judge } = await signedIn(site, here(db), {}, [{ role: 'city-reviewer', regionCode: '450300' }]);
  return { enterprise, account, maker: person, judge, path };
}

const unmarked = ({ body }: { body: string }) => body.replace(/<\/?mark>/g, '');
const submit = (maker: Person, path: string, form: Record<string, string>, version: number) =>
  maker.post(path, { ...form, intent: 'submit', version: String(version) });

async function decide(judge: Person, form: Record<string, string>) {
  const { body } = await judge.get('/desk/reviews/listings');
  const review = body.match(/\/desk\/reviews\/capabilities\/[0-9a-f-]{36}/)![0];
  return { page: await judge.get(review), answer: await judge.post(review, form) };
}

test('1. a draft', async ({ site, db }) => {
  const { maker, path } = await aFirm(site, db);
  expect((await maker.get(path)).body).toContain('还没有建立');
  expect((await maker.post(path, { intent: 'start' })).to).toBe(path);
  const odd = { ...whole, 'capability.0.tolerance': '很准', 'machine.0.axes': '好多', 'capability.0.process': 'zauberei' };
  expect((await maker.post(path, { ...odd, intent: 'save', version: '1' })).to).toBe(`${path}?note=saved`);
  const page = (await maker.get(path)).body;
  for (const kept of ['value="很准"', 'value="好多"', '请填整数', '请选择一项', '完整度']) expect(page).toContain(kept);
  const bad = await submit(maker, path, odd, 2);
  expect(bad.status).toBe(422);
  expect(bad.body).toContain('有 3 处需要修改');
  expect(bad.body).toContain('href="#f-capability-0-tolerance"');
  const late = await maker.post(path, { ...whole, intent: 'save', version: '1' });
  expect([late.status, late.body.includes('value="±0.01 mm"')]).toEqual([409, true]);
  const boast = await submit(maker, path, { ...whole, 'capability.0.detail': '全国最佳' }, 3);
  expect(boast.body).toMatch(/“最佳”不能出现（广告法 9/);
  const none = await submit(maker, path, { notes: '示例' }, 4);
  expect([none.status, none.body.includes('必填')]).toEqual([422, true]);
});

test('2. returned, corrected, found', async ({ site, db, sql }) => {
  const { maker, judge, path, enterprise } = await aFirm(site, db);
  await maker.post(path, { intent: 'start' });
  expect((await submit(maker, path, whole, 1)).to).toBe(`${path}?note=submitted`);
  const found = async (query: string) => unmarked(await maker.get(`/search?${query}`)).includes('示例桂林精密厂');
  const query = new URLSearchParams({ q: '五轴加工 桂林', kind: 'capability' }).toString();
  expect(await found(query)).toBe(false);
  expect((await maker.get(`/enterprises/${enterprise.ref}`)).body).not.toContain('航空铝件');
  const first = await decide(judge, { intent: 'return', field: 'capabilities', reason: '请写明最大尺寸' });
  expect(first.page.body).toContain('航空铝件');
  expect(first.answer.to).toBe('/desk/reviews/listings?done');
  expect((await maker.get(path)).body).toContain('请写明最大尺寸');
  await submit(maker, path, { ...whole, 'capability.0.size': '1500 mm' }, 2);
  expect((await decide(judge, { intent: 'approve' })).answer.to).toBe('/desk/reviews/listings?done');
  for (const q of ['五轴加工 桂林', 'five-axis machining', 'wuzhoujiagong', 'gia công năm trục', '06Cr19Ni10 五轴'])
    expect([q, await found(new URLSearchParams({ q, kind: 'capability' }).toString())]).toEqual([q, true]);
  expect(await found(new URLSearchParams({ q: '五轴加工 桂林' }).toString())).toBe(true);
  const page = (await maker.get(`/enterprises/${enterprise.ref}`)).body;
  for (const said of ['五轴加工', '航空铝件', '±0.01 mm', '1500 mm', '每月 500 件', '15 天', '12000 平方米', '16000 kN'])
    expect([said, page.includes(said)]).toEqual([said, true]);
  expect(page).not.toMatch(/<script(?! type="application\/ld\+json")/);
  const answer = JSON.parse((await maker.get(`/api/v1/search?${query}`)).body);
  expect(answer.hits[0]).toMatchObject({ kind: 'capability', ref: enterprise.ref, tolerance: '±0.01 mm', city: { code: '450300' } });
  const [row] = await sql<{ low: number; high: number }[]>`
    select tolerance_low::float8 as low, tolerance_high::float8 as high from capabilities`;
  expect(row).toEqual({ low: -0.01, high: 0.01 });
});

test('3. changes', async ({ site, db, sql }) => {
  const { maker, judge, path, enterprise } = await aFirm(site, db);
  await maker.post(path, { intent: 'start' });
  await submit(maker, path, whole, 1);
  await decide(judge, { intent: 'approve' });
  const page = async () => (await maker.get(`/enterprises/${enterprise.ref}`)).body;
  const [before] = await sql<{ id: string }[]>`select id from capabilities`;
  expect((await submit(maker, path, { ...whole, 'plant.0.area': '12,000 平方米' }, 2)).to).toBe(`${path}?note=confirmed`);
  expect((await submit(maker, path, { ...whole, 'plant.0.area': '12,000 平方米' }, 3)).to).toBe(`${path}?note=unchanged`);
  expect(await sql`select id from capabilities`).toEqual([before]);
  const changed = { ...whole, 'capability.0.process': 'die-casting', 'capability.0.detail': '' };
  expect((await submit(maker, path, changed, 4)).to).toBe(`${path}?note=submitted`);
  expect((await page()).includes('压铸')).toBe(false);
  expect((await maker.post(path, { intent: 'take-back' })).to).toBe(`${path}?note=takenBack`);
  await submit(maker, path, changed, 5);
  const review = await decide(judge, { intent: 'approve' });
  expect(review.page.body).toMatch(/有改动的部分：[^<]*可承接的工艺/);
  expect([(await page()).includes('压铸'), (await page()).includes('五轴加工')]).toEqual([true, true]);
  const search = async (q: string) => unmarked(await maker.get(`/search?${new URLSearchParams({ q, kind: 'capability' })}`));
  expect([(await search('压铸')).includes('示例桂林精密厂'), (await search('五轴加工')).includes('示例桂林精密厂')]).toEqual([true, false]);
  expect(await sql`select process_code from capabilities`).toEqual([{ process_code: 'die-casting' }]);
});

test('4. certificates', async ({ site, db }) => {
  const { maker, judge, path, enterprise } = await aFirm(site, db);
  await maker.post(path, { intent: 'start' });
  const png = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const scan = new File([new Uint8Array(png)], '示例.png', { type: 'image/png' });
  expect((await maker.upload(path, { intent: 'add-evidence', evidence: scan })).to).toBe(path);
  const file = (await maker.get(path)).body.match(/\/desk\/files\/([0-9a-f-]{36})/)![1]!;
  const proven = { 'credential.0.kind': 'certificate', 'credential.0.title': '示例体系认证', 'credential.0.validTo': '2027-03-31' };
  const said = { 'credential.1.kind': 'honour', 'credential.1.title': '示例称号' };
  const strange = { ...whole, ...proven, 'credential.0.evidence': '00000000-0000-4000-8000-000000000000' };
  expect((await submit(maker, path, strange, 1)).status).toBe(422);
  expect((await submit(maker, path, { ...whole, ...proven, ...said, 'credential.0.evidence': file }, 2)).to).toBe(`${path}?note=submitted`);
  await decide(judge, { intent: 'approve' });
  const { enterpriseId, title, validTo } = credentials;
  expect(await db.select({ enterpriseId, title, validTo }).from(credentials)).toEqual([
    { enterpriseId: enterprise.id, title: '示例体系认证', validTo: '2027-03-31' },
  ]);
  const [listing] = await db.select().from(listings);
  const states = async (day: string) => (await claimsAsOf(db, listing!.id, day, new Date())).map(({ state }) => state).sort();
  expect([await states('2027-03-31'), await states('2027-04-01')]).toEqual([
    ['declared', 'reviewed'],
    ['declared', 'expired'],
  ]);
  const page = (await maker.get(`/enterprises/${enterprise.ref}`)).body;
  expect(page).toMatch(/示例称号[\s\S]{0,80}企业自述/);
  expect(page).not.toContain(file);
  expect((await maker.get('/search?kind=capability&proof=%E7%A4%BA%E4%BE%8B%E4%BD%93%E7%B3%BB%E8%AE%A4%E8%AF%81')).body).toContain(
    '示例桂林精密厂',
  );
});

test('5. one profile, one entry each', async ({ site, db, ctx, sql }) => {
  const { maker, judge, path, enterprise, account } = await aFirm(site, db);
  const actor = await actorFor(ctx, account.id);
  await Promise.all([1, 2, 3, 4, 5].map(() => startProfile({ ...ctx, actor }, enterprise.ref)));
  const all = await db.select().from(listings);
  expect(all).toHaveLength(1);
  const other = `/desk/listings/${all[0]!.id}`;
  expect((await maker.get(other)).status).toBe(404);
  expect((await maker.post(other, { intent: 'save', version: '1', name: '示例' })).status).toBe(404);
  await submit(maker, path, whole, 1);
  await decide(judge, { intent: 'approve' });
  await maker.post(path, { ...whole, intent: 'save', version: '2' });
  const told = await sql<{ action: string }[]>`select action from journal order by number`;
  expect(told.map(({ action }) => action)).toEqual(['listing.started', 'listing.submitted', 'listing.published', 'listing.saved']);
  expect(await db.select().from(listings).where(eq(listings.kind, 'product'))).toEqual([]);
});
