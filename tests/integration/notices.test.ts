/**
 * Notices.
 *
 * 1. An entry of the journal tells those whom its rule names and not who did it; every rule is about an action that is recorded.
 * 2. Told again, by several at once, or after others: each person once an entry.
 * 3. Nobody is told what they may not read: what was kept from the enterprise, what lies elsewhere, what they have a stake in; and what
 *    somebody was told as one of an enterprise or by a role they no longer read without it.
 * 4. Letters go out at once, or not at all, as somebody has chosen for the topic; about the safety of an account always; to no address that
 *    is not proven, closed or suspended.
 * 5. A digest goes out once a day from eight in Guangxi on, with what was told before and is not read; weekly ones on Mondays; a missed
 *    hour is made up for.
 * 6. An approval says how many inquiries waited for the enterprise.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { record } from '#app/domain/journal/record.server.ts';
import { changeSettings } from '#app/domain/notices/change-settings.server.ts';
import { listNotices } from '#app/domain/notices/list-notices.server.ts';
import { markRead } from '#app/domain/notices/mark-read.server.ts';
import { projectNotices } from '#app/domain/notices/project-notices.server.ts';
import { rules } from '#app/domain/notices/rules.ts';
import { sendDigests } from '#app/domain/notices/send-digests.server.ts';
import { type Context, visitor } from '#app/platform/context.ts';
import { letterOf } from '#app/ui/words/letters.ts';
import { inquiries } from '#db/schema/inquiries.ts';
import { listingReviews, listings } from '#db/schema/listings.ts';
import { mails } from '#db/schema/mails.ts';
import { enterpriseApplications, joinRequests } from '#db/schema/membership.ts';
import { noticeCursor, notices } from '#db/schema/notices.ts';
import { aUscc } from '#tests/support/a-uscc.ts';
import { anEnterprise } from '#tests/support/make.ts';
import { actorFor, aMember, anAccount } from '#tests/support/signed-in.ts';
import { expect, test } from '#tests/support/test.ts';

type Happened = Parameters<typeof record>[2];
const place = { cityCode: '450200', countyCode: '450204' };

/** Something happens, done by somebody. */
const happens = (ctx: Context, accountId: string | null, what: Happened) =>
  ctx.db.transaction((tx) => record(tx, { ...ctx, actor: { ...visitor, accountId } }, what));

const told = async ({ db }: Pick<Context, 'db'>): Promise<[account: string, kind: string][]> =>
  (await db.select().from(notices)).map(({ accountId, kind }): [string, string] => [accountId, kind]).sort();

async function aFirm(ctx: Context) {
  const firm = await anEnterprise(ctx.db, { name: '示例机械厂', ...place });
  const [owner, agent] = [await anAccount(ctx), await anAccount(ctx)];
  await aMember(ctx, firm.id, owner.id);
  await aMember(ctx, firm.id, agent.id, 'agent');
  const row = { enterpriseId: firm.id, draft: { fields: { name: '示例阀门' } }, createdBy: agent.id, updatedAt: ctx.now() };
  const [listing] = await ctx.db.insert(listings).values(row).returning();
  return { firm, owner, agent, listing: listing! };
}

async function aReview(ctx: Context, { firm, agent, listing }: Awaited<ReturnType<typeof aFirm>>) {
  const [review] = await ctx.db
    .insert(listingReviews)
    .values({
      ...{ listingId: listing.id, enterpriseId: firm.id, ...place, proposed: { name: '示例阀门' }, difference: [], findings: {} },
      ...{ submittedBy: agent.id, submittedAt: ctx.now() },
    })
    .returning();
  return review!.id;
}

