/**
 * Accounts, over HTTP on the built server, by somebody without script.
 *
 * 1. An account opens by a form and the link in the letter; then one is signed in. The journal tells each step once.
 * 2. A form that does not hold comes back with the fault at its field and what was typed, but for passwords.
 * 3. Registration, sign-in and forgotten passwords answer the same whether or not there is an account.
 * 4. Five wrong passwords close the door for a quarter of an hour, to the right one too, and whatever address they come from.
 * 5. A new password by the link in the letter: once, and every session ends.
 * 6. A second factor: offered, turned on, asked for at the next sign-in; a spare code serves once; other sessions end.
 * 7. A session ends from another device, by changing the password, and by leaving; its cookie is then worth nothing.
 * 8. A role shows itself only with a second factor; granting or ending one ends all sessions.
 * 9. After signing in one is led to pages of this site only.
 * 10. A suspended account is out with its next request.
 */
import { eq } from 'drizzle-orm';
import { grantRole } from '#app/domain/accounts/grant-role.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { Db } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { mails } from '#db/schema/mails.ts';
import { authOn } from '#tests/support/auth.ts';
import { Person } from '#tests/support/person.ts';
import { startServer, type TestServer } from '#tests/support/server.ts';
import { test as base, expect } from '#tests/support/test.ts';

const test = base.extend<{ site: TestServer }>({
  site: async ({ ctx }, use) => {
    // Sessions, codes and links go by the clock of the machine.
    const site = await startServer({
      ...ctx,
      settings: { ...ctx.settings, publicUrl: 'http://guipintong.example' },
      now: () => new Date(),
    });
    await use(site);
    await site.stop();
  },
});

const password = '一句 足够长的 口令 用来 测试';
const form = { name: '示例用户', email: 'somebody@shili.example', password, terms: 'yes' };

async function lastLetter(db: Db, template: string) {
  const rows = await db.select().from(mails).where(eq(mails.recipient, form.email));
  return rows.filter((row) => row.template === template).at(-1);
}

async function registered(site: TestServer, db: Db): Promise<Person> {
  const person = new Person(site.url);
  await person.send('/sign-up', form);
  const letter = await lastLetter(db, 'verify-email');
  expect((await person.send('/confirm-address', { token: letter!.values.token! })).status).toBe(200);
  return person;
}

const isIn = async (person: Person) => (await person.get('/desk')).status === 200;

test('1. an account opens', async ({ site, db, sql }) => {
  const person = new Person(site.url);
  const sent = await person.post('/sign-up', form);
  expect([sent.status, sent.to]).toEqual([303, '/sign-up/sent']);
  expect(await isIn(person)).toBe(false);
  expect((await person.send('/sign-in', form)).body).toContain('邮箱还没有确认');
  const letter = await lastLetter(db, 'verify-email');
  const page = await person.get(`/confirm-address?token=${letter!.values.token}`);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(await isIn(person)).toBe(false);
  const desk = await person.send('/confirm-address', { token: letter!.values.token! });
  expect(desk.body).toContain('示例用户');
  const told = await sql<{ action: string }[]>`select action from journal order by number`;
  expect(told.map(({ action }) => action)).toEqual(['account.registered', 'account.address-confirmed']);
  expect(await sql`select journal_fault() as fault`).toEqual([{ fault: null }]);
});

test('2. faults at their fields', async ({ site }) => {
  const person = new Person(site.url);
  const short = await person.post('/sign-up', { ...form, password: 'kurz' });
  expect(short.status).toBe(422);
  expect(short.body).toContain('密码太短');
  expect(short.body).toContain('value="somebody@shili.example"');
  expect(short.body).not.toContain('kurz');
  const empty = await person.post('/en/sign-up', {});
  for (const sentence of [
    'Please give a name.',
    'This does not look like an e-mail address.',
    'Please give a password.',
    'An account needs your agreement.',
  ])
    expect(empty.body).toContain(sentence);
  const personal = await person.post('/vi/sign-up', { ...form, email: 'nguyenvananh@shili.example', password: 'nguyenvananh2026' });
  expect(personal.body).toContain('Đừng dùng tên');
});

