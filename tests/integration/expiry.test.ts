/**
 * Being told that a certificate ends.
 *
 * 1. Run every day: once at 90, 30 and 7 days before the last day and once after it, to all who act for the enterprise.
 * 2. Run on any days, and twice on one: at most once a threshold, and at each run the nearest one that has been passed, if not told before.
 * 3. A day that moves on the near side of a threshold is not told again; a claim renewed beyond it is, when it comes there again.
 * 4. An enterprise without people is told nothing; who comes to act for it is told where things stand; what ended long ago is not told.
 * 5. The list names what ends within 90 days or ended within 30, of one's own enterprises, by date; days are days in Guangxi.
 */
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { dayAfter, daysBetween } from '#app/domain/notices/expiry.ts';
import { countExpiring, listExpiring } from '#app/domain/notices/list-expiring.server.ts';
import { projectNotices } from '#app/domain/notices/project-notices.server.ts';
import { warnOfExpiry } from '#app/domain/notices/warn-of-expiry.server.ts';
import type { Context } from '#app/platform/context.ts';
import { credentials } from '#db/schema/credentials.ts';
import { claims, claimVersions, listings } from '#db/schema/listings.ts';
import { notices } from '#db/schema/notices.ts';
import { aCredential, anEnterprise } from '#tests/support/make.ts';
import { actorFor, aMember, anAccount } from '#tests/support/signed-in.ts';
import { expect, test } from '#tests/support/test.ts';

const last = '2026-09-30';
/** Noon in Guangxi, so many days before the last day. */
const before = (days: number) => new Date(`${dayAfter(last, -days)}T04:00:00Z`);

async function aClaim(ctx: Context, validTo: string) {
  const firm = await anEnterprise(ctx.db);
  const owner = await anAccount(ctx);
  await aMember(ctx, firm.id, owner.id);
  const row = { enterpriseId: firm.id, draft: {}, createdBy: owner.id, updatedAt: ctx.now() };
  const [listing] = await ctx.db.insert(listings).values(row).returning();
  const [claim] = await ctx.db.insert(claims).values({ listingId: listing!.id, kind: 'certificate', title: '示例认证' }).returning();
  await ctx.db.insert(claimVersions).values({ claimId: claim!.id, state: 'reviewed', validTo, knownFrom: ctx.now() });
  const move = (day: string) => ctx.db.update(claimVersions).set({ validTo: day }).where(eq(claimVersions.claimId, claim!.id));
  return { firm, owner, move };
}

const thresholdsTold = async ({ sql }: Pick<Context, 'sql'>): Promise<number[]> =>
  (await sql<{ t: number }[]>`select (detail ->> 'threshold')::int as t from journal where subject = 'claim' order by number`).map(
    ({ t }) => t,
  );

test('1. every day', async ({ ctx, db }) => {
  const { firm, owner } = await aClaim(ctx, last);
  const agent = await anAccount(ctx);
  await aMember(ctx, firm.id, agent.id, 'agent');
  const on: number[] = [];
  for (let left = 100; left >= -40; left--) if ((await warnOfExpiry(db, before(left))) > 0) on.push(left);
  expect([on, await thresholdsTold(ctx)]).toEqual([
    [90, 30, 7, -1],
    [90, 30, 7, -1],
  ]);
  await projectNotices(db);
  const told = await db.select().from(notices);
  expect(told.map(({ accountId, kind }) => `${accountId} ${kind}`).sort()).toEqual(
    [owner, agent].flatMap(({ id }) => [`${id} claim-expired`, ...Array<string>(3).fill(`${id} claim-expiring`)]).sort(),
  );
  expect(told.every(({ values, path }) => values.day === last && path === '/desk/expiring')).toBe(true);
});