test('1. whom a rule names', async ({ ctx, db }) => {
  const world = await aFirm(ctx);
  const { firm, owner, agent, listing } = world;
  const [city, elsewhere] = [
    await anAccount(ctx, {}, [{ role: 'city-reviewer', regionCode: '450200' }]),
    await anAccount(ctx, {}, [{ role: 'city-reviewer', regionCode: '450100' }]),
  ];
  const asker = await anAccount(ctx);
  await happens(ctx, agent.id, {
    action: 'listing.submitted',
    subjectId: listing.id,
    enterpriseId: firm.id,
    detail: { review: await aReview(ctx, world) },
  });
  await happens(ctx, city.id, { action: 'listing.returned', subjectId: listing.id, enterpriseId: firm.id });
  await happens(ctx, agent.id, { action: 'listing.saved', subjectId: listing.id, enterpriseId: firm.id });
  const [inquiry] = await db
    .insert(inquiries)
    .values({ ref: 'ABCDEFGHJK', askerId: asker.id, enterpriseId: firm.id, subject: '示例主题', textDigest: 'x', askedAt: ctx.now() })
    .returning();
  await happens(ctx, asker.id, { action: 'inquiry.asked', subjectId: inquiry!.id, enterpriseId: firm.id });
  await happens(ctx, agent.id, { action: 'inquiry.answered', subjectId: inquiry!.id, enterpriseId: firm.id });
  await happens(ctx, asker.id, { action: 'contacts.offered', subjectId: inquiry!.id, enterpriseId: firm.id });
  await happens(ctx, owner.id, { action: 'contacts.opened', subjectId: inquiry!.id, enterpriseId: firm.id });
  const [request] = await db
    .insert(joinRequests)
    .values({ enterpriseId: firm.id, accountId: asker.id, message: '示例', submittedAt: ctx.now() })
    .returning();
  await happens(ctx, asker.id, { action: 'join-request.submitted', subjectId: request!.id, enterpriseId: firm.id });
  await happens(ctx, owner.id, {
    action: 'join-request.declined',
    subjectId: request!.id,
    enterpriseId: firm.id,
    detail: { account: asker.id },
  });
  await happens(ctx, asker.id, { action: 'account.password-changed', subjectId: asker.id });
  await projectNotices(db);
  expect(await told(ctx)).toEqual(
    [
      [city.id, 'listing-waits'],
      [owner.id, 'listing-returned'],
      [agent.id, 'listing-returned'],
      [owner.id, 'inquiry-received'],
      [agent.id, 'inquiry-received'],
      [asker.id, 'inquiry-answered'],
      [owner.id, 'contacts-offered'],
      [agent.id, 'contacts-offered'],
      [asker.id, 'contacts-opened'],
      [owner.id, 'join-asked'],
      [asker.id, 'join-declined'],
      [asker.id, 'password-changed'],
    ].sort(),
  );
  expect((await told(ctx)).some(([account]) => account === elsewhere.id)).toBe(false);
  const recorded = readdirSync('app/domain', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.server.ts'))
    .map((name) => readFileSync(join('app/domain', name), 'utf8'))
    .join('\n');
  const known = (action: string) => recorded.includes(`'${action}'`) || recorded.includes(`\`${action.split('.')[0]}.\${`);
  expect(Object.keys(rules).filter((action) => !known(action))).toEqual([]);
});

test('2. once', async ({ ctx, db }) => {
  const { firm, listing } = await aFirm(ctx);
  const entry: Happened = { action: 'listing.published', subjectId: listing.id, enterpriseId: firm.id };
  for (let n = 0; n < 120; n++) await happens(ctx, null, entry);
  await Promise.all([projectNotices(db), projectNotices(db), projectNotices(db), happens(ctx, null, entry)]);
  await projectNotices(db);
  expect([(await told(ctx)).length, (await db.select().from(mails)).length]).toEqual([242, 242]);
  await db.update(noticeCursor).set({ number: 0 });
  expect(await projectNotices(db)).toBe(242);
  expect([(await told(ctx)).length, (await db.select().from(mails)).length]).toEqual([242, 242]);
});

test('3. what one may not read', async ({ ctx, db, sql }) => {
  const world = await aFirm(ctx);
  const { firm, owner, agent, listing } = world;
  const asker = await anAccount(ctx);
  const asked = { askerId: asker.id, enterpriseId: firm.id, subject: '示例主题', textDigest: 'x', askedAt: ctx.now() };
  const [open] = await db
    .insert(inquiries)
    .values({ ...asked, ref: 'AAAAAAAAAA' })
    .returning();
  await sql`insert into asker_blocks values (${firm.id}, ${asker.id}, ${owner.id}, now())`;
  const [shut] = await db
    .insert(inquiries)
    .values({ ...asked, ref: 'BBBBBBBBBB' })
    .returning();
  await happens(ctx, asker.id, { action: 'inquiry.asked', subjectId: shut!.id, enterpriseId: null });
  await happens(ctx, asker.id, { action: 'contacts.offered', subjectId: open!.id, enterpriseId: firm.id });
  const reviewing = [{ role: 'publisher' as const }];
  await anAccount(ctx, { twoFactorEnabled: false }, reviewing);
  const [stake, past, fit] = [
    await anAccount(ctx, {}, reviewing),
    await anAccount(ctx, {}, reviewing),
    await anAccount(ctx, {}, reviewing),
  ];
  await sql`insert into declared_interests (account_id, enterprise_id, declared_at) values (${stake.id}, ${firm.id}, now())`;
  await sql`insert into enterprise_members (account_id, enterprise_id, role, since, ended_at) values (${past.id}, ${firm.id}, 'agent', now(), now())`;
  await happens(ctx, agent.id, {
    action: 'listing.submitted',
    subjectId: listing.id,
    enterpriseId: firm.id,
    detail: { review: await aReview(ctx, world) },
  });
  await projectNotices(db);
  expect(await told(ctx)).toEqual([[fit.id, 'listing-waits']]);

  await happens(ctx, null, { action: 'listing.published', subjectId: listing.id, enterpriseId: firm.id });
  await projectNotices(db);
  const reads = async (id: string) => (await listNotices({ ...ctx, actor: await actorFor(ctx, id) }, 1)).items.length;
  expect([await reads(agent.id), await reads(fit.id), await reads(owner.id)]).toEqual([1, 1, 1]);
  const [mine] = await db.query.notices.findMany({ where: (table, { eq }) => eq(table.accountId, agent.id) });
  await sql`update enterprise_members set ended_at = now() where account_id = ${agent.id}`;
  await sql`update role_grants set ended_at = now() where account_id = ${fit.id}`;
  expect([await reads(agent.id), await reads(fit.id), await reads(owner.id)]).toEqual([0, 0, 1]);
  for (const id of [agent.id, owner.id, asker.id])
    await expect(markRead({ ...ctx, actor: await actorFor(ctx, id) }, { id: mine!.id })).rejects.toMatchObject({ reason: 'not-found' });
});

test('4. letters', async ({ ctx, db, sql }) => {
  const { firm, owner, agent, listing } = await aFirm(ctx);
  const [unproven, suspended] = [await anAccount(ctx, { emailVerified: false }), await anAccount(ctx, { suspendedAt: ctx.now() })];
  for (const { id } of [unproven, suspended]) await aMember(ctx, firm.id, id, 'agent');
  await sql`update accounts set language = 'en' where id = ${owner.id}`;
  await changeSettings({ ...ctx, actor: await actorFor(ctx, agent.id) }, { listings: 'never' });
  await happens(ctx, null, { action: 'listing.published', subjectId: listing.id, enterpriseId: firm.id });
  await happens(ctx, null, { action: 'account.second-factor-off', subjectId: agent.id });
  await projectNotices(db);
  expect(await told(ctx)).toHaveLength(5);
  const letters = await db.select().from(mails);
  expect(letters.map(({ recipient, values }) => [recipient, values.notice]).sort()).toEqual(
    [
      [owner.email, 'listing-published'],
      [agent.email, 'second-factor-off'],
    ].sort(),
  );
  const english = letterOf(
    letters.find(({ recipient }) => recipient === owner.email)!,
    'https://x.example',
    'https://x.example/unsubscribe?token=abc',
  );
  expect(english.subject).toBe('“示例阀门” was approved and is public');
  for (const part of [`https://x.example/en/desk/listings/${listing.id}`, 'https://x.example/en/unsubscribe?token=abc'])
    expect(english.text).toContain(part);
  const safety = letterOf(letters.find(({ recipient }) => recipient === agent.email)!, 'https://x.example');
  expect(safety.text).toContain('不能关闭');
  expect(await sendDigests(db, new Date('2026-12-07T04:00:00Z'))).toBe(0);
});

test('5. digests', async ({ ctx, db }) => {
  const { firm, owner, agent, listing } = await aFirm(ctx);
  const as = async (id: string) => ({ ...ctx, actor: await actorFor(ctx, id) });
  await changeSettings(await as(owner.id), { listings: 'daily' });
  await changeSettings(await as(agent.id), { listings: 'weekly' });
  // A Tuesday, 07:30 in Guangxi.
  const at = (instant: string) => ({ ...ctx, now: () => new Date(instant) });
  const publish = (instant: string) =>
    happens(at(instant), null, { action: 'listing.published', subjectId: listing.id, enterpriseId: firm.id });
  await publish('2026-11-23T23:30:00Z');
  await publish('2026-11-23T23:40:00Z');
  await projectNotices(db);
  expect(await db.select().from(mails)).toEqual([]);
  expect(await sendDigests(db, new Date('2026-11-23T23:59:59Z'))).toBe(0);
  expect(await sendDigests(db, new Date('2026-11-24T00:00:00Z'))).toBe(1);
  await publish('2026-11-24T03:00:00Z');
  await projectNotices(db);
  const again = await Promise.all([1, 2, 3].map(() => sendDigests(db, new Date('2026-11-24T05:00:00Z'))));
  expect(again).toEqual([0, 0, 0]);
  const [first] = await db.select().from(mails);
  expect(first).toMatchObject({ recipient: owner.email, template: 'digest', values: { count: '2' } });
  const { subject, text } = letterOf(first!, 'https://x.example', 'https://x.example/unsubscribe?token=abc');
  expect([subject, text.split('“示例阀门”已通过审核并公开').length - 1]).toEqual(['桂品通：2 条新通知', 2]);
  // Nobody came round on Wednesday and Thursday; what was read meanwhile is not mailed.
  await publish('2026-11-25T03:00:00Z');
  await projectNotices(db);
  const [unread] = (await listNotices(await as(owner.id), 1)).items;
  await markRead(await as(owner.id), { id: unread!.id });
  expect(await sendDigests(db, new Date('2026-11-27T11:00:00Z'))).toBe(1);
  expect((await db.select().from(mails)).map(({ values }) => values.count)).toEqual(['2', '1']);
  // Monday.
  expect(await sendDigests(db, new Date('2026-11-30T00:05:00Z'))).toBe(1);
  expect((await db.select().from(mails)).map(({ recipient, values }) => [recipient, values.count])[2]).toEqual([agent.email, '4']);
});

test('6. what waited', async ({ ctx, db, sql }) => {
  const firm = await anEnterprise(db, { name: '示例食品厂', ...place });
  const [asker, comer] = [await anAccount(ctx), await anAccount(ctx, { language: 'en' })];
  const asked = { askerId: asker.id, enterpriseId: firm.id, subject: '示例主题', textDigest: 'x', askedAt: ctx.now() };
  await db.insert(inquiries).values({ ...asked, ref: 'AAAAAAAAAA' });
  const row = { kind: 'claim' as const, accountId: comer.id, enterpriseId: firm.id, uscc: aUscc(), usccPlausible: true, name: firm.name };
  const [application] = await db
    .insert(enterpriseApplications)
    .values({ ...row, countyCode: '450204', submittedAt: ctx.now() })
    .returning();
  await aMember(ctx, firm.id, comer.id);
  expect(await sql`select from inquiries where delivered_at is null`).toHaveLength(0);
  const detail = { kind: 'claim', account: comer.id };
  await happens(ctx, null, { action: 'application.approved', subjectId: application!.id, enterpriseId: firm.id, detail });
  await projectNotices(db);
  const [letter] = await db.select().from(mails);
  expect(letter).toMatchObject({ recipient: comer.email, template: 'notice' });
  expect(letterOf(letter!, 'https://x.example').subject).toBe('Inquiries wait for 示例食品厂: 1');
});
