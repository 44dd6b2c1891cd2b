/**
 * What is kept no longer than its rule says.
 *
 * 1. Of each kind what is a second past its rule goes, what has a second left stays, and one entry in the journal counts both out.
 * 2. The rule in force is the newest that has begun; one below what law asks for is not taken. What was promised to people who ask for
 *    a correction is the rule.
 * 3. More than a batch goes in one run. A run that finds nothing leaves its entry too.
 * 4. Files that no row refers to go when they are old enough; those that any column of any table refers to stay, in JSON too, and so does
 *    one that was put again meanwhile. Rows whose file is not there are counted.
 * 5. A kind that fails leaves the others their turn; the entry names it and the job fails.
 * 6. The worker does it when its job comes; the page for administrators and auditors shows rules and runs.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contactKeptDays } from '#app/domain/corrections/correction.ts';
import { retain } from '#app/domain/privacy/retain.server.ts';
import { rulesInForce } from '#app/domain/privacy/rules-in-force.server.ts';
import { sweepFiles } from '#app/domain/privacy/sweep-files.server.ts';
import { dayOf } from '#app/platform/day.ts';
import { openFileStore } from '#app/platform/files/file-store.server.ts';
import { openLog } from '#app/platform/log.server.ts';
import { openWorker } from '#app/worker/worker.ts';
import type { Sql } from '#db/client.ts';
import { type RetainedKind, retainedKinds } from '#db/schema/retention.ts';
import { anEnterprise } from '#tests/support/make.ts';
import { Person } from '#tests/support/person.ts';
import { startServer } from '#tests/support/server.ts';
import { anAccount, sessionOf } from '#tests/support/signed-in.ts';
import { test as base, expect } from '#tests/support/test.ts';

const day = 86_400_000;

const test = base.extend<{ folder: string }>({
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'guipintong-retention-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

const runs = async (sql: Sql) =>
  (await sql`select detail from journal where action = 'retention.run' order by number`).map(({ detail }) => detail);

type Due = Exclude<RetainedKind, 'unlinked-files'>;

/** A thing of each kind whose time counts from an instant. */
async function aThingOfEach(sql: Sql, at: Record<Due, Date>, account: string, enterprise: string): Promise<void> {
  const iso = (kind: Due) => at[kind].toISOString();
  await sql`insert into sessions (token, user_id, expires_at) values (${randomUUID()}, ${account}, ${iso('sessions')})`;
  await sql`insert into verifications (identifier, value, expires_at) values ('x', 'y', ${iso('one-time-codes')})`;
  await sql`insert into attempts (key, expire) values (${randomUUID()}, ${iso('attempts')})`;
  await sql`insert into mails (recipient, template, language, created_at) values ('shili@shili.invalid', 'notice', 'zh', ${iso('letters')})`;
  await sql`insert into correction_requests (ref, subject, subject_ref, wish, statement, role, contact, form_key, created_at)
    values (${randomUUID().slice(0, 10)}, 'enterprise', 'E1', 'correct', '示例：名称有误，请更正。', 'other', 'a@shili.example', gen_random_uuid(),
      ${iso('correction-contacts')})`;
  await sql`insert into enterprise_invitations (enterprise_id, email, token_hash, invited_by, invited_at, expires_at)
    values (${enterprise}, ${`${randomUUID()}@shili.example`}, ${randomUUID()}, ${account}, ${iso('invitation-addresses')}, ${iso('invitation-addresses')})`;
  await sql`insert into accounts (name, email, created_at) values ('示例未确认', ${`${randomUUID()}@shili.example`}, ${iso('unconfirmed-accounts')})`;
  const [closed] = await sql`insert into accounts (name, email, email_verified, closed_at)
    values ('已注销账号', ${`${randomUUID()}@closed.invalid`}, false, ${iso('closed-account-consents')}) returning id`;
  await sql`insert into consents (account_id, purpose, version, given, at) values (${closed!.id}, 'terms', '1', true, now())`;
  const [sheet] = await sql`insert into sheet_uploads (enterprise_id, uploaded_by, uploaded_at, name, hash, bytes, state)
    values (${enterprise}, ${account}, ${iso('sheets')}, 'shili.xlsx', ${'0'.repeat(64)}, 1, 'discarded') returning id`;
  await sql`insert into sheet_rows (upload_id, row, draft) values (${sheet!.id}, 2, '{}')`;
}

