/**
 * Many who do at once what only one can have done. Of each round one is heard, the others are refused with the reason that their page
 * explains, and the journal has one entry.
 *
 * 1. The same code is registered.
 * 2. One invitation is accepted, by one account in many windows.
 * 3. Reviewers decide about one application, some for, some against it.
 * 4. An owner hands over to many agents.
 *
 * `RACES=full npm test -- tests/integration/enterprise-races` runs 200 × 20 of each.
 */
import { acceptInvitation } from '#app/domain/enterprises/accept-invitation.server.ts';
import { approveApplication } from '#app/domain/enterprises/approve-application.server.ts';
import { handOverOwnership } from '#app/domain/enterprises/hand-over-ownership.server.ts';
import { invitePerson } from '#app/domain/enterprises/invite-person.server.ts';
import { refuseApplication } from '#app/domain/enterprises/refuse-application.server.ts';
import { registerEnterprise } from '#app/domain/enterprises/register-enterprise.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { openDb } from '#db/client.ts';
import { mails } from '#db/schema/mails.ts';
import { enterpriseApplications, enterpriseMembers } from '#db/schema/membership.ts';
import { aUscc } from '#tests/support/a-uscc.ts';
import { engineOn } from '#tests/support/engine.ts';
import { anEnterprise } from '#tests/support/make.ts';
import { actorFor, aMember, anAccount } from '#tests/support/signed-in.ts';
import { test as base, expect } from '#tests/support/test.ts';

const [racers, rounds] = process.env.RACES === 'full' ? [200, 20] : [60, 4];
const timeout = 600_000;

/** Enough connections for the racers to meet in the database and not in the queue for it. */
const test = base.extend<{ wide: Context }>({
  wide: async ({ ctx, url }, use) => {
    const database = openDb(url, { max: 60 });
    await use({ ...ctx, db: database.db, sql: database.sql, search: await engineOn(database) });
    await database.close();
  },
});

/** Starts all at once. @returns how many were heard, and the refusals of the others by reason and detail. */
async function race(starts: readonly (() => Promise<unknown>)[]) {
  const outcomes = await Promise.allSettled(starts.map((start) => start()));
  const refused = new Map<string, number>();
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') continue;
    if (!(outcome.reason instanceof Refusal)) throw outcome.reason;
    const { reason, detail } = outcome.reason;
    const said = [reason, ...Object.entries(detail).map(([name, value]) => `${name}=${value}`)].join(' ');
    refused.set(said, (refused.get(said) ?? 0) + 1);
  }
  return { heard: outcomes.filter(({ status }) => status === 'fulfilled').length, refused: [...refused] };
}

const times = <T>(n: number, make: (index: number) => T): T[] => Array.from({ length: n }, (_, index) => make(index));

/** Runs the rounds, each with what it needs made before it, and looks at the journal at the end. */
async function compete(ctx: Context, name: string, losers: RegExp, round: () => Promise<readonly (() => Promise<unknown>)[]>) {
  let met = 0;
  for (let n = 0; n < rounds; n++) {
    const starts = await round();
    const [before] = await ctx.sql`select number::int from journal_head`;
    const { heard, refused } = await race(starts);
    expect(heard).toBe(1);
    for (const [said, count] of refused) {
      expect(said).toMatch(losers);
      met += count;
    }
    const [after] = await ctx.sql`select number::int from journal_head`;
    expect(after!.number - before!.number).toBe(1);
  }
  expect(met).toBe((racers - 1) * rounds);
  expect(await ctx.sql`select journal_fault() as fault`).toEqual([{ fault: null }]);
  console.log(`${name}: ${racers} at once × ${rounds}: ${rounds} heard, ${met} refused`);
}

test('1. one code', { timeout }, async ({ wide }) => {
  const actors = await Promise.all(times(racers, async () => actorFor(wide, (await anAccount(wide)).id)));
  await compete(wide, 'one code registered', /^already-exists held=applied$/, async () => {
    const form = { uscc: aUscc(), name: '示例竞速有限公司', county: '450102' };
    return actors.map((actor) => () => registerEnterprise({ ...wide, actor }, form, null));
  });
  expect(await wide.db.select().from(enterpriseApplications)).toHaveLength(rounds);
});

test('2. one invitation', { timeout }, async ({ wide }) => {
  const account = await anAccount(wide);
  const actor = await actorFor(wide, account.id);
  await compete(wide, 'one invitation accepted', /^not-in-that-state invitation=accepted$/, async () => {
    const { id } = await anEnterprise(wide.db);
    const owner = await anAccount(wide);
    await aMember(wide, id, owner.id);
    await invitePerson({ ...wide, actor: await actorFor(wide, owner.id) }, id, account.email);
    const word = (await wide.db.select().from(mails)).find(({ values }) => values.inviter === owner.name)!.values.token!;
    return times(racers, () => () => acceptInvitation({ ...wide, actor }, word));
  });
  expect((await wide.db.select().from(enterpriseMembers)).filter(({ accountId }) => accountId === account.id)).toHaveLength(rounds);
});

test('3. many reviewers', { timeout }, async ({ wide }) => {
  const reviewers = await Promise.all(
    times(racers, async (n) => {
      const role = n % 2 === 0 ? ({ role: 'county-reviewer', regionCode: '450102' } as const) : ({ role: 'publisher' } as const);
      return actorFor(wide, (await anAccount(wide, {}, [role])).id);
    }),
  );
  const applicant = await anAccount(wide);
  await compete(wide, 'one application decided', /^not-in-that-state application=(?:approved|refused)$/, async () => {
    const row = { kind: 'registration', accountId: applicant.id, name: '示例竞速有限公司', countyCode: '450102' } as const;
    const [made] = await wide.db
      .insert(enterpriseApplications)
      .values({ ...row, uscc: aUscc(), usccPlausible: true, submittedAt: wide.now() })
      .returning();
    return reviewers.map((actor, n) => () => {
      const ctx = { ...wide, actor };
      return n % 3 === 0 ? refuseApplication(ctx, made!.id, '示例原因') : approveApplication(ctx, made!.id);
    });
  });
  const [counted] =
    await wide.sql`select (select count(*)::int from enterprises) as made, (select count(*)::int from enterprise_members) as owners,
    (select count(*)::int from enterprise_applications where status = 'approved') as approved`;
  expect([counted!.made, counted!.owners]).toEqual([counted!.approved, counted!.approved]);
});

test('4. many successors', { timeout }, async ({ wide }) => {
  const people = await Promise.all(times(racers, () => anAccount(wide)));
  await compete(wide, 'one enterprise handed over', /^not-in-that-state member=handed-over$/, async () => {
    const { id } = await anEnterprise(wide.db);
    const owner = await anAccount(wide);
    await aMember(wide, id, owner.id);
    const agents = await Promise.all(people.map((person) => aMember(wide, id, person.id, 'agent')));
    const ctx = { ...wide, actor: await actorFor(wide, owner.id) };
    return agents.map((agent) => () => handOverOwnership(ctx, id, agent.id));
  });
  const owners = await wide.sql`select enterprise_id, count(*)::int as owners from enterprise_members
    where ended_at is null and role = 'owner' group by 1 having count(*) <> 1`;
  expect([...owners]).toEqual([]);
});
