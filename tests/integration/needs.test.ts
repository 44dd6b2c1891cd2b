/**
 * Needs, over HTTP on the built server under the role of the site, by people without script.
 *
 * 1. A buyer begins a need, keeps what is wrong, is told at the field in three languages, and publishes it; the same form twice begins one.
 * 2. A need that says too little goes to diagnosis: a reviewer of the place asks, the buyer completes and publishes.
 * 3. What the law forbids is refused at the field; what a person has to look at waits for one, and is published when approved.
 * 4. Who sees what: everybody, the signed in, enterprises of chosen cities and sectors; nobody else, in the list as on its page.
 * 5. An anonymous need looks the same, byte for byte, whoever posts it; nothing on it says who.
 * 6. It is paused, resumed, closed with a reason, opened again; on its last day it closes itself; it is taken down by a reviewer with a reason.
 * 7. The database knows the same moves as the code, and no other.
 * 8. Of people who write at once one is heard, and published is what was sent.
 * 9. Those concerned are told.
 */
import { expireNeeds } from '#app/domain/needs/expire-needs.server.ts';
import { type NeedMove, needMoves } from '#app/domain/needs/need-states.ts';
import { projectNotices } from '#app/domain/notices/project-notices.server.ts';
import { needStates } from '#db/schema/needs.ts';
import { actions, test as base } from '#tests/support/buyers.ts';
import { anEnterprise, aProduct } from '#tests/support/make.ts';
import { aNeedForm, begin, dayFromNow, publishNeed, refIn, sendNeed, versionIn } from '#tests/support/needs.ts';
import { Person } from '#tests/support/person.ts';
import { aMember, signedIn } from '#tests/support/signed-in.ts';
import { expect } from '#tests/support/test.ts';

const place = { cityCode: '450200', countyCode: '450204' };

const test = base.extend<{ works: { buyer: Person; ref: string; id: string; reviewer: Person } }>({
  works: async ({ market: { site, buyer }, ctx, db }, use) => {
    const enterprise = await anEnterprise(db, { ...place, name: '示例用阀厂' });
    await aMember(ctx, enterprise.id, buyer.id);
    const { person: reviewer } = await signedIn(site, ctx, {}, [{ role: 'county-reviewer', regionCode: '450204' }]);
    await use({ buyer: buyer.person, ref: enterprise.ref, id: enterprise.id, reviewer });
  },
});

test('1. a need', { timeout: 120_000 }, async ({ works: { buyer, ref }, market: { site }, ctx, sql }) => {
  const [formKey, kind] = [crypto.randomUUID(), 'purchase'];
  const twice = [
    await buyer.post('/desk/needs?index', { ref, kind, formKey }),
    await buyer.post('/desk/needs?index', { ref, kind, formKey }),
  ];
  expect(new Set(twice.map(({ to }) => to)).size).toBe(1);
  expect((await buyer.post('/desk/needs?index', { ref, kind: 'nothing' })).status).toBe(422);
  const path = twice[0]!.to!;
  expect((await sendNeed(buyer, path, 'save', aNeedForm({ quantity: '很多', title: '' }))).to).toBe(`${path}?note=saved`);
  expect((await buyer.get(path)).body).toContain('value="很多"');
  const version = versionIn(await buyer.get(path));
  for (const [language, said] of [
    ['', '从小到大的范围'],
    ['/en', 'from small to large'],
    ['/vi', 'từ nhỏ đến lớn'],
  ] as const) {
    const now = versionIn(await buyer.get(path));
    const refused = await buyer.post(`${language}${path}`, {
      ...aNeedForm({ quantity: '很多', title: '' }),
      intent: 'publish',
      version: now,
    });
    expect([refused.status, refused.body.includes(said), refused.body.includes('value="很多"')]).toEqual([422, true, true]);
    expect(refused.body).toContain('id="f-title-fault"');
  }
  expect((await buyer.post(path, { ...aNeedForm(), intent: 'save', version })).status).toBe(409);
  expect((await sendNeed(buyer, path, 'publish', aNeedForm())).to).toBe(`${path}?note=published`);
  const number = refIn(await buyer.get(path));
  const [page, list] = [
    await new Person(site.url).get(`/needs/${number}`),
    await new Person(site.url).get('/needs?kind=purchase&city=450200'),
  ];
  for (const said of ['示例采购球阀', '示例用阀厂', '500 台']) expect(page.body).toContain(said);
  expect(list.body).toContain(`/needs/${number}`);
  expect((await new Person(site.url).get('/needs?kind=finance')).body).not.toContain(number);
  expect((await actions(ctx)).filter((action) => action !== 'need.saved')).toEqual(['need.started', 'need.published']);
  expect((await sql`select from needs`).length).toBe(1);
});