test('3. nobody learns who has an account', async ({ site, db }) => {
  await registered(site, db);
  const stranger = new Person(site.url);
  const again = await stranger.post('/sign-up', form);
  const fresh = await stranger.post('/sign-up', { ...form, email: 'another@shili.example' });
  expect([again.status, again.to, again.body]).toEqual([fresh.status, fresh.to, fresh.body]);
  expect(await lastLetter(db, 'already-registered')).toBeDefined();
  const known = await stranger.post('/sign-in', { email: form.email, password: 'not the right one at all' });
  const unknown = await stranger.post('/sign-in', { email: 'nobody@shili.example', password: 'not the right one at all' });
  expect(known.status).toBe(unknown.status);
  expect(known.body.replaceAll(form.email, '')).toBe(unknown.body.replaceAll('nobody@shili.example', ''));
  const forgotten = await stranger.post('/forgot-password', { email: form.email });
  const never = await stranger.post('/forgot-password', { email: 'nobody@shili.example' });
  expect([forgotten.status, forgotten.to]).toEqual([never.status, never.to]);
});

test('4. guessing', async ({ site, db }) => {
  await registered(site, db);
  const guesser = new Person(site.url);
  const answers = [];
  for (let guess = 0; guess < 7; guess++)
    answers.push(await guesser.post('/sign-in', { email: form.email, password: `a wrong password ${guess}` }));
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 429, 429]);
  expect((await guesser.post('/sign-in', form)).status).toBe(429);
});

test('5. a new password by letter', async ({ site, db }) => {
  const person = await registered(site, db);
  const other = new Person(site.url);
  await other.send('/forgot-password', { email: form.email });
  const { values } = (await lastLetter(db, 'reset-password'))!;
  const weak = await other.post('/reset-password', { token: values.token!, password: 'aaaaaaaaaaaaaaaaaaaa' });
  expect(weak.body).toContain('很容易被猜到');
  const chosen = 'another sentence entirely, and long';
  expect((await other.post('/reset-password', { token: values.token!, password: chosen })).to).toBe('/sign-in?note=resetDone');
  expect(await isIn(person)).toBe(false);
  expect((await other.post('/reset-password', { token: values.token!, password: `${chosen} 2` })).status).toBe(404);
  expect((await other.post('/sign-in', form)).status).toBe(403);
  expect((await other.post('/sign-in', { ...form, password: chosen })).to).toBe('/desk');
});

async function withSecondFactor(person: Person, ctx: Context): Promise<{ code: () => Promise<string>; spare: string[] }> {
  const offer = await person.post('/settings/second-factor', { intent: 'offer', password });
  const [key = ''] = offer.body.match(/(?<=<code>)[A-Z2-7 ]{16,}(?=<\/code>)/) ?? [];
  const spare = [...offer.body.matchAll(/<code>([0-9A-Za-z]{5}-[0-9A-Za-z]{5})<\/code>/g)].map(([, code]) => code!);
  const secret = base32(key.replaceAll(' ', ''));
  const code = async () => (await authOn(ctx).api.generateTOTP({ body: { secret } })).code;
  const on = await person.post('/settings/second-factor', { intent: 'turn-on', code: await code() });
  expect(on.to).toBe('/settings/second-factor?done=on');
  return { code, spare };
}

