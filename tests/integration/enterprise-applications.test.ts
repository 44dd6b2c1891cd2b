/**
 * Registering and claiming enterprises, and deciding about it, over HTTP by people without script.
 *
 * 1. A visitor is led to the door from every page of it; what is private is answered 404 to whom it does not concern.
 * 2. A code of wrong length or alphabet is refused at its field with what was typed kept, in three languages; nothing is written.
 * 3. Letters taken for digits: what was meant is offered and used only once it was ticked.
 * 4. A wrong check digit warns and demands the licence; with it the application waits, marked for a check by hand.
 * 5. A code that somebody holds leads to joining, one of the directory to claiming, one that is applied for to waiting, one's own to
 *    itself; an enterprise of the same name for which nobody acts is pointed out once.
 * 6. Reviewers see what waits in their places and nothing else, the oldest first, by pages, with its age; others are refused.
 * 7. Approving a registration makes the enterprise with a number above 100000, found by search and by name at once, and its owner.
 * 8. A claim keeps the code that the directory knows, gives the one it does not, and makes the owner.
 * 9. Refusing needs a reason, which the applicant reads; a decided application is decided once and says so.
 * 10. Nobody decides who applied, is or was a member, or declared an interest; nor do they see the licence.
 * 11. The licence is shown to the reviewers of the place alone.
 * 12. An application is withdrawn by its maker alone and then waits no more; five wait at most.
 * 13. Each of these writes one entry into the journal, and a refused attempt none.
 * 14. The desk says what waits.
 */
import { readdirSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { readEnterprise } from '#app/domain/enterprises/read-enterprise.server.ts';
import type { Context } from '#app/platform/context.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { declaredInterests, enterpriseApplications, enterpriseMembers } from '#db/schema/membership.ts';
import { aUscc, wrongDigit } from '#tests/support/a-uscc.ts';
import { anEnterprise } from '#tests/support/make.ts';
import { Person } from '#tests/support/person.ts';
import { startServer, type TestServer } from '#tests/support/server.ts';
import { aMember, anAccount, type Grants, signedIn } from '#tests/support/signed-in.ts';
import { test as base, expect } from '#tests/support/test.ts';

const nanning = '450102';
const liuzhou = '450202';
const register = '/desk/enterprises/register';
const reviews = '/desk/reviews/enterprises';
const countyReviewer: Grants = [{ role: 'county-reviewer', regionCode: nanning }];

type Someone = (given?: Parameters<typeof signedIn>[2], grants?: Grants) => ReturnType<typeof signedIn>;

const test = base.extend<{ site: TestServer; live: Context; someone: Someone }>({
  // Sessions go by the clock of the machine.
  live: async ({ ctx }, use) =>
    use({ ...ctx, settings: { ...ctx.settings, publicUrl: 'http://guipintong.example' }, now: () => new Date() }),
  site: async ({ live }, use) => {
    const site = await startServer(live);
    await use(site);
    await site.stop();
  },
  someone: async ({ site, live }, use) => use((given, grants) => signedIn(site, live, given, grants)),
});

const form = (given: Record<string, string> = {}) => ({ uscc: aUscc(), name: '示例紧固件有限公司', county: nanning, ...given });
const scan = async () => {
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  return new File([new Uint8Array(picture)], 'zhizhao.png', { type: 'image/png' });
};
const applications = ({ db }: Context) => db.select().from(enterpriseApplications).orderBy(enterpriseApplications.submittedAt);
const told = async ({ sql }: Context) =>
  (await sql<{ action: string }[]>`select action from journal order by number`).map((it) => it.action);

/** An application that waits, written without its form. */
async function anApplication(ctx: Context, given: Partial<typeof enterpriseApplications.$inferInsert> = {}) {
  const accountId = given.accountId ?? (await anAccount(ctx)).id;
  const row = { kind: 'registration', uscc: aUscc(), usccPlausible: true, name: '示例轴承有限公司', countyCode: nanning } as const;
  const [made] = await ctx.db
    .insert(enterpriseApplications)
    .values({ ...row, submittedAt: new Date(), ...given, accountId })
    .returning();
  return made!;
}

test('1. the door', async ({ site, someone, live }) => {
  const { ref } = await anEnterprise(live.db);
  const { id } = await anApplication(live);

  for (const path of [
    '/desk/enterprises',
    register,
    `/desk/enterprises/claim/${ref}`,
    `/desk/enterprises/${ref}`,
    reviews,
    `${reviews}/${id}`,
  ]) {
    const said = await new Person(site.url).get(path);
    expect([path, said.status, said.to]).toEqual([path, 303, `/sign-in?to=${encodeURIComponent(path)}`]);
    expect((await new Person(site.url).post(path, {})).status).toBe(path === reviews || path === `/desk/enterprises/${ref}` ? 405 : 303);
  }
  const { person } = await someone();
  for (const path of [
    `/desk/enterprises/${ref}`,
    `/desk/enterprises/${ref}/people`,
    '/desk/enterprises/claim/E0',
    '/desk/enterprises/E0/join',
  ])
    expect([path, (await person.get(path)).status]).toEqual([path, 404]);
  for (const path of [reviews, `${reviews}/${id}`, `${reviews}/${id}/licence`])
    expect([path, (await person.get(path)).status]).toEqual([path, 403]);
  expect((await person.get(`${reviews}/not-an-id`)).status).toBe(404);
});

test('2. codes that are none', async ({ someone, live }) => {
  const { person } = await someone();
  for (const [path, uscc, sentence] of [
    [register, '9145020019822914', '代码应为 18 位'],
    [`/en${register}`, '91450200198229141V', 'A code has digits and capital letters other than'],
    [`/vi${register}`, '', 'Hãy nhập mã tín dụng'],
  ] as const) {
    const said = await person.upload(path, form({ uscc }));
    expect([path, said.status]).toEqual([path, 422]);
    expect(said.body).toContain(sentence);
    expect(said.body).toContain('value="示例紧固件有限公司"');
    expect(said.body).toMatch(new RegExp(`<option[^>]*value="${nanning}"[^>]*selected|<option[^>]*selected[^>]*value="${nanning}"`));
    expect(said.body).toContain('href="#uscc"');
  }
  const empty = await person.upload(register, { uscc: '', name: '', county: '450100' });
  for (const sentence of ['请填写统一社会信用代码', '请填写企业全称', '请选择所在县']) expect(empty.body).toContain(sentence);
  expect(await applications(live)).toEqual([]);
  expect(await told(live)).toEqual([]);
});

test('3. slips', async ({ someone, live }) => {
  const { person } = await someone();
  const code = aUscc();
  const slip = code.replace('0', 'O');
  const offered = await person.upload(register, form({ uscc: slip }));
  expect(offered.status).toBe(422);
  expect(offered.body).toContain(`name="take" value="${code}"`);
  expect(offered.body).not.toMatch(/name="take"[^>]*checked/);
  expect(offered.body).toContain(`value="${slip}"`);
  expect((await person.upload(register, form({ uscc: slip }))).status).toBe(422);
  expect(await applications(live)).toEqual([]);
  expect((await person.upload(register, form({ uscc: slip, take: code }))).to).toBe('/desk/enterprises?done=submitted');
  expect(await applications(live)).toMatchObject([{ uscc: code, usccPlausible: true, licenceFile: null, status: 'submitted' }]);
});

test('4. a wrong check digit', async ({ someone, live }) => {
  const { person } = await someone();
  const uscc = wrongDigit(aUscc());
  const warned = await person.upload(`/en${register}`, form({ uscc }));
  expect(warned.status).toBe(422);
  expect(warned.body).toContain('The check digit of this code is wrong');
  expect(warned.body).toContain('please upload the licence');
  const empty = await person.upload(register, { ...form({ uscc }), licence: new File([], 'zhizhao.pdf') });
  expect(empty.body).toContain('文件是空的');
  const lying = await person.upload(register, { ...form({ uscc }), licence: new File(['<svg/>'], 'zhizhao.png', { type: 'image/png' }) });
  expect([lying.status, lying.body.includes('不接受这种文件')]).toEqual([422, true]);
  expect(await applications(live)).toEqual([]);
  expect((await person.upload(register, { ...form({ uscc }), licence: await scan() })).status).toBe(303);
  const [made] = await applications(live);
  expect(made).toMatchObject({ uscc, usccPlausible: false });
  expect(readdirSync(`${live.settings.filesFolder}/${made!.licenceFile!.slice(0, 2)}`)).toContain(`${made!.licenceFile}.webp`);
});

test('5. codes that are held', async ({ someone, live }) => {
  const { person, account } = await someone();
  const owned = await anEnterprise(live.db, { uscc: aUscc() });
  await aMember(live, owned.id, (await anAccount(live)).id);
  const seeded = await anEnterprise(live.db, { uscc: aUscc() });
  const own = await anEnterprise(live.db, { uscc: aUscc() });
  await aMember(live, own.id, account.id, 'agent');
  const applied = await anApplication(live);
  const mine = await anApplication(live, { accountId: account.id });
  const namesake = await anEnterprise(live.db, { name: '示例同名有限公司' });
  for (const [uscc, sentence, link] of [
    [owned.uscc!, '这家企业已经入驻', `/desk/enterprises/${owned.ref}/join`],
    [seeded.uscc!, '还没有人管理。你可以认领', `/desk/enterprises/claim/${seeded.ref}`],
    [own.uscc!, '你已经代表这家企业', `/desk/enterprises/${own.ref}`],
    [applied.uscc, '已经有人为这个代码提交了申请', ''],
    [mine.uscc, '你已经为这个代码提交过申请', ''],
  ] as const) {
    const said = await person.upload(register, form({ uscc }));
    expect([sentence, said.status, said.body.includes(sentence)]).toEqual([sentence, 409, true]);
    expect(said.body).toContain(`href="${link}`);
    expect(said.body).toContain(`value="${uscc}"`);
  }
  const doubled = await person.upload(register, form({ name: namesake.name }));
  expect([doubled.status, doubled.body.includes(`/desk/enterprises/claim/${namesake.ref}`)]).toEqual([409, true]);
  expect((await person.upload(register, form({ name: namesake.name, another: 'yes' }))).status).toBe(303);
  const claimed = await person.get(`/desk/enterprises/claim/${owned.ref}`);
  expect(claimed.body).toContain(`/desk/enterprises/${owned.ref}/join`);
  expect(claimed.body).not.toContain('type="file"');
  expect((await person.upload(`/desk/enterprises/claim/${owned.ref}`, form({ uscc: owned.uscc! }))).status).toBe(409);
});

test('6. what waits for whom', async ({ someone, live }) => {
  const days = (n: number) => new Date(Date.now() - n * 86_400_000 - 60_000);
  await anApplication(live, { name: '示例较新', submittedAt: days(1) });
  await anApplication(live, { name: '示例最早', submittedAt: days(9) });
  await anApplication(live, { name: '示例柳州', countyCode: liuzhou, submittedAt: days(5) });
  await anApplication(live, { name: '示例已决', status: 'withdrawn' });
  const seen = async (grants: Grants, path = reviews) => {
    const { body, status } = await (await someone({}, grants)).person.get(path);
    return status === 200 ? [...body.matchAll(/<h2><a[^>]*>(?:<span[^>]*>)?(示例[^<]+)/g)].map(([, name]) => name) : status;
  };
  expect(await seen(countyReviewer)).toEqual(['示例最早', '示例较新']);
  expect(await seen([{ role: 'city-reviewer', regionCode: '450100' }])).toEqual(['示例最早', '示例较新']);
  expect(await seen([{ role: 'city-reviewer', regionCode: '450200' }])).toEqual(['示例柳州']);
  expect(await seen([{ role: 'publisher' }], `/vi${reviews}`)).toEqual(['示例最早', '示例柳州', '示例较新']);
  for (const role of ['expert', 'auditor', 'administrator', 'fair-organiser'] as const)
    expect([role, await seen([{ role }])]).toEqual([role, 403]);
  const { person } = await someone({}, countyReviewer);
  const { body } = await person.get(reviews);
  expect(body).toContain('已等 9 天');
  expect(body).not.toContain('柳州');
  const { person: elsewhere } = await someone({}, [{ role: 'county-reviewer', regionCode: liuzhou }]);
  const [oldest] = await applications(live);
  for (const intent of ['approve', 'refuse'])
    expect((await elsewhere.post(`${reviews}/${oldest!.id}`, { intent, reason: '示例原因' })).status).toBe(404);
  expect((await person.post(`${reviews}/${oldest!.id}`, { intent: 'nonsense' })).status).toBe(400);
  const { person: unproven, account } = await someone({}, countyReviewer);
  await live.sql`update accounts set two_factor_enabled = false where id = ${account.id}`;
  expect((await unproven.get(reviews)).status).toBe(403);
  for (let n = 0; n < 20; n++) await anApplication(live, { name: `示例更多${n}`, submittedAt: new Date(Date.now() + n) });
  expect(await seen(countyReviewer, `${reviews}?page=2`)).toHaveLength(2);
});

test('7. approving a registration', async ({ someone, live }) => {
  const { person, account } = await someone();
  const sent = form({ name: '示例虚构齿轮有限公司' });
  await person.upload(register, sent);
  const [{ id } = { id: '' }] = await applications(live);
  const { person: reviewer, account: by } = await someone({}, countyReviewer);
  expect((await reviewer.send(`${reviews}/${id}`, { intent: 'approve' })).body).toContain('申请已通过');
  const [made] = await live.db.select().from(enterprises);
  expect(made).toMatchObject({
    ref: 'E100001',
    name: sent.name,
    uscc: sent.uscc,
    countyCode: nanning,
    cityCode: '450100',
    basis: 'declared',
  });
  expect(await live.db.select().from(enterpriseMembers)).toMatchObject([{ enterpriseId: made!.id, accountId: account.id, role: 'owner' }]);
  expect(await applications(live)).toMatchObject([{ status: 'approved', enterpriseId: made!.id, decidedBy: by.id }]);
  expect((await person.get('/search?kind=enterprise&q=虚构齿轮')).body).toContain('/enterprises/E100001');
  expect((await person.get('/enterprises')).body).toContain(sent.name);
  expect((await person.get('/desk/enterprises')).body).toContain('/desk/enterprises/E100001');
  expect((await person.get('/en/desk/enterprises/E100001')).body).toContain('Owner');
  expect((await person.get('/enterprises/E100001')).body).toContain('/desk/enterprises/E100001/join');
  await person.upload(register, form());
  const second = (await applications(live)).find((one) => one.status === 'submitted');
  await reviewer.post(`${reviews}/${second!.id}`, { intent: 'approve' });
  expect((await live.db.select().from(enterprises)).map(({ ref }) => ref).sort()).toEqual(['E100001', 'E100002']);
});

test('8. claims', async ({ someone, live }) => {
  const { person, account } = await someone();
  const known = await anEnterprise(live.db, { uscc: aUscc(), cityCode: '450100', countyCode: nanning });
  const unknown = await anEnterprise(live.db, { cityCode: '450100' });
  expect((await person.get(`/enterprises/${unknown.ref}`)).body).toContain(`/desk/enterprises/claim/${unknown.ref}`);
  const other = await person.upload(`/desk/enterprises/claim/${known.ref}`, form());
  expect([other.status, other.body.includes('代码不同')]).toEqual([422, true]);
  const page = await person.get(`/desk/enterprises/claim/${unknown.ref}`);
  expect(page.body).toContain('value="450102"');
  expect(page.body).not.toContain(`value="${liuzhou}"`);
  expect((await person.upload(`/desk/enterprises/claim/${unknown.ref}`, form({ county: liuzhou }))).status).toBe(422);
  const taken = await person.upload(`/desk/enterprises/claim/${unknown.ref}`, form({ uscc: known.uscc! }));
  expect([taken.status, taken.body.includes(`/desk/enterprises/claim/${known.ref}`)]).toEqual([409, true]);
  const code = aUscc();
  expect((await person.upload(`/desk/enterprises/claim/${unknown.ref}`, { uscc: code, county: nanning })).status).toBe(303);
  expect((await person.upload(`/desk/enterprises/claim/${known.ref}`, { uscc: known.uscc!, county: '450103' })).status).toBe(303);
  const { person: reviewer } = await someone({}, countyReviewer);
  for (const { id, countyCode } of await applications(live)) {
    expect(countyCode).toBe(nanning);
    expect((await reviewer.post(`${reviews}/${id}`, { intent: 'approve' })).status).toBe(303);
  }
  const rows = await live.db.select().from(enterprises);
  expect(rows.map(({ ref, uscc }) => [ref, uscc]).sort()).toEqual(
    [
      [known.ref, known.uscc],
      [unknown.ref, code],
    ].sort(),
  );
  const members = await live.db.select().from(enterpriseMembers);
  expect(members.map(({ accountId, role }) => [accountId, role])).toEqual([
    [account.id, 'owner'],
    [account.id, 'owner'],
  ]);
  const rival = await anApplication(live, { kind: 'claim', enterpriseId: unknown.id });
  const late = await reviewer.post(`${reviews}/${rival.id}`, { intent: 'approve' });
  expect([late.status, late.body.includes('已经入驻')]).toEqual([409, true]);
  expect((await readEnterprise(live, unknown.ref)).owned).toBe(true);
});

test('9. refusing', async ({ someone, live }) => {
  const { person, account } = await someone();
  const { id } = await anApplication(live, { accountId: account.id });
  const { person: reviewer } = await someone({}, countyReviewer);
  const bare = await reviewer.post(`/en${reviews}/${id}`, { intent: 'refuse', reason: ' ' });
  expect([bare.status, bare.body.includes('Please give a reason.')]).toEqual([422, true]);
  const long = await reviewer.post(`${reviews}/${id}`, { intent: 'refuse', reason: '长'.repeat(501) });
  expect([long.status, long.body.includes('长'.repeat(501))]).toEqual([422, true]);
  expect((await reviewer.post(`${reviews}/${id}`, { intent: 'refuse', reason: '执照看不清' })).to).toBe(`${reviews}?done=refused`);
  expect((await person.get('/desk/enterprises')).body).toContain('执照看不清');
  for (const intent of ['approve', 'refuse']) {
    const again = await reviewer.post(`${reviews}/${id}`, { intent, reason: '再来一次' });
    expect([again.status, again.body.includes('这个申请已经有结果：未通过')]).toEqual([409, true]);
  }
  expect(await live.db.select().from(enterprises)).toEqual([]);
});

test('10. stakes', async ({ someone, live }) => {
  const { ref: _, id: enterpriseId } = await anEnterprise(live.db);
  const stakes = {
    applied: async (accountId: string, uscc: string) => void (await anApplication(live, { accountId, uscc, status: 'withdrawn' })),
    member: async (accountId: string) => void (await aMember(live, enterpriseId, accountId, 'agent')),
    was: async (accountId: string) => {
      const { id } = await aMember(live, enterpriseId, accountId, 'agent');
      await live.db.update(enterpriseMembers).set({ endedAt: new Date() }).where(eq(enterpriseMembers.id, id));
    },
    interest: async (accountId: string) =>
      void (await live.db.insert(declaredInterests).values({ accountId, enterpriseId, declaredAt: new Date() })),
  };
  const { id, uscc } = await anApplication(live, { kind: 'claim', enterpriseId, licenceFile: '0'.repeat(64) });
  for (const [name, take] of Object.entries(stakes)) {
    const { person, account } = await someone({}, countyReviewer);
    expect((await person.get(`${reviews}/${id}`)).body).toContain('value="approve"');
    await take(account.id, uscc);
    const page = await person.get(`${reviews}/${id}`);
    expect([name, page.body.includes('不能审核'), page.body.includes('value="approve"'), page.body.includes('/licence')]).toEqual([
      name,
      true,
      false,
      false,
    ]);
    for (const intent of ['approve', 'refuse'])
      expect([name, (await person.post(`${reviews}/${id}`, { intent, reason: '示例原因' })).status]).toEqual([name, 403]);
  }
  const { person, account } = await someone({}, countyReviewer);
  const own = await anApplication(live, { accountId: account.id });
  expect((await person.post(`${reviews}/${own.id}`, { intent: 'approve' })).status).toBe(403);
  expect((await applications(live)).filter(({ status }) => status === 'approved')).toEqual([]);
});

test('11. the licence', async ({ someone, live }) => {
  const { person } = await someone();
  await person.upload(register, { ...form(), licence: await scan() });
  const [{ id } = { id: '' }] = await applications(live);
  const { person: reviewer } = await someone({}, countyReviewer);
  expect((await reviewer.get(`${reviews}/${id}`)).body).toContain(`${reviews}/${id}/licence`);
  const shown = await reviewer.get(`${reviews}/${id}/licence`);
  expect([shown.status, shown.headers.get('content-type'), shown.headers.get('cache-control')]).toEqual([
    200,
    'image/webp',
    'private, no-store',
  ]);
  const { person: elsewhere } = await someone({}, [{ role: 'city-reviewer', regionCode: '450200' }]);
  expect((await elsewhere.get(`${reviews}/${id}/licence`)).status).toBe(404);
  expect((await person.get(`${reviews}/${id}/licence`)).status).toBe(403);
});

test('12. withdrawing, and how many wait', async ({ someone, live }) => {
  const { person } = await someone();
  for (let n = 0; n < 5; n++) expect((await person.upload(register, form())).status).toBe(303);
  const sixth = await person.upload(register, form());
  expect([sixth.status, sixth.body.includes('已经有 5 个')]).toEqual([429, true]);
  const [first] = await applications(live);
  const { person: other } = await someone();
  expect((await other.post('/desk/enterprises', { intent: 'withdraw', id: first!.id })).status).toBe(404);
  expect((await person.send('/desk/enterprises', { intent: 'withdraw', id: first!.id })).body).toContain('已撤回');
  expect((await person.post('/desk/enterprises', { intent: 'withdraw', id: first!.id })).status).toBe(409);
  expect((await person.upload(register, form({ uscc: first!.uscc }))).status).toBe(303);
});

test('13. the journal', async ({ someone, live }) => {
  const { person } = await someone();
  const { person: reviewer } = await someone({}, countyReviewer);
  const sent = form();
  await person.upload(register, sent);
  await person.upload(register, sent);
  const [one] = await applications(live);
  await reviewer.post(`${reviews}/${one!.id}`, { intent: 'refuse', reason: '' });
  await reviewer.post(`${reviews}/${one!.id}`, { intent: 'refuse', reason: '示例原因' });
  await reviewer.post(`${reviews}/${one!.id}`, { intent: 'approve' });
  await person.upload(register, sent);
  const two = (await applications(live)).find(({ status }) => status === 'submitted');
  await person.post('/desk/enterprises', { intent: 'withdraw', id: two!.id });
  await person.upload(register, sent);
  const three = (await applications(live)).find(({ status }) => status === 'submitted');
  await reviewer.post(`${reviews}/${three!.id}`, { intent: 'approve' });
  expect(await told(live)).toEqual([
    ...['application.submitted', 'application.refused', 'application.submitted', 'application.withdrawn'],
    ...['application.submitted', 'application.approved'],
  ]);
  expect(await live.sql`select journal_fault() as fault`).toEqual([{ fault: null }]);
});

test('14. the desk', async ({ someone, live }) => {
  await anApplication(live);
  await anApplication(live, { countyCode: liuzhou });
  const { person: reviewer } = await someone({}, countyReviewer);
  expect((await reviewer.get('/desk')).body).toContain('1 个企业入驻申请等待审核');
  expect((await reviewer.get('/en/desk')).body).toContain('1 application of an enterprise to review');
  const { person, account } = await someone();
  expect((await person.get('/desk')).body).not.toContain('企业审核');
  const { id, ref } = await anEnterprise(live.db);
  await aMember(live, id, account.id);
  expect((await person.get('/vi/desk')).body).toContain(`/vi/desk/enterprises/${ref}`);
});