test('2. diagnosis', async ({ works: { buyer, ref, reviewer } }) => {
  const path = await begin(buyer, ref);
  const vague = aNeedForm({ description: '', quantity: '' });
  expect((await sendNeed(buyer, path, 'publish', vague)).body).toContain('可以申请诊断');
  expect((await sendNeed(buyer, path, 'diagnose', vague)).to).toBe(`${path}?note=diagnosing`);
  const id = path.split('/').at(-1)!;
  const review = `/desk/reviews/needs/${id}`;
  expect((await reviewer.get('/desk/reviews/needs')).body).toContain(review);
  expect((await reviewer.get('/desk')).body).toContain('1 条需求等待审核或诊断');
  expect((await reviewer.get(review)).body).not.toContain('value="approve"');
  expect((await reviewer.post(review, { intent: 'ask', words: ' ' })).status).toBe(422);
  expect((await reviewer.post(review, { intent: 'ask', words: '压力是多少？\n介质是什么？' })).to).toBe('/desk/reviews/needs?done');
  const back = await buyer.get(path);
  expect([back.body.includes('压力是多少？'), back.body.includes('介质是什么？')]).toEqual([true, true]);
  expect((await sendNeed(buyer, path, 'publish', aNeedForm())).to).toBe(`${path}?note=published`);
});

test('3. the law', async ({ works: { buyer, ref, reviewer }, market: { site } }) => {
  const path = await begin(buyer, ref);
  const clause = '注册资本不低于500万元';
  const form = aNeedForm({ description: `用于示例车间。${clause}。`, buyerType: 'hospital' });
  const refused = await sendNeed(buyer, path, 'publish', form);
  expect([refused.status, refused.body.includes('不能写入需求'), refused.body.includes(clause)]).toEqual([422, true, true]);
  expect(
    (await sendNeed(buyer, path, 'publish', { ...form, description: '用于示例车间，限本地产的材料。', buyerType: 'enterprise' })).status,
  ).toBe(422);
  expect((await sendNeed(buyer, path, 'publish', { ...form, buyerType: 'enterprise' })).to).toBe(`${path}?note=submitted`);
  const id = path.split('/').at(-1)!;
  const review = await reviewer.get(`/desk/reviews/needs/${id}`);
  expect(review.body).toContain(clause);
  expect((await buyer.get(path)).body).not.toContain('value="publish"');
  expect((await reviewer.post(`/desk/reviews/needs/${id}`, { intent: 'approve' })).to).toBe('/desk/reviews/needs?done');
  expect((await reviewer.post(`/desk/reviews/needs/${id}`, { intent: 'approve' })).status).toBe(409);
  expect((await new Person(site.url).get(`/needs/${refIn(await buyer.get(path))}`)).status).toBe(200);
});

test('4. who sees it', async ({ works: { buyer, ref, reviewer }, market: { site, seller, someone }, db, ctx }) => {
  const visitor = new Person(site.url);
  const elsewhere = await someone();
  const theirs = await anEnterprise(db, { cityCode: '450100' });
  await aMember(ctx, theirs.id, elsewhere.id);
  await aProduct(db, { enterpriseId: theirs.id, sectorCode: 'med' });
  const signedUp = await publishNeed(buyer, ref, { visibility: 'registered' });
  const city = await publishNeed(buyer, ref, { visibility: 'chosen', 'visibleCities.450100': 'on' });
  const sector = await publishNeed(buyer, ref, { visibility: 'chosen', 'visibleSectors.med': 'on' });
  const sees = async (person: Person, number: string) => {
    const [page, list] = [await person.get(`/needs/${number}`), await person.get('/needs')];
    expect(list.body.includes(number)).toBe(page.status === 200);
    return page.status === 200;
  };
  const who = { visitor, seller: seller.person, elsewhere: elsewhere.person, buyer, reviewer };
  const seen = async (number: string) => {
    const all: string[] = [];
    for (const [name, person] of Object.entries(who)) if (await sees(person, number)) all.push(name);
    return all;
  };
  expect(await seen(signedUp.ref)).toEqual(['seller', 'elsewhere', 'buyer', 'reviewer']);
  expect(await seen(city.ref)).toEqual(['elsewhere', 'buyer', 'reviewer']);
  expect(await seen(sector.ref)).toEqual(['elsewhere', 'buyer', 'reviewer']);
  expect((await seller.person.get(`/needs/${signedUp.ref}`)).headers.get('cache-control')).toBe('private, no-store');
});