test('2. any days', { timeout: 120_000 }, async ({ ctx, db, sql }) => {
  await aClaim(ctx, last);
  const runs = Number(process.env.EXPIRY_RUNS ?? 25);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: -35, max: 95 }), { minLength: 1, maxLength: 12 }), async (days) => {
      await sql`truncate expiry_warnings`;
      const told: number[] = [];
      for (const left of days.sort((a, b) => b - a)) {
        const nearest = [-1, 7, 30, 90].find((threshold) => left <= threshold && left >= -30);
        const expected = nearest !== undefined && !told.includes(nearest) ? 1 : 0;
        const counts = [await warnOfExpiry(db, before(left)), await warnOfExpiry(db, before(left))];
        expect([left, counts]).toEqual([left, [expected, 0]]);
        if (expected && nearest !== undefined) told.push(nearest);
      }
      expect(new Set(told).size).toBe(told.length);
    }),
    { numRuns: runs },
  );
  const twice = await Promise.all([warnOfExpiry(db, before(3)), warnOfExpiry(db, before(3)), warnOfExpiry(db, before(3))]);
  expect(twice.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(1);
});

test('3. a day that moves', async ({ ctx, db }) => {
  const { move } = await aClaim(ctx, last);
  const run = (left: number) => warnOfExpiry(db, before(left));
  expect(await run(25)).toBe(1);
  await move(dayAfter(last, 3));
  expect([await run(24), await thresholdsTold(ctx)]).toEqual([0, [30]]);
  await move(dayAfter(last, 365));
  expect([await run(20), await run(-200)]).toEqual([0, 0]);
  expect(await run(-276)).toBe(1);
  expect([await run(-340), await run(-359), await run(-366)]).toEqual([1, 1, 1]);
  expect(await thresholdsTold(ctx)).toEqual([30, 90, 30, 7, -1]);
});

test('4. nobody there yet', async ({ ctx, db }) => {
  const firm = await anEnterprise(db);
  const owner = await anAccount(ctx);
  await aCredential(db, { enterpriseId: firm.id, validTo: last });
  await aCredential(db, { enterpriseId: firm.id, validTo: '2021-01-01' });
  await aCredential(db, { enterpriseId: firm.id, validTo: null });
  expect(await warnOfExpiry(db, before(80))).toBe(0);
  await aMember(ctx, firm.id, owner.id);
  expect([await warnOfExpiry(db, before(20)), await thresholdsTold(ctx)]).toEqual([1, [30]]);
  await db.delete(credentials);
  expect(await warnOfExpiry(db, before(5))).toBe(0);
});

test('5. the list', async ({ ctx, db }) => {
  const { firm, owner } = await aClaim(ctx, last);
  const other = await aClaim(ctx, last);
  for (const [title, left] of Object.entries({ 近: 1, 远: 91, 久: -31, 刚: -1 }))
    await aCredential(db, { enterpriseId: firm.id, title, validTo: dayAfter(dayAfter(last, -40), left) });
  const list = async (id: string, now: Date) => {
    const asking = { ...ctx, now: () => now, actor: await actorFor(ctx, id) };
    return { ...(await countExpiring(asking)), titles: (await listExpiring(asking, 1)).items.map(({ title, days }) => `${title} ${days}`) };
  };
  expect(await list(owner.id, before(40))).toEqual({ ending: 2, ended: 1, titles: ['刚 -1', '近 1', '示例认证 40'] });
  expect((await list(other.owner.id, before(40))).titles).toEqual(['示例认证 40']);
  const asking = { ...ctx, now: () => before(40), actor: await actorFor(ctx, other.owner.id) };
  expect((await listExpiring(asking, 1)).items[0]).toMatchObject({ enterpriseRef: other.firm.ref, listing: { kind: 'product' } });
  // A second before midnight in Guangxi it is still that day.
  const midnight = new Date(`${last}T16:00:00Z`);
  expect((await list(other.owner.id, new Date(midnight.getTime() - 1))).titles).toEqual(['示例认证 0']);
  expect((await list(other.owner.id, midnight)).titles).toEqual(['示例认证 -1']);
  expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
});
