/**
 * What the system knows of a person, given to them and erased; over HTTP on the built server where there is a form.
 *
 * 1. Every column of the database that refers to an account, or holds an address or number of somebody, is exported or says why not; and
 *    the table names no column that is not there.
 * 2. The export has a section for each, with one's own rows and nobody else's, without passwords, tokens, or whether one was blocked. As JSON
 *    and as a workbook that says the same. Each leaves one entry; the sixth in an hour is refused.
 * 3. Closing asks for the password and a tick, and is refused to the owner of an enterprise, to who holds a role, and to who has applied.
 * 4. Closing erases: no table holds the name, the address or the number afterwards; sessions end; the chain of the journal verifies; the
 *    address registers anew. Enterprises, inquiries and acts stay under a number. Consents are taken back, not deleted.
 * 5. Of a closing and a handing over at once, no closed account owns an enterprise.
 * 6. Consents are listed with version and times; contacts are taken back there; the ledger cannot be changed, by the site's role or its owner.
 * 7. A telephone number is set by its code and the password, changed, removed; then it signs in, unless there is a second factor. A number of
 *    another is told only to who holds the telephone; sending answers the same for both.
 * 8. Reviewers see who has applied masked; opened once for a reason, which the journal keeps, and which may not name the person.
 */
import { eq } from 'drizzle-orm';
import { handOverOwnership } from '#app/domain/enterprises/hand-over-ownership.server.ts';
import { askEnterprise } from '#app/domain/inquiries/ask-enterprise.server.ts';
import { consentToContacts } from '#app/domain/inquiries/consent-to-contacts.server.ts';
import { inquiryForm } from '#app/domain/inquiries/inquiry.ts';
import { verifyJournal } from '#app/domain/journal/verify-journal.server.ts';
import { closeAccount } from '#app/domain/privacy/close-account.server.ts';
import { personalColumns, sections } from '#app/domain/privacy/personal-data.ts';
import { followEnterprise } from '#app/domain/shortlists/follow-enterprise.server.ts';
import { readSheet } from '#app/platform/spreadsheet/read-sheet.server.ts';
import type { Sql } from '#db/client.ts';
import { accounts, roleGrants, sessions } from '#db/schema/accounts.ts';
import { journal } from '#db/schema/journal.ts';
import { mails } from '#db/schema/mails.ts';
import { enterpriseApplications, enterpriseInvitations, enterpriseMembers } from '#db/schema/membership.ts';
import { aUscc } from '#tests/support/a-uscc.ts';
import { authOn, sentCodes } from '#tests/support/auth.ts';
import { anEnterprise } from '#tests/support/make.ts';
import { Person } from '#tests/support/person.ts';
import { startServer, type TestServer } from '#tests/support/server.ts';
import { actorFor, aMember, anAccount, sessionOf } from '#tests/support/signed-in.ts';
import { test as base, expect } from '#tests/support/test.ts';
import { contextAsWeb, openAsWeb } from '#tests/support/web-role.ts';

const test = base.extend<{ site: TestServer }>({
  site: async ({ ctx, url }, use) => {
    const web = openAsWeb(url);
    const settings = { ...ctx.settings, publicUrl: 'http://guipintong.example' };
    // Sessions, codes and links go by the clock of the machine.
    const site = await startServer({ ...contextAsWeb(ctx, web), settings, now: () => new Date() });
    await use(site);
    await site.stop();
    await web.close();
  },
});

const password = '一句 足够长的 口令 用来 测试';
const somebody = { name: '示例注销人', email: 'leaving@shili.example', password, terms: 'yes' };
const number = '13900001234';

/** Somebody who has registered by the forms, and so has a password. */
async function registered(site: TestServer, sql: Sql, form = somebody): Promise<{ person: Person; id: string }> {
  const person = new Person(site.url);
  await person.send('/sign-up', form);
  const [letter] = await sql`select values from mails where recipient = ${form.email} and template = 'verify-email'`;
  expect((await person.send('/confirm-address', { token: letter!.values.token })).status).toBe(200);
  const [row] = await sql`select id from accounts where email = ${form.email}`;
  return { person, id: row!.id };
}

const lastCode = () => sentCodes.at(-1)!.code;

