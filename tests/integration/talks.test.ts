/**
 * From the invitation to the figures, over HTTP on the built server under the role of the site, by people without script.
 *
 * 1. A buyer invites, two quote, the cheaper in total stands first and both stand in the need's unit; one is shortlisted, awarded, signs; two call-offs
 *    are confirmed by both and the figures move; the loser reads what its product lacked; each form sent twice is heard once.
 * 2. A sealed quotation is read by its supplier alone until its time has come, through no page of anybody's; then it is what its digest says.
 * 3. What was quoted upon stays: terms, versions, digests.
 * 4. An anonymous buyer's talk looks the same to the supplier, byte for byte, whoever they are, until they say it.
 * 5. Enterprises that block each other do not meet.
 * 6. Nobody is flooded or asked twice; in place of who stays silent the next best match is invited where the buyer wishes it.
 * 7. Those concerned are told.
 */
import { projectNotices } from '#app/domain/notices/project-notices.server.ts';
import { lapseInvitations } from '#app/domain/talks/lapse-invitations.server.ts';
import { digestOfQuotation } from '#app/domain/talks/send-quotation.server.ts';
import { answerHours, mostInvited } from '#app/domain/talks/talk-states.ts';
import { test as base } from '#tests/support/buyers.ts';
import { aCategory, anEnterprise, aProduct } from '#tests/support/make.ts';
import { matchNow } from '#tests/support/matches.ts';
import { dayFromNow, publishNeed } from '#tests/support/needs.ts';
import type { Person } from '#tests/support/person.ts';
import { aMember, signedIn } from '#tests/support/signed-in.ts';
import { anAgreementForm, aQuotationForm } from '#tests/support/talk-forms.ts';
import { expect } from '#tests/support/test.ts';

type Supplier = { readonly person: Person; readonly id: string; readonly name: string; readonly product: string };
type Trade = {
  readonly buyer: Person;
  readonly works: { readonly id: string; readonly ref: string; readonly name: string };
  readonly suppliers: readonly Supplier[];
};

const test = base.extend<{ trade: Trade }>({
  trade: async ({ market: { site, buyer }, ctx, db }, use) => {
    const works = await anEnterprise(db, { cityCode: '450200', countyCode: '450204', name: '示例用阀厂' });
    await aMember(ctx, works.id, buyer.id);
    const category = await aCategory(db, '球阀');
    const suppliers: Supplier[] = [];
    for (const n of [1, 2, 3]) {
      const maker = await anEnterprise(db, { cityCode: n === 1 ? '450200' : '450100', name: `示例阀门${n}厂` });
      const product = await aProduct(db, { name: `示例球阀${n}型`, enterpriseId: maker.id, categoryId: category.id });
      const { account, person } = await signedIn(site, ctx);
      await aMember(ctx, maker.id, account.id);
      suppliers.push({ person, id: maker.id, name: maker.name, product: product.ref });
    }
    await use({ buyer: buyer.person, works, suppliers });
  },
});

const invited = async (buyer: Person, path: string, product: string) =>
  (await buyer.post(`${path}/talks`, { intent: 'invite', product })).status;
const talkOf = async ({ person }: Supplier) => /\/desk\/talks\/[0-9a-f-]{36}/.exec((await person.get('/desk/talks')).body)![0];

