/**
 * The link in a letter that turns mail off, on the built server, by whoever holds it.
 *
 * 1. Opening it asks and changes nothing; its button turns off what the letter was about and nothing else. Twice is as once.
 * 2. A mail program does it alone: without a cookie, an origin or a page before (RFC 8058). The link of a digest turns off what is gathered.
 * 3. A link that we have not signed for this account and topic turns off nothing, and says so.
 */
import { changeSettings } from '#app/domain/notices/change-settings.server.ts';
import { readSettings } from '#app/domain/notices/read-settings.server.ts';
import { unsubscribeWord } from '#app/domain/notices/unsubscribe-word.server.ts';
import { type Context, visitor } from '#app/platform/context.ts';
import { testSecret } from '#tests/support/auth.ts';
import { Person } from '#tests/support/person.ts';
import { startServer, type TestServer } from '#tests/support/server.ts';
import { anAccount } from '#tests/support/signed-in.ts';
import { test as base, expect } from '#tests/support/test.ts';

const test = base.extend<{ site: TestServer; accountId: string }>({
  site: async ({ ctx }, use) => {
    const site = await startServer({ ...ctx, settings: { ...ctx.settings, publicUrl: 'http://guipintong.example' } });
    await use(site);
    await site.stop();
  },
  accountId: async ({ ctx }, use) => use((await anAccount(ctx)).id),
});

const as = (ctx: Context, accountId: string): Context => ({ ...ctx, actor: { ...visitor, accountId } });
const pathOf = (word: string) => `/unsubscribe?token=${encodeURIComponent(word)}`;

test('1. by its page', async ({ site, ctx, accountId }) => {
  const before = await readSettings(as(ctx, accountId));
  const path = pathOf(unsubscribeWord(testSecret, accountId, 'inquiries'));
  const person = new Person(site.url);
  const asked = await person.get(path);
  expect([asked.status, asked.body.includes('<form method="post"'), await readSettings(as(ctx, accountId))]).toEqual([200, true, before]);
  for (const language of ['', '/en', '/vi']) {
    expect((await person.post(language + path, {})).status).toBe(200);
    expect(await readSettings(as(ctx, accountId))).toEqual({ ...before, inquiries: 'never' });
  }
  const entries = await ctx.sql`select 1 from journal where action like 'notices.%' or action like '%settings%'`;
  expect(entries).toHaveLength(1);
});

test('2. by a mail program', async ({ site, ctx, accountId }) => {
  await changeSettings(as(ctx, accountId), { inquiries: 'daily', listings: 'weekly', expiry: 'at-once' }, 'settings');
  const one = await fetch(site.url + pathOf(unsubscribeWord(testSecret, accountId, 'digests')), {
    ...{ method: 'POST', body: 'List-Unsubscribe=One-Click', redirect: 'manual' },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(one.status).toBe(200);
  expect(await readSettings(as(ctx, accountId))).toMatchObject({ inquiries: 'never', listings: 'never', expiry: 'at-once' });
});

test('3. forged', async ({ site, ctx, accountId }) => {
  const before = await readSettings(as(ctx, accountId));
  const other = await anAccount(ctx);
  const [, , signature] = unsubscribeWord(testSecret, other.id, 'inquiries').split('.');
  const forged = [
    `${accountId}.inquiries.${signature}`,
    unsubscribeWord('another secret, of nobody at all here', accountId, 'inquiries'),
    unsubscribeWord(testSecret, accountId, 'inquiries').replace('inquiries', 'listings'),
    `${accountId}.inquiries.`,
    `${accountId}.nothing.x`,
    '',
    'x'.repeat(5_000),
  ];
  for (const word of forged) {
    const shown = await new Person(site.url).get(pathOf(word));
    expect([word, shown.status, shown.body.includes('<form method="post"')]).toEqual([word, 200, false]);
    const sent = await new Person(site.url).post(pathOf(word), {});
    expect([word, sent.status >= 400 && sent.status < 500]).toEqual([word, true]);
  }
  expect(await readSettings(as(ctx, accountId))).toEqual(before);
});
