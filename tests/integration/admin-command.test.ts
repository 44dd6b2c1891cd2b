/**
 * `npm run admin`, as an operator at a terminal meets it.
 *
 * 1. Without a command it says what there is; a wrong one, missing words or a bad value end with 1 and one line, before a database is
 *    opened where that can be.
 * 2. An account is opened, and its password chosen by the link, once; its roles are granted and revoked, it is suspended and let in.
 *    What cannot be is said in one line. The journal has one entry for each.
 * 3. `journal verify` ends with 0, and after a tampering with 1 and the number of the first entry that does not fit; `journal show` is
 *    newest first.
 * 4. `doctor` says a line for each thing; it ends with 1 where one fails: a tampered journal, a database out of reach. It migrates nothing.
 * 5. A second factor is reset, and `demo-code` gives that of a demonstration account and of no other.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { openAuth } from '#app/domain/accounts/auth.server.ts';
import { resetPassword } from '#app/domain/accounts/reset-password.server.ts';
import { makeDemonstrationAccounts } from '#app/domain/administration/make-demonstration-accounts.server.ts';
import { accounts } from '#db/schema/accounts.ts';
import { journal } from '#db/schema/journal.ts';
import { authOn } from '#tests/support/auth.ts';
import { runScript } from '#tests/support/run-script.ts';
import { test as base, expect } from '#tests/support/test.ts';

const secret = 'a secret of these tests, long enough to sign';
type Run = (...words: string[]) => ReturnType<typeof runScript>;

const test = base.extend<{ run: Run }>({
  run: async ({ url }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'guipintong-admin-'));
    const variables = { DATABASE_URL: url, DATA_DIR: folder, AUTH_SECRET: secret, PUBLIC_URL: 'https://guipintong.example' };
    await use((...words) => runScript('admin', words, variables));
    rmSync(folder, { recursive: true, force: true });
  },
});

/** What is said when a command is refused: one line, and 1. */
const refused = (line: string | RegExp) => ({ code: 1, out: '', err: expect.stringMatching(line) });