test('5. anonymity', async ({ works: { buyer, ref }, market: { site, enterprise, seller, someone } }) => {
  const form = { anonymous: 'yes', buyerType: 'hospital' };
  const [mine, theirs] = [
    await publishNeed(buyer, ref, form),
    await publishNeed(seller.person, enterprise.ref, { ...form, buyerType: 'soe' }),
  ];
  const plain = (body: string) => body.replaceAll(mine.ref, 'REF').replaceAll(theirs.ref, 'REF');
  for (const person of [new Person(site.url), (await someone()).person])
    for (const language of ['', '/en', '/vi']) {
      const [one, other] = [await person.get(`${language}/needs/${mine.ref}`), await person.get(`${language}/needs/${theirs.ref}`)];
      expect(plain(one.body)).toBe(plain(other.body));
      for (const said of ['示例用阀厂', ref, enterprise.name]) expect(one.body).not.toContain(said);
    }
});

test('6. its life', async ({ works: { buyer, ref, reviewer }, market: { site }, db, sql }) => {
  const visitor = new Person(site.url);
  const { path, ref: number } = await publishNeed(buyer, ref);
  const listed = async () => (await visitor.get('/needs')).body.includes(number);
  const states = async () => (await sql<{ state: string }[]>`select state from needs`)[0]!.state;
  expect((await buyer.post(path, { intent: 'pause' })).to).toBe(`${path}?note=changed`);
  expect([await listed(), (await visitor.get(`/needs/${number}`)).body.includes('暂停征集')]).toEqual([false, true]);
  expect((await buyer.post(path, { intent: 'pause' })).status).toBe(409);
  await buyer.post(path, { intent: 'resume' });
  expect(await listed()).toBe(true);
  expect((await buyer.post(path, { intent: 'close' })).status).toBe(422);
  await buyer.post(path, { intent: 'close', reason: 'filled' });
  expect([await states(), await listed(), (await visitor.get(`/needs/${number}`)).body.includes('已经结束')]).toEqual([
    'closed',
    false,
    true,
  ]);
  await buyer.post(path, { intent: 'reopen' });
  expect((await sendNeed(buyer, path, 'publish', aNeedForm({ openUntil: dayFromNow(3) }))).to).toBe(`${path}?note=published`);
  expect(await expireNeeds(db, new Date(Date.now() + 3 * 86_400_000))).toBe(0);
  expect([await expireNeeds(db, new Date(Date.now() + 4 * 86_400_000)), await states(), await listed()]).toEqual([1, 'expired', false]);
  await buyer.post(path, { intent: 'reopen' });
  await sendNeed(buyer, path, 'publish', aNeedForm());
  const id = path.split('/').at(-1)!;
  await reviewer.post(`/desk/reviews/needs/${id}`, { intent: 'take-down', words: '示例原因' });
  expect([await states(), await listed(), (await buyer.get(path)).body.includes('示例原因')]).toEqual(['taken-down', false, true]);
});

test('7. moves', async ({ sql }) => {
  const rows = await sql<{ before: string; after: string }[]>`
    select b.state as before, a.state as after from unnest(${[...needStates]}::text[]) b(state), unnest(${[...needStates]}::text[]) a(state)
    where b.state <> a.state and need_may_move(b.state, a.state)`;
  const coded = Object.values(needMoves).flatMap(({ from, to }: NeedMove) => from.filter((one) => one !== to).map((one) => `${one} ${to}`));
  expect(rows.map(({ before, after }) => `${before} ${after}`).sort()).toEqual([...new Set(coded)].sort());
});

test('8. at once', async ({ works: { buyer, ref }, sql }) => {
  const path = await begin(buyer, ref);
  const version = versionIn(await buyer.get(path));
  const sent = await Promise.all(
    Array.from({ length: 20 }, (_, n) => buyer.post(path, { ...aNeedForm({ title: `示例采购第${n}号` }), intent: 'publish', version })),
  );
  const heard = sent.flatMap(({ status }, n) => (status === 303 ? [`示例采购第${n}号`] : []));
  expect([heard.length, sent.filter(({ status }) => status === 409).length]).toEqual([1, 19]);
  expect((await sql<{ title: string }[]>`select title from published_needs`).map(({ title }) => title)).toEqual(heard);
});

test('9. who is told', async ({ works: { buyer, ref, reviewer }, market: { seller }, db }) => {
  const path = await begin(buyer, ref);
  await sendNeed(buyer, path, 'diagnose', aNeedForm({ description: '' }));
  await projectNotices(db);
  const id = path.split('/').at(-1)!;
  expect((await reviewer.get('/desk/notices')).body).toContain('示例用阀厂的需求“示例采购球阀”等待审核或诊断');
  await reviewer.post(`/desk/reviews/needs/${id}`, { intent: 'ask', words: '压力是多少？' });
  await projectNotices(db);
  expect((await buyer.get('/desk/notices')).body).toContain('有审核意见');
  expect((await seller.person.get('/desk/notices')).body).not.toContain('示例采购球阀');
});