async function withTelephone(person: Person, telephone = number): Promise<void> {
  await person.post('/settings/telephone', { intent: 'send', telephone });
  const set = await person.post('/settings/telephone', { intent: 'set', telephone: `+86${telephone}`, code: lastCode(), password });
  expect(set.to).toBe('/settings/telephone?done=set');
}

/** Tables and columns in which a text stands, in any spelling of a row. */
async function placesOf(sql: Sql, text: string): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await sql.unsafe(`select count(*)::int as n from ${name} t where position($1 in lower(t::text)) > 0`, [
      text.toLowerCase(),
    ]);
    if (row!.n > 0) found.push(name);
  }
  return found;
}

test('1. every column', async ({ sql }) => {
  const columns = await sql<{ name: string }[]>`
    select c.table_name || '.' || c.column_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and (
      c.column_name ~ '(^|_)(e?mail|phone|phone_number|telephone|contact|recipient|account_id|user_id|identifier)$'
      or (c.table_name, c.column_name) in (('accounts', 'id'), ('attempts', 'key'), ('inquiry_files', 'message_id'))
      or exists (
        select from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
        join pg_class r on r.oid = k.conrelid and r.relnamespace = 'public'::regnamespace
        where k.contype = 'f' and k.confrelid = 'accounts'::regclass and r.relname = c.table_name and a.attname = c.column_name))`;
  expect(Object.keys(personalColumns).sort()).toEqual(columns.map(({ name }) => name).sort());
  const withheld = Object.entries(personalColumns).flatMap(([name, one]) =>
    'section' in one ? (one.without ?? []).map((column) => `${name.split('.')[0]}.${column}`) : [],
  );
  const known = await sql<{ name: string }[]>`select table_name || '.' || column_name as name from information_schema.columns`;
  const names = new Set(known.map(({ name }) => name));
  expect(withheld.filter((name) => !names.has(name))).toEqual([]);
  const exported = new Set(Object.values(personalColumns).flatMap((one) => ('section' in one ? [one.section] : [])));
  expect([...exported].sort()).toEqual([...sections].sort());
});