const left = async (sql: Sql) =>
  (
    await sql`select (select count(*)::int from sessions) as "sessions", (select count(*)::int from verifications) as "one-time-codes",
      (select count(*)::int from attempts) as "attempts", (select count(*)::int from mails) as "letters",
      (select count(contact)::int from correction_requests) as "correction-contacts",
      (select count(*)::int from enterprise_invitations where email like '%@shili.example') as "invitation-addresses",
      (select count(*)::int from accounts where name = '示例未确认') as "unconfirmed-accounts",
      (select count(*)::int from consents) as "closed-account-consents", (select count(*)::int from sheet_rows) as "sheets"`
  )[0];

test('1. past its rule', async ({ ctx, db, sql, now, folder }) => {
  const account = await anAccount(ctx);
  const enterprise = await anEnterprise(db);
  const rules = await rulesInForce(db, dayOf(now));
  expect(rules.map(({ kind }) => kind).sort()).toEqual([...retainedKinds].sort());
  const at = (seconds: number) =>
    Object.fromEntries(rules.map(({ kind, keepDays }) => [kind, new Date(now.getTime() - keepDays * day + seconds * 1_000)])) as Record<
      Due,
      Date
    >;
  await aThingOfEach(sql, at(-1), account.id, enterprise.id);
  await aThingOfEach(sql, at(1), account.id, enterprise.id);
  const two = Object.fromEntries(retainedKinds.filter((kind) => kind !== 'unlinked-files').map((kind) => [kind, 2]));
  const one = Object.fromEntries(Object.keys(two).map((kind) => [kind, 1]));
  expect(await left(sql)).toEqual(two);
  await retain({ db, filesFolder: folder, now: () => now });
  expect(await left(sql)).toEqual(one);
  // The sheet that stays was never put.
  expect(await runs(sql)).toEqual([{ erased: { ...one, 'unlinked-files': 0 }, failed: [], missingFiles: 1 }]);
  expect(await sql`select revoked_at is not null as revoked from enterprise_invitations where email like '%@closed.invalid'`).toMatchObject(
    [{ revoked: true }],
  );
  await retain({ db, filesFolder: folder, now: () => new Date(now.getTime() + 2_000) });
  expect(Object.values((await left(sql))!)).toEqual(Object.values(two).map(() => 0));
});

test('2. the rule in force', async ({ db, sql }) => {
  await sql`insert into retention_rules (kind, since, keep_days, basis) values ('letters', '2027-01-01', 30, '示例')`;
  const days = async (on: string) => (await rulesInForce(db, on)).find(({ kind }) => kind === 'letters')?.keepDays;
  expect([await days('2026-10-31'), await days('2026-12-31'), await days('2027-01-01')]).toEqual([undefined, 90, 30]);
  const tooFew = sql`insert into retention_rules (kind, since, keep_days, at_least_days, basis) values ('sessions', '2027-01-01', 100, 180, '示例')`;
  await expect(tooFew).rejects.toThrow(/retention_rules_lawful/);
  const rules = await rulesInForce(db, '2026-11-23');
  expect(rules.find(({ kind }) => kind === 'correction-contacts')?.keepDays).toBe(contactKeptDays);
});