function base32(text: string): string {
  const bits = [...text].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return (bits.match(/.{8}/g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join('');
}

test('6. a second factor', async ({ site, db, ctx }) => {
  const person = await registered(site, db);
  const elsewhere = new Person(site.url);
  await elsewhere.send('/sign-in', form);
  expect(await isIn(elsewhere)).toBe(true);
  expect((await person.post('/settings/second-factor', { intent: 'offer', password: 'a wrong one, though long' })).status).toBe(403);
  const { code, spare } = await withSecondFactor(person, ctx);
  expect(spare).toHaveLength(10);
  expect([await isIn(person), await isIn(elsewhere)]).toEqual([true, false]);
  expect((await elsewhere.post('/sign-in', form)).to).toBe('/sign-in/code?to=%2Fdesk');
  expect(await isIn(elsewhere)).toBe(false);
  expect((await elsewhere.post('/sign-in/code', { code: '000000' })).status).toBe(403);
  expect((await elsewhere.post('/sign-in/code', { code: await code() })).to).toBe('/desk');
  expect(await isIn(elsewhere)).toBe(true);
  for (const [again, status] of [
    [false, 303],
    [true, 403],
  ] as const) {
    const lost = new Person(site.url);
    await lost.post('/sign-in', form);
    expect([again, (await lost.post('/sign-in/code', { code: spare[0]! })).status]).toEqual([again, status]);
  }
});

test('7. sessions end', async ({ site, db }) => {
  const person = await registered(site, db);
  const other = new Person(site.url);
  await other.send('/sign-in', form);
  const page = await person.get('/settings/sessions');
  const ids = [...page.body.matchAll(/name="id" value="([^"]+)"/g)].map(([, id]) => id!);
  expect(ids).toHaveLength(1);
  expect((await person.post('/settings/sessions', { intent: 'end', id: ids[0]! })).status).toBe(303);
  expect([await isIn(person), await isIn(other)]).toEqual([true, false]);
  expect((await person.post('/settings/sessions', { intent: 'end', id: ids[0]! })).status).toBe(404);
  await other.send('/sign-in', form);
  const before = person.cookies;
  const changed = await person.post('/settings/password', { current: password, password: 'a quite different long sentence' });
  expect(changed.to).toBe('/settings/password?done');
  expect([await isIn(person), await isIn(other)]).toEqual([true, false]);
  const thief = new Person(site.url);
  thief.cookies = before;
  expect(await isIn(thief)).toBe(false);
  const stolen = person.cookies;
  await person.post('/sign-out', {});
  expect(await isIn(person)).toBe(false);
  thief.cookies = stolen;
  expect(await isIn(thief)).toBe(false);
});

test('8. roles', async ({ site, db, ctx }) => {
  const person = await registered(site, db);
  const [account] = await db.select().from(accounts);
  const grant = { role: 'city-reviewer', regionCode: '450200', department: null } as const;
  await grantRole(ctx, account!.id, grant, 'command');
  expect(await isIn(person)).toBe(false);
  await person.send('/sign-in', form);
  expect((await person.get('/desk')).body).toContain('需要两步验证');
  await withSecondFactor(person, ctx);
  expect((await person.get('/desk')).body).not.toContain('需要两步验证');
  expect((await person.post('/settings/second-factor', { intent: 'turn-off', password })).status).toBe(409);
  await expect(grantRole(ctx, account!.id, grant, 'command')).rejects.toThrow('already-exists');
  await expect(
    grantRole({ ...ctx, actor: { ...ctx.actor, accountId: account!.id } }, account!.id, { ...grant, role: 'publisher', regionCode: null }),
  ).rejects.toThrow('not-allowed');
});

test('9. no open redirect', async ({ site, db }) => {
  await registered(site, db);
  for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)', '']) {
    const person = new Person(site.url);
    expect([to, (await person.post('/sign-in', { ...form, to })).to]).toEqual([to, '/desk']);
    await db.execute('delete from attempts');
  }
  const asked = await new Person(site.url).get('/settings/sessions?x=1');
  expect([asked.status, asked.to]).toEqual([303, '/sign-in?to=%2Fsettings%2Fsessions%3Fx%3D1']);
});

test('10. suspended', async ({ site, db }) => {
  const person = await registered(site, db);
  await db.update(accounts).set({ suspendedAt: new Date() });
  expect(await isIn(person)).toBe(false);
  expect((await person.post('/sign-in', form)).status).toBe(403);
});
