/**
 * What another site can have a browser do, on the built server.
 *
 * 1. Every form of every route is refused from a foreign origin, a sandbox, a like-sounding host or a subdomain, whoever is signed in, and
 *    changes nothing. (The cookie is not sent along either: SameSite=Lax.)
 * 2. No `to` and no address leads away from the site, of more than forty that try.
 * 3. A session that was set before signing in is not the one after, and knows nothing of it. (That a role, a
 *    second factor and a new password replace sessions is in accounts.test.ts.)
 */
import { whereTo } from '#app/http/where-to.server.ts';
import { accounts, signInMethods } from '#db/schema/accounts.ts';
import { access, type Principal } from '#tests/support/access.ts';
import { intentsOf, inWorld } from '#tests/support/access-matrix.ts';
import { authOn } from '#tests/support/auth.ts';
import { hostileTargets, leadsAway } from '#tests/support/hostile-targets.ts';
import { Person } from '#tests/support/person.ts';
import { startServer, type TestServer } from '#tests/support/server.ts';
import { sessionOf } from '#tests/support/signed-in.ts';
import { builtPatterns, loadBuild, publicRoutes } from '#tests/support/site-map.ts';
import { tableDigests } from '#tests/support/table-digest.ts';
import { test as base, expect } from '#tests/support/test.ts';

const password = 'a sentence that is long enough';
const email = 'shili-owner@shili.example';

const test = base.extend<{ site: TestServer }>({
  site: async ({ ctx }, use) => {
    const settings = { ...ctx.settings, publicUrl: 'http://guipintong.example' };
    const site = await startServer({ ...ctx, settings, now: () => new Date() });
    await use(site);
    await site.stop();
  },
});

const foreign: readonly Readonly<Record<string, string>>[] = [
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'null', 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'http://guipintong.example.evil.example' },
  { origin: 'http://a.guipintong.example' },
  { origin: 'http://guipintong.example:8080' },
  { origin: 'https://guipintong.example' },
  { origin: 'file://' },
];

test('1. forms from elsewhere', { timeout: 300_000 }, async () => {
  const build = await loadBuild();
  await inWorld(async (world) => {
    const digests = async () => Object.entries(await tableDigests(world.sql)).filter(([table]) => table !== 'sessions');
    const before = await (await world.as('owner')).get('/desk').then(digests);
    let sent = 0;
    for (const pattern of builtPatterns(build)) {
      const row = access[pattern];
      for (const intent of intentsOf(build, pattern)) {
        const known = row?.intents?.[intent];
        const who: Principal = known?.may[0] ?? row?.see[0] ?? 'buyer';
        const address = row?.address(world.things) ?? publicRoutes[pattern]?.addresses[0];
        if (address === undefined) throw new Error(`${pattern} has no row`);
        const person = await world.as(who);
        const index = /\/(?:listings|enterprises|attributes)$/.test(pattern) ? '?index' : '';
        for (const headers of foreign) {
          const form = { ...known?.form?.(world.things), ...(intent ? { intent } : {}) };
          const { status } = await person.post(address.split('?')[0]! + index, form, headers);
          expect([pattern, intent, headers, status]).toEqual([pattern, intent, headers, 403]);
          sent++;
        }
      }
    }
    process.stdout.write(`${sent} forms from elsewhere\n`);
    expect(sent).toBeGreaterThan(500);
    expect(await digests()).toEqual(before);
  });
});

async function anOwner(ctx: Parameters<typeof authOn>[0]) {
  const [account] = await ctx.db.insert(accounts).values({ name: '示例', email, emailVerified: true }).returning();
  const hash = await (await authOn(ctx).$context).password.hash(password);
  await ctx.db.insert(signInMethods).values({ userId: account!.id, providerId: 'credential', accountId: account!.id, password: hash });
  return account!;
}

test('2. no way out', { timeout: 300_000 }, async ({ site, ctx }) => {
  await anOwner(ctx);
  expect(hostileTargets.length).toBeGreaterThanOrEqual(40);
  const led: string[] = [];
  for (const target of hostileTargets) {
    const kept = whereTo(target, '/desk');
    if (leadsAway(kept)) led.push(`whereTo ${JSON.stringify(target)} → ${kept}`);
    const query = `to=${encodeURIComponent(target)}`;
    for (const path of [`/sign-in?${query}`, `/sign-in/code?${query}`]) {
      const shown = (await new Person(site.url).get(path)).body;
      const hidden = /name="to" value="([^"]*)"/.exec(shown)?.[1] ?? '/desk';
      if (leadsAway(hidden.replaceAll('&amp;', '&'))) led.push(`${path} offers ${hidden}`);
    }
    const said = await new Person(site.url).post('/sign-in', { email, password, to: target });
    if (said.status !== 303 || leadsAway(said.to ?? '')) led.push(`sign-in ${JSON.stringify(target)} → ${said.status} ${said.to}`);
  }
  const host = 'evil.example';
  for (const path of [
    ...[`//${host}`, `//${host}/products/p0001`, `//${host}/zh/x`, `/zh//${host}`, `/zh///${host}/`, `/zh/\\${host}`, `/zh/%2f%2f${host}`],
    ...[`/zh/%5c${host}`, `/zh//${host}/products/p0001`, `//${host}/desk`, `//${host}/en/desk`, `/en//${host}/desk`, `/zh/.//${host}`],
    ...[`//${host}/desk/listings`, `//${host}/compare?p=p1`, `//${host}/search?q=x`, `//${host}/enterprises/e0001`, `//${host}/fairs/X-1`],
  ]) {
    const { to } = await new Person(site.url).get(path);
    if (to !== null && leadsAway(to)) led.push(`GET ${path} → ${to}`);
  }
  expect(led).toEqual([]);
});

test('3. a session that was there before', async ({ site, ctx, sql }) => {
  const owner = await anOwner(ctx);
  const settings = { ...ctx.settings, publicUrl: 'http://guipintong.example' };
  const [attacker] = await ctx.db
    .insert(accounts)
    .values({ name: '示例他人', email: 'shili-other@shili.example', emailVerified: true })
    .returning();
  for (const planted of ['gpt.session_token=planted.by-somebody', await sessionOf({ ...ctx, settings }, attacker!.id)]) {
    const victim = new Person(site.url);
    victim.cookies = planted;
    expect((await victim.post('/sign-in', { email, password })).status).toBe(303);
    expect(victim.cookies).not.toContain(planted);
    const thief = new Person(site.url);
    thief.cookies = planted;
    expect((await thief.get('/desk')).body).not.toContain(email);
    expect((await victim.get('/settings')).status).toBe(200);
  }
  const rows = await sql<{ token: string }[]>`select token from sessions where user_id = ${owner.id}`;
  expect(new Set(rows.map(({ token }) => token)).size).toBe(2);
});