test('3. more than a batch', async ({ db, sql, now, folder }) => {
  await sql`insert into attempts (key, expire) select 'k' || n, ${new Date(now.getTime() - 3 * day).toISOString()}::timestamptz from generate_series(1, 1203) n`;
  await retain({ db, filesFolder: folder, now: () => now });
  await retain({ db, filesFolder: folder, now: () => now });
  expect((await runs(sql)).map(({ erased }) => erased.attempts)).toEqual([1203, 0]);
});

test('4. files', async ({ ctx, db, sql, folder }) => {
  const store = openFileStore(folder);
  const account = await anAccount(ctx);
  const enterprise = await anEnterprise(db);
  const put = async (text: string, daysOld: number) => {
    const { hash } = await store.put(new TextEncoder().encode(`%PDF-1.4 ${text}`), 'application/pdf');
    const at = new Date(Date.now() - daysOld * day);
    await utimes(join(folder, hash.slice(0, 2), `${hash}.pdf`), at, at);
    return hash;
  };
  const [loose, young, linked, inJson, again] = [
    ...[await put('loose', 2), await put('young', 0), await put('linked', 2), await put('in json', 2), await put('again', 2)],
  ] as [string, string, string, string, string];
  const file = (hash: string) => sql`insert into enterprise_files (enterprise_id, uploaded_by, name, type, hash, bytes, uploaded_at)
    values (${enterprise.id}, ${account.id}, '示例.pdf', 'application/pdf', ${hash}, 1, now())`;
  await file(linked);
  const gone = createHash('sha256').update('gone').digest('hex');
  await file(gone);
  // A table that the code has never heard of.
  await sql`create table shili_unknown (content jsonb)`;
  await sql`insert into shili_unknown values (jsonb_build_object('deep', ${inJson}::text))`;
  const before = new Date(Date.now() - day);
  await put('again', 0);
  await store.remove([again], before);
  expect(await sweepFiles(db, folder, before)).toEqual({ removed: 1, missing: [gone] });
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.pdf')).map((name) => name.slice(3, 67));
  expect(names.sort()).toEqual([young, linked, inJson, again].sort());
  expect(names).not.toContain(loose);
});

test('5. a kind that fails', async ({ db, sql, now, folder }) => {
  await sql`insert into attempts (key, expire) values ('k', ${new Date(now.getTime() - 3 * day).toISOString()})`;
  await sql`alter table mails rename to mails_away`;
  await expect(retain({ db, filesFolder: folder, now: () => now })).rejects.toThrow('not erased: letters');
  expect(await runs(sql)).toMatchObject([{ failed: ['letters'], erased: { attempts: 1, sessions: 0 } }]);
});

test('6. by the worker, shown on its page', async ({ ctx, url, sql, now, folder }) => {
  await sql`insert into attempts (key, expire) values ('k', ${new Date(now.getTime() - 3 * day).toISOString()})`;
  const post = { log: openLog('silent'), smtpUrl: null, from: 'shili@shili.example', publicUrl: 'http://x.example' };
  const office = { ...post, secret: 'a secret of the tests and of nothing else', settings: { ...ctx.settings, filesFolder: folder } };
  const worker = await openWorker(url, { ...office, now: () => now });
  try {
    await sql`select graphile_worker.add_job('retain')`;
    await expect.poll(() => runs(sql), { timeout: 20_000 }).toMatchObject([{ erased: { attempts: 1 } }]);
  } finally {
    await worker.stop();
  }
  const settings = { ...ctx.settings, publicUrl: 'http://guipintong.example' };
  const site = await startServer({ ...ctx, settings, now: () => new Date() });
  try {
    const auditor = await anAccount(ctx, {}, [{ role: 'auditor' }]);
    const person = new Person(site.url);
    person.cookies = await sessionOf({ ...ctx, settings }, auditor.id);
    const { body } = await person.get('/desk/retention');
    for (const text of ['网络安全法第二十一条', '法定至少 180 天', '登录尝试计数 1']) expect(body).toContain(text);
  } finally {
    await site.stop();
  }
});