test('1. how it is used', { timeout: 300_000 }, async () => {
  const run: Run = (...words) => runScript('admin', words, { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  const [none, help, ...wrong] = await Promise.all([
    ...[run(), run('--help'), run('dance'), run('create-account'), run('create-account', 'x', '--name', '示例')],
    ...[
      run('grant', 'a@shili.example', 'king'),
      run('list-accounts', '--role', 'king'),
      run('journal', 'burn'),
      run('suspend', 'a@shili.example'),
    ],
  ]);
  expect([none!.code, help!.code]).toEqual([1, 0]);
  for (const name of ['create-account <email>', 'journal verify', 'doctor', 'demo-code <email>', 'reset-second-factor <email>'])
    expect(help!.out).toContain(`  ${name}`);
  expect(wrong).toEqual([
    ...[refused(/^no such command: dance\. .*--help.*\n$/), refused(/^usage: npm run admin -- create-account <email> .*\n$/)],
    ...[refused(/^"x" is no e-mail address\n$/), refused(/^the role "king" is none of county-reviewer, .*\n$/)],
    ...[refused(/^--role "king" is none of .*\n$/), refused(/^no such command: journal burn\. .*\n$/)],
    refused(/^DATABASE_URL: cannot connect .*\n$/),
  ]);
});

test('2. an account', { timeout: 300_000 }, async ({ run, db, ctx }) => {
  const email = 'shili.zhang@shili.example';
  const opened = await run('create-account', email, '--name', '示例张', '--language', 'en');
  expect(opened).toMatchObject({ code: 0, err: '' });
  const [, token = ''] = opened.out.match(/https:\/\/guipintong\.example\/en\/reset-password\?token=(\S+)/)!;
  expect(await run('create-account', email, '--name', '示例李')).toEqual(refused(/there is an account with the address/));
  const gate = { ctx: { ...ctx, now: () => new Date() }, auth: authOn(ctx), headers: new Headers(), peer: 'test' };
  await resetPassword(gate, { token, password: '一句 足够长的 口令 用来 测试' });
  await expect(resetPassword(gate, { token, password: '另一句 足够长的 口令 用来' })).rejects.toThrow('not-found');
  const { response } = await authOn(ctx).api.signInEmail({
    body: { email, password: '一句 足够长的 口令 用来 测试' },
    returnHeaders: true,
  });
  expect(response.user.email).toBe(email);

  expect(await run('grant', email, 'city-reviewer', '--region', '450204')).toEqual(refused(/a city reviewer of a city/));
  expect(await run('grant', email, 'city-reviewer', '--region', '450200')).toMatchObject({ code: 0, err: '' });
  expect(await run('grant', email, 'city-reviewer', '--region', '450300')).toMatchObject({ code: 0, err: '' });
  expect(await run('grant', email, 'city-reviewer', '--region', '450300')).toEqual(refused(/holds that role already/));
  expect(await run('grant', email, 'publisher')).toEqual(refused(/is city-reviewer, and no account may be both/));
  expect(await run('grant', 'nobody@shili.example', 'auditor')).toEqual(refused(/no account has the address/));
  expect(await run('revoke', email, 'city-reviewer')).toEqual(refused(/holds that role for 450200, 450300: say which/));
  expect(await run('revoke', email, 'city-reviewer', '--region', '450300')).toMatchObject({ code: 0 });
  expect(await run('revoke', email, 'auditor')).toEqual(refused(/does not hold that role/));
  expect((await run('list-accounts', '--role', 'city-reviewer')).out).toBe(`${email}  示例张  city-reviewer 450200\n`);
  expect((await run('list-accounts', '--role', 'expert')).out).toBe('');
  expect(await run('suspend', email)).toMatchObject({ code: 0 });
  expect(await run('suspend', email)).toEqual(refused(/is suspended or closed already/));
  expect((await run('list-accounts')).out).toContain('suspended');
  expect(await run('resume', email)).toMatchObject({ code: 0 });
  expect(await run('reset-second-factor', email)).toEqual(refused(/has no second factor/));
  const told = await db.select({ action: journal.action }).from(journal).orderBy(journal.number);
  expect(told.map(({ action }) => action)).toEqual([
    ...['account.opened', 'account.password-reset', 'role.granted', 'role.granted', 'role.ended', 'account.suspended', 'account.resumed'],
  ]);
});

test('3, 4. the journal and the doctor', { timeout: 300_000 }, async ({ run, sql }) => {
  for (const name of ['one', 'two', 'three']) await run('create-account', `${name}@shili.example`, '--name', name);
  expect(await run('journal', 'verify')).toEqual({ code: 0, out: '3 entries, all as they were written.\n', err: '' });
  const shown = (await run('journal', 'show', '--subject', 'account', '--limit', '2')).out.trim().split('\n');
  expect(shown.map((line) => line.split('  ')[0])).toEqual(['3', '2']);
  const well = await run('doctor');
  expect(well).toMatchObject({ code: 0, err: '' });
  const what = [
    'database',
    'migrations',
    'role',
    'journal',
    'search index',
    'matches',
    'mail',
    'jobs',
    'demonstration accounts',
    'files',
    'secret',
    'disk',
  ];
  expect(
    well.out
      .trim()
      .split('\n')
      .map((line) => line.slice(6).split(': ')[0]),
  ).toEqual(what);
  for (const line of well.out.trim().split('\n')) expect(line).toMatch(/^(ok {4}|warn {2})\S/);

  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update journal set detail = '{"reason": "another"}' where number = 2`;
  });
  expect(await run('journal', 'verify')).toEqual({ code: 1, out: '3 entries; the first that does not fit: 2\n', err: '' });
  await sql`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`;
  const ill = await run('doctor');
  expect(ill.code).toBe(1);
  expect(ill.out).toContain('fail  journal: the first entry that does not fit is 2');
  expect(ill.out).toContain('fail  migrations: 1 waiting');
  const away = await runScript('admin', ['doctor'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  expect([away.code, away.err]).toEqual([1, '']);
  expect(away.out).toMatch(/^fail {2}database: DATABASE_URL: cannot connect/);
});

test('5. second factors', { timeout: 300_000 }, async ({ run, db, ctx }) => {
  const auth = openAuth({ db, settings: ctx.settings, secret, sendCode: () => {} });
  await makeDemonstrationAccounts(ctx, auth);
  expect(await run('demo-code', 'demo-city@guipintong.invalid')).toEqual({ code: 0, out: expect.stringMatching(/^\d{6}\n$/), err: '' });
  expect(await run('demo-code', 'demo-buyer@guipintong.invalid')).toEqual(refused(/is no demonstration account with a second factor/));
  await db.update(accounts).set({ demonstration: false }).where(eq(accounts.email, 'demo-city@guipintong.invalid'));
  expect(await run('demo-code', 'demo-city@guipintong.invalid')).toEqual(refused(/is no demonstration account/));
  expect(await run('reset-second-factor', 'demo-city@guipintong.invalid')).toMatchObject({ code: 0 });
  const [row] = await db.select().from(accounts).where(eq(accounts.email, 'demo-city@guipintong.invalid'));
  expect(row!.twoFactorEnabled).toBe(false);
});