test('1. from the invitation to the figures', { timeout: 120_000 }, async ({
  trade: { buyer, works, suppliers },
  market: { site },
  ctx,
  sql,
}) => {
  const { path } = await publishNeed(buyer, works.ref);
  await matchNow(ctx);
  expect((await buyer.get(`${path}/matches`)).body).toContain('邀请报价');
  const [one, other] = suppliers as [Supplier, Supplier];
  expect([
    await invited(buyer, path, one.product),
    await invited(buyer, path, other.product),
    await invited(buyer, path, one.product),
  ]).toEqual([303, 303, 409]);
  expect((await one.person.get('/desk')).body).toContain('报价邀请');
  const [first, second] = [await talkOf(one), await talkOf(other)];
  expect((await other.person.get(first)).status).toBe(404);

  for (const [language, said] of [
    ['', '请填大于零的数'],
    ['/en', 'A number above zero'],
    ['/vi', 'Số lớn hơn không'],
  ] as const) {
    const refused = await one.person.post(`${language}${first}`, { ...aQuotationForm({ quantity1: '很多' }), intent: 'quote' });
    expect([refused.status, refused.body.includes(said), refused.body.includes('value="很多"')]).toEqual([422, true, true]);
  }
  const formKey = crypto.randomUUID();
  for (const _ of [1, 2]) expect((await one.person.post(first, { ...aQuotationForm({ formKey }), intent: 'quote' })).status).toBe(303);
  await other.person.post(second, { ...aQuotationForm({ price1: '119', freight: '5000' }), intent: 'quote' });
  const compared = (await buyer.get(`${path}/talks`)).body;
  // 500 × 120.50 + 800 = 61,050 and 500 × 119 + 5,000 = 64,500: the lower price is the dearer one.
  expect([
    compared.indexOf('¥61,050') > 0,
    compared.indexOf('¥61,050') < compared.indexOf('¥64,500'),
    compared.includes('¥122.10'),
  ]).toEqual([true, true, true]);
  const talk = first.split('/').at(-1)!;
  expect((await buyer.post(`${path}/talks`, { intent: 'shortlist', talk })).status).toBe(303);
  await buyer.post(first, { intent: 'say', text: '示例：能否提前交货？' });
  expect((await one.person.get(first)).body).toContain('示例：能否提前交货？');
  expect((await buyer.post(`${path}/talks`, { intent: 'award', talk, reason: '' })).status).toBe(422);
  expect((await buyer.post(`${path}/talks`, { intent: 'award', talk, reason: '总价低，交期短。' })).status).toBe(303);
  expect((await buyer.post(`${path}/talks`, { intent: 'award', talk: second.split('/').at(-1)!, reason: '换一家。' })).status).toBe(409);
  const lost = (await other.person.get(second)).body;
  expect([lost.includes('未选上的反馈'), lost.includes('报价不足五家'), lost.includes(one.name), lost.includes('61,050')]).toEqual([
    true,
    true,
    false,
    false,
  ]);

  expect((await buyer.post(first, { ...anAgreementForm({ endsOn: dayFromNow(-1) }), intent: 'propose' })).status).toBe(422);
  const { to } = await buyer.post(first, { ...anAgreementForm(), intent: 'propose' });
  const agreement = to!.replace('?done', '');
  expect((await buyer.post(agreement, { intent: 'sign' })).status).toBe(403);
  expect((await other.person.get(agreement)).status).toBe(404);
  expect((await one.person.post(agreement, { intent: 'sign' })).status).toBe(303);
  const order = { intent: 'call-off', line: '1', quantity: '200', deliverOn: dayFromNow(30), formKey: crypto.randomUUID() };
  for (const _ of [1, 2]) expect((await buyer.post(agreement, order)).status).toBe(303);
  await buyer.post(agreement, { ...order, quantity: '300', formKey: crypto.randomUUID() });
  const over = await buyer.post(agreement, { ...order, quantity: '0.0001', formKey: crypto.randomUUID() });
  expect([over.status, over.body.includes('只剩 0')]).toEqual([429, true]);
  const ids = (await sql<{ id: string }[]>`select id from call_offs order by quantity`).map(({ id }) => id);
  expect(ids).toHaveLength(2);
  for (const callOff of ids) {
    expect((await buyer.post(agreement, { intent: 'confirm', callOff })).status).toBe(409);
    expect((await one.person.post(agreement, { intent: 'deliver', callOff })).status).toBe(303);
  }
  await buyer.post(agreement, { intent: 'dispute', callOff: ids[0]!, disputed: '少了两台。' });
  expect((await one.person.get(agreement)).body).toContain('少了两台。');
  await one.person.post(agreement, { intent: 'deliver', callOff: ids[0]! });
  const { person: publisher } = await signedIn(site, ctx, {}, [{ role: 'publisher' }]);
  for (const [at, callOff] of ids.entries()) {
    expect((await buyer.post(agreement, { intent: 'confirm', callOff })).status).toBe(303);
    const figures = (await publisher.get('/desk/supply-share')).body;
    expect(figures).toContain(at === 0 ? '¥24,100' : '¥60,250');
    expect(figures).toContain('100%');
  }
  expect((await buyer.post(agreement, { intent: 'review', score: '5', words: '示例：准时。' })).status).toBe(303);
  expect((await buyer.post(agreement, { intent: 'review', score: '1', words: '' })).status).toBe(409);
  expect((await one.person.get(agreement)).body).toContain('示例：准时。');
});