test('2. the export', async ({ site, sql, ctx, db }) => {
  const { person, id } = await registered(site, sql);
  const other = await anAccount(ctx, { name: '示例旁人', email: 'other@shili.example' });
  const enterprise = await anEnterprise(db, { name: '虚构被询企业' });
  await aMember(ctx, enterprise.id, other.id, 'owner');
  const self = { ...ctx, actor: await actorFor(ctx, id) };
  const asked = { subject: '示例询盘', text: '示例询问：每月能供多少台？', quantity: '', unit: '' };
  const ref = await askEnterprise(self, { enterpriseRef: enterprise.ref, productRef: null }, inquiryForm.parse(asked), []);
  await consentToContacts(self, ref, true);
  await followEnterprise(self, enterprise.ref, true);
  const before = await sql`select count(*)::int as n from journal`;

  const json = await person.post('/settings/data/file', { intent: 'json' });
  expect([json.status, json.headers.get('content-disposition')]).toEqual([
    200,
    expect.stringMatching(/^attachment; filename="guipintong-.*\.json"$/),
  ]);
  expect(json.headers.get('cache-control')).toBe('private, no-store');
  const data = JSON.parse(json.body);
  expect(Object.keys(data.sections)).toEqual([...sections]);
  expect(data.sections.account).toMatchObject([{ id, email: somebody.email, name: somebody.name }]);
  expect(data.sections.inquiries).toMatchObject([{ ref, subject: '示例询盘' }]);
  expect(data.sections.messages).toMatchObject([{ text: asked.text }]);
  expect(data.sections.consents.map((row: { purpose: string }) => row.purpose).sort()).toEqual(['privacy', 'terms']);
  expect(data.sections['contact-consents']).toMatchObject([{ given: true, version: '2026-11' }]);
  expect(data.sections.following).toHaveLength(1);
  expect(data.sections.letters.length).toBeGreaterThan(0);
  expect(data.sections.acts.map((row: { action: string }) => row.action)).toContain('inquiry.asked');
  for (const hidden of ['"password"', '"token"', '_token"', 'withheld', 'argon2', other.id, 'other@shili.example', '示例旁人'])
    expect(json.body).not.toContain(hidden);

  const bytes = await fetch(`${site.url}/settings/data/file`, {
    ...{ method: 'POST', headers: { cookie: person.cookies }, body: new URLSearchParams({ intent: 'xlsx' }) },
  }).then((response) => response.arrayBuffer());
  const { rows } = await readSheet(new Uint8Array(bytes));
  expect(rows.flatMap(({ cells }) => [...cells.values()].map(({ value }) => value))).toContain(somebody.email);
  const after = await sql`select count(*)::int as n from journal`;
  expect(after[0]!.n - before[0]!.n).toBe(2);
  const statuses = [];
  for (let n = 0; n < 4; n++) statuses.push((await person.post('/settings/data/file', { intent: 'json' })).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
});

test('3. what stands in the way', async ({ site, sql, ctx, db }) => {
  const { person, id } = await registered(site, sql);
  const send = (form: Record<string, string>) => person.post('/settings/closing', form);
  expect((await send({ password, understood: '' })).body).toContain('请确认你知道不能恢复');
  const wrong = await send({ password: 'not the right one', understood: 'yes' });
  expect([wrong.status, wrong.body.includes('现在的密码不对')]).toEqual([422, true]);
  expect(wrong.body).not.toContain('not the right one');
  const enterprise = await anEnterprise(db, { name: '虚构自有企业' });
  const member = await aMember(ctx, enterprise.id, id, 'owner');
  expect((await person.get('/settings/closing')).body).toContain('你是虚构自有企业的负责人');
  expect((await send({ password, understood: 'yes' })).status).toBe(409);
  await db.update(enterpriseMembers).set({ endedAt: new Date() }).where(eq(enterpriseMembers.id, member.id));
  const [grant] = await db.insert(roleGrants).values({ accountId: id, role: 'expert', grantedAt: new Date() }).returning();
  expect((await send({ password, understood: 'yes' })).status).toBe(409);
  await db.update(roleGrants).set({ endedAt: new Date() }).where(eq(roleGrants.id, grant!.id));
  const application = {
    kind: 'registration' as const,
    accountId: id,
    uscc: aUscc(),
    usccPlausible: true,
    name: '虚构申请企业',
    countyCode: '450204',
  };
  await db.insert(enterpriseApplications).values({ ...application, submittedAt: new Date() });
  expect((await person.get('/settings/closing')).body).toContain('你为虚构申请企业提交的申请');
  expect((await send({ password, understood: 'yes' })).status).toBe(409);
  expect((await db.select().from(accounts).where(eq(accounts.id, id)))[0]!.closedAt).toBeNull();
});

test('4. closing erases', async ({ site, sql, ctx, db }) => {
  const { person, id } = await registered(site, sql);
  await withTelephone(person);
  const owner = await anAccount(ctx);
  const enterprise = await anEnterprise(db);
  await aMember(ctx, enterprise.id, owner.id, 'owner');
  await aMember(ctx, enterprise.id, id, 'agent');
  const other = await anEnterprise(db);
  const self = { ...ctx, actor: await actorFor(ctx, id) };
  const asked = { subject: '示例询盘', text: '示例询问：每月能供多少台？', quantity: '', unit: '' };
  await askEnterprise(self, { enterpriseRef: other.ref, productRef: null }, inquiryForm.parse(asked), []);
  await followEnterprise(self, other.ref, true);
  const day = { invitedAt: new Date(), expiresAt: new Date(Date.now() + 86_400_000) };
  await db
    .insert(enterpriseInvitations)
    .values({ enterpriseId: other.id, email: somebody.email, tokenHash: 'x', invitedBy: owner.id, ...day });
  await sql`insert into correction_requests (ref, subject, subject_ref, wish, statement, role, contact, form_key)
    values ('9', 'enterprise', 'E1', 'correct', '示例：名称有误，请更正。', 'other', ${`示例 ${number}，${somebody.email}`}, gen_random_uuid())`;
  expect(await placesOf(sql, somebody.email)).not.toEqual([]);
  const before = await sql`select count(*)::int as n from journal`;

  const closed = await person.post('/settings/closing', { password, understood: 'yes' });
  expect([closed.status, closed.to]).toEqual([303, '/sign-in?note=closed']);
  for (const text of [somebody.email, somebody.name, number]) expect([text, await placesOf(sql, text)]).toEqual([text, []]);
  expect((await person.get('/desk')).to).toContain('/sign-in');
  expect(await db.select().from(sessions).where(eq(sessions.userId, id))).toEqual([]);
  expect((await sql`select count(*)::int as n from journal`)[0]!.n - before[0]!.n).toBe(1);
  expect(await verifyJournal(sql)).toMatchObject({ fault: null });
  expect(await sql`select ended_at is not null as ended from enterprise_members where account_id = ${id}`).toMatchObject([{ ended: true }]);
  expect(await sql`select subject from inquiries where asker_id = ${id}`).toMatchObject([{ subject: '示例询盘' }]);
  expect(await sql`select purpose, given from consents where account_id = ${id} order by at, purpose`).toMatchObject([
    ...[
      { purpose: 'privacy', given: true },
      { purpose: 'terms', given: true },
    ],
    ...[
      { purpose: 'privacy', given: false },
      { purpose: 'terms', given: false },
    ],
  ]);
  expect((await new Person(site.url).post('/sign-in', somebody)).status).toBe(403);
  const again = await registered(site, sql);
  expect(again.id).not.toBe(id);
  expect((await again.person.get('/desk')).status).toBe(200);
});

test('5. closing and handing over at once', async ({ site, sql, ctx, db }) => {
  const { id, person } = await registered(site, sql);
  const owner = await anAccount(ctx);
  const enterprise = await anEnterprise(db);
  await aMember(ctx, enterprise.id, owner.id, 'owner');
  const agent = await aMember(ctx, enterprise.id, id, 'agent');
  const headers = new Headers({ cookie: person.cookies, 'x-peer': '127.0.0.9' });
  const settings = { ...ctx.settings, publicUrl: 'http://guipintong.example' };
  const gate = { ctx: { ...ctx, actor: await actorFor(ctx, id) }, auth: authOn({ db, settings }), headers, peer: '127.0.0.9' };
  const results = await Promise.allSettled([
    closeAccount(gate, { password }),
    handOverOwnership({ ...ctx, actor: await actorFor(ctx, owner.id) }, enterprise.id, agent.id),
  ]);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(
    await sql`select 1 from enterprise_members m join accounts a on a.id = m.account_id
    where m.ended_at is null and m.role = 'owner' and a.closed_at is not null`,
  ).toEqual([]);
});

test('6. consents', async ({ site, sql, ctx, db }) => {
  const { person, id } = await registered(site, sql);
  const enterprise = await anEnterprise(db, { name: '虚构对方企业' });
  const self = { ...ctx, actor: await actorFor(ctx, id) };
  const asked = { subject: '示例询盘', text: '示例询问：每月能供多少台？', quantity: '', unit: '' };
  const ref = await askEnterprise(self, { enterpriseRef: enterprise.ref, productRef: null }, inquiryForm.parse(asked), []);
  await consentToContacts(self, ref, true);
  const page = await person.get('/settings/consents');
  for (const text of ['服务条款', '隐私说明', '2026-11', '向虚构对方企业公开联系方式']) expect(page.body).toContain(text);
  expect((await person.post('/settings/consents', { inquiry: ref })).to).toBe('/settings/consents?done');
  expect((await person.post('/settings/consents', { inquiry: ref })).status).toBe(409);
  const after = await person.get('/settings/consents?done');
  expect(after.body).toContain('已收回');
  expect(after.body).not.toContain('收回同意<');
  expect(await sql`select given from contact_consents order by number`).toMatchObject([{ given: true }, { given: false }]);
  await expect(sql`update consents set given = false`).rejects.toThrow(/only ever added to/);
  const web = sql.begin(async (tx) => {
    await tx`set local role guipintong_web`;
    await tx`delete from consents`;
  });
  await expect(web).rejects.toThrow(/permission denied/);
});

test('7. a telephone number', async ({ site, sql, db }) => {
  const { person, id } = await registered(site, sql);
  const entries = async () => (await db.select().from(journal)).map(({ action }) => action);
  await withTelephone(person);
  expect((await person.get('/settings/telephone')).body).toMatch(/\+8613\*+1234|\+861\d+\*+1234/);
  expect((await entries()).slice(-2)).toEqual(['account.code-sent', 'account.telephone-set']);
  const visitor = new Person(site.url);
  await visitor.post('/sign-in/telephone', { intent: 'send', telephone: number });
  expect((await visitor.post('/sign-in/telephone', { intent: 'enter', telephone: `+86${number}`, code: lastCode() })).to).toBe('/desk');

  const second = await registered(site, sql, { ...somebody, email: 'second@shili.example' });
  const taken = await second.person.post('/settings/telephone', { intent: 'send', telephone: number });
  const free = await second.person.post('/settings/telephone', { intent: 'send', telephone: '13900005678' });
  expect([taken.status, free.status]).toEqual([303, 303]);
  const set = (code: string, secret = password, telephone = number) =>
    second.person.post('/settings/telephone', { intent: 'set', telephone: `+86${telephone}`, code, password: secret });
  const codes = sentCodes.slice(-2).map(({ code }) => code);
  const guess = await set(codes[0] === '000000' ? '111111' : '000000');
  expect([guess.status, guess.body.includes('这个号码已用于另一个账号')]).toEqual([422, false]);
  expect((await set(codes[1]!, 'not the right one, surely', '13900005678')).body).toContain('现在的密码不对');
  const held = await set(codes[0]!);
  expect([held.status, held.body.includes('这个号码已用于另一个账号')]).toEqual([422, true]);
  expect((await set(codes[1]!, password, '13900005678')).status).toBe(303);

  await db.update(accounts).set({ twoFactorEnabled: true }).where(eq(accounts.id, id));
  const sent = sentCodes.length;
  await visitor.post('/sign-in/telephone', { intent: 'send', telephone: number });
  expect(sentCodes.length).toBe(sent);
  await db.update(accounts).set({ twoFactorEnabled: false }).where(eq(accounts.id, id));

  expect((await person.post('/settings/telephone', { intent: 'remove', password: 'not the right one, surely' })).status).toBe(422);
  expect((await person.post('/settings/telephone', { intent: 'remove', password })).to).toBe('/settings/telephone?done=removed');
  expect((await db.select().from(accounts).where(eq(accounts.id, id)))[0]).toMatchObject({ phoneNumber: null, phoneNumberVerified: false });
  expect((await person.post('/settings/telephone', { intent: 'remove', password })).status).toBe(409);
  expect((await db.select().from(mails).where(eq(mails.recipient, somebody.email))).length).toBeGreaterThan(0);
});

test('8. masked until there is a reason', async ({ site, ctx, db }) => {
  const applicant = await anAccount(ctx, { name: '示例申请人甲', email: 'applicant@shili.example', phoneNumber: '+8613900007777' });
  const row = { kind: 'registration' as const, accountId: applicant.id, uscc: aUscc(), usccPlausible: true, name: '虚构申请企业' };
  const [application] = await db
    .insert(enterpriseApplications)
    .values({ ...row, countyCode: '450204', submittedAt: new Date() })
    .returning();
  const reviewer = await anAccount(ctx, {}, [{ role: 'city-reviewer', regionCode: '450200' }]);
  const person = new Person(site.url);
  person.cookies = await sessionOf({ ...ctx, settings: { ...ctx.settings, publicUrl: 'http://guipintong.example' } }, reviewer.id);
  const path = `/desk/reviews/enterprises/${application!.id}`;
  const ask = (why: string) => person.post(path, { intent: 'show-applicant', why });
  const secrets = ['示例申请人甲', 'applicant@shili.example', '13900007777'];
  const masked = await person.get(path);
  expect(masked.body).toContain('示**');
  for (const secret of secrets) expect(masked.body).not.toContain(secret);
  expect((await ask('看')).body).toContain('请写明理由');
  for (const secret of secrets) {
    const said = await ask(`核对 ${secret} 的身份`);
    expect([said.status, said.body.includes('请不要写对方的姓名')]).toEqual([422, true]);
  }
  expect(await db.select().from(journal)).toEqual([]);
  const opened = await ask('核对营业执照上的联系人');
  expect(opened.status).toBe(200);
  for (const secret of secrets) expect(opened.body).toContain(secret);
  const about = { action: 'application.applicant-shown', accountId: reviewer.id, subjectId: application!.id };
  expect(await db.select().from(journal)).toMatchObject([{ ...about, detail: { reason: '核对营业执照上的联系人' } }]);
  for (const secret of secrets) expect((await person.get(path)).body).not.toContain(secret);
});