test('2., 3. sealed', async ({ trade: { buyer, works, suppliers }, market: { site }, ctx, sql }) => {
  const { path } = await publishNeed(buyer, works.ref);
  expect((await buyer.post(`${path}/talks`, { intent: 'call', sealed: 'yes', quotesUntil: '' })).status).toBe(422);
  expect((await buyer.post(`${path}/talks`, { intent: 'call', sealed: 'yes', quotesUntil: dayFromNow(5) })).status).toBe(303);
  const [one, other] = suppliers as [Supplier, Supplier];
  await invited(buyer, path, one.product);
  await invited(buyer, path, other.product);
  const talk = await talkOf(one);
  await one.person.post(talk, { ...aQuotationForm({ price1: '76543.21' }), intent: 'quote' });
  await one.person.post(talk, { ...aQuotationForm({ price1: '65432.10' }), intent: 'quote' });
  const { person: publisher } = await signedIn(site, ctx, {}, [{ role: 'publisher' }]);
  const secret = /76,543\.21|65,432\.1|76543|65432/;
  for (const person of [buyer, other.person, publisher])
    for (const page of [talk, `${path}/talks`, path, `${path}/matches`, '/desk', '/desk/talks', '/desk/notices', '/desk/agreements'])
      expect([page, (await person.get(page)).body.match(secret)]).toEqual([page, null]);
  expect((await one.person.get(talk)).body).toContain('¥65,432.10');
  const id = talk.split('/').at(-1)!;
  const early = await buyer.post(`${path}/talks`, { intent: 'award', talk: id, reason: '示例理由' });
  expect([early.status, secret.test(early.body)]).toEqual([409, false]);
  expect((await buyer.post(`${path}/talks`, { intent: 'call', quotesUntil: dayFromNow(5) })).status).toBe(409);
  expect((await buyer.post(`${path}/talks`, { intent: 'call', sealed: 'yes', quotesUntil: dayFromNow(2) })).status).toBe(409);
  expect((await buyer.post(`${path}/talks`, { intent: 'call', sealed: 'yes', quotesUntil: dayFromNow(9) })).status).toBe(303);
  await expect(sql`update quotations set content = '{}'`).rejects.toThrow('never changed');
  await expect(sql`delete from quotations`).rejects.toThrow('never changed');
  await sql`alter table quotation_calls disable trigger call_changes`;
  await sql`update quotation_calls set quotes_until = now() - interval '1 second'`;
  await sql`alter table quotation_calls enable trigger call_changes`;
  expect((await buyer.get(`${path}/talks`)).body).toContain('¥32,716,850');
  expect((await buyer.get(talk)).body).toContain('¥76,543.21');
  expect((await one.person.post(talk, { ...aQuotationForm(), intent: 'quote' })).status).toBe(409);
  const kept = await sql<{ content: Parameters<typeof digestOfQuotation>[0]; digest: string }[]>`select content, digest from quotations`;
  expect(kept.map(({ content }) => digestOfQuotation(content))).toEqual(kept.map(({ digest }) => digest));
  expect((await buyer.post(`${path}/talks`, { intent: 'award', talk: id, reason: '示例理由' })).status).toBe(303);
});

test('4. anonymous', async ({ trade: { buyer, works, suppliers }, market: { site }, ctx, db, sql }) => {
  const twin = await anEnterprise(db, { cityCode: '450300', name: '示例另一家用阀厂' });
  const { account, person: second } = await signedIn(site, ctx);
  await aMember(ctx, twin.id, account.id);
  const [supplier] = suppliers as [Supplier];
  const seen: string[] = [];
  const paths: string[] = [];
  for (const [person, firm] of [
    [buyer, works.ref],
    [second, twin.ref],
  ] as const) {
    const { path, ref } = await publishNeed(person, firm, { anonymous: 'yes' });
    await invited(person, path, supplier.product);
    const [talk] = await sql<{ id: string }[]>`select id from talks order by begun_at desc limit 1`;
    await sql`update talks set answer_by = '2099-01-01'`;
    const { body } = await supplier.person.get(`/desk/talks/${talk!.id}`);
    seen.push(
      body
        .replaceAll(talk!.id, 'ID')
        .replaceAll(ref, 'REF')
        .replace(/value="[0-9a-f-]{36}"/g, ''),
    );
    paths.push(`/desk/talks/${talk!.id}`);
  }
  expect(seen[1]).toBe(seen[0]);
  expect(seen[0]).toContain('示例采购球阀');
  expect(seen[0]).not.toMatch(/用阀厂/);
  expect((await second.post(paths[1]!, { intent: 'reveal' })).status).toBe(303);
  expect((await supplier.person.get(paths[1]!)).body).toContain('示例另一家用阀厂');
  expect((await supplier.person.get(paths[0]!)).body).not.toContain('示例用阀厂');
});

test('5. blocks', async ({ trade: { buyer, works, suppliers }, ctx }) => {
  const { path, ref } = await publishNeed(buyer, works.ref);
  const [one, other] = suppliers as [Supplier, Supplier];
  await invited(buyer, path, one.product);
  const talk = await talkOf(one);
  expect((await buyer.post(talk, { intent: 'block' })).status).toBe(303);
  const again = await publishNeed(buyer, works.ref, { title: '示例第二批球阀' });
  await matchNow(ctx);
  const matched = (await buyer.get(`${again.path}/matches`)).body;
  expect([matched.includes(one.name), matched.includes(other.name)]).toEqual([false, true]);
  expect(await invited(buyer, again.path, one.product)).toBe(404);
  expect([(await one.person.get(`/needs/${again.ref}`)).status, (await other.person.get(`/needs/${again.ref}`)).status]).toEqual([
    404, 200,
  ]);
  expect((await one.person.get('/needs')).body).not.toContain(again.ref);
  expect((await one.person.get('/desk/opportunities')).body).not.toContain('示例第二批球阀');
  expect((await one.person.post('/desk/talks?index', { intent: 'offer', need: again.ref, product: one.product })).status).toBe(404);
  const blocks = (await buyer.get('/desk/talks')).body;
  const [, enterprise, blocked] = /name="enterprise" value="([^"]+)"[\s\S]*?name="blocked" value="([^"]+)"/.exec(blocks)!;
  expect((await buyer.post('/desk/talks?index', { intent: 'unblock', enterprise: enterprise!, blocked: blocked! })).status).toBe(303);
  expect((await one.person.get(`/needs/${again.ref}`)).status).toBe(200);
  expect(ref).not.toBe(again.ref);
});

test('6. nobody is flooded', async ({ trade: { buyer, works, suppliers }, ctx, db, sql }) => {
  const { path } = await publishNeed(buyer, works.ref);
  await matchNow(ctx);
  await buyer.post(`${path}/talks`, { intent: 'call', quotesUntil: '', reinvites: 'yes' });
  await invited(buyer, path, suppliers[0]!.product);
  const states = async () =>
    (await sql<{ n: string }[]>`select state || ' ' || count(*) as n from talks group by state order by 1`).map(({ n }) => n);
  const later = (days: number) => new Date(Date.now() + (days * 24 + answerHours) * 3_600_000);
  expect([await lapseInvitations(db, ctx.now()), await states()]).toEqual([0, ['invited 1']]);
  expect([await lapseInvitations(db, later(1)), await states()]).toEqual([1, ['invited 1', 'lapsed 1']]);
  expect([await lapseInvitations(db, later(9)), await states()]).toEqual([1, ['invited 1', 'lapsed 2']]);
  // Three makers match: then nobody is left, and nobody is asked twice.
  expect([await lapseInvitations(db, later(99)), await states()]).toEqual([1, ['lapsed 3']]);
  const late = suppliers[0]!;
  expect((await late.person.post(await talkOf(late), { intent: 'accept' })).status).toBe(303);
  for (let n = 0; n < mostInvited; n++) {
    const maker = await anEnterprise(db);
    expect(await invited(buyer, path, (await aProduct(db, { enterpriseId: maker.id })).ref)).toBe(303);
  }
  expect(await invited(buyer, path, (await aProduct(db, { enterpriseId: (await anEnterprise(db)).id })).ref)).toBe(429);
});

test('7. who is told', async ({ trade: { buyer, works, suppliers }, db }) => {
  const { path } = await publishNeed(buyer, works.ref);
  const [one] = suppliers as [Supplier];
  await invited(buyer, path, one.product);
  const talk = await talkOf(one);
  await one.person.post(talk, { ...aQuotationForm(), intent: 'quote' });
  await buyer.post(`${path}/talks`, { intent: 'award', talk: talk.split('/').at(-1)!, reason: '示例理由' });
  await projectNotices(db);
  const [theirs, mine] = [(await one.person.get('/desk/notices')).body, (await buyer.get('/desk/notices')).body];
  expect([theirs.includes('邀请您报价'), theirs.includes('选定您成交'), mine.includes('收到报价')]).toEqual([true, true, true]);
});
