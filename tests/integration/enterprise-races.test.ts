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
import { mails } from '#db/schema/mails.ts';
import { enterpriseApplications, enterpriseMembers } from '#db/schema/membership.ts';
import { aUscc } from '#tests/support/a-uscc.ts';
import { anEnterprise } from '#tests/support/make.ts';
import { compete, racers, rounds, test, timeout, times } from '#tests/support/races.ts';
import { actorFor, aMember, anAccount } from '#tests/support/signed-in.ts';
import { expect } from '#tests/support/test.ts';

test('1. one code', { timeout }, async ({ wide }) => {
  const actors = await Promise.all(times(racers, async () => actorFor(wide, (await anAccount(wide)).id)));
  await compete({
    ctx: wide,
    name: 'one code registered',
    losers: /^already-exists held=applied$/,
    round: async () => {
      const form = { uscc: aUscc(), name: '示例竞速有限公司', county: '450102' };
      return actors.map((actor) => () => registerEnterprise({ ...wide, actor }, form, null));
    },
  });
  expect(await wide.db.select().from(enterpriseApplications)).toHaveLength(rounds);
});

test('2. one invitation', { timeout }, async ({ wide }) => {
  const invited: string[] = [];
  await compete({
    ctx: wide,
    name: 'one invitation accepted',
    // Of so many windows of one account some meet the limit of guesses before anybody has looked at the word.
    losers: /^(?:not-in-that-state invitation=accepted|too-many)$/,
    round: async () => {
      const { id } = await anEnterprise(wide.db);
      const [owner, account] = [await anAccount(wide), await anAccount(wide)];
      invited.push(account.id);
      const actor = await actorFor(wide, account.id);
      await aMember(wide, id, owner.id);
      await invitePerson({ ...wide, actor: await actorFor(wide, owner.id) }, id, account.email);
      const word = (await wide.db.select().from(mails)).find(({ values }) => values.inviter === owner.name)!.values.token!;
      return times(racers, () => () => acceptInvitation({ ...wide, actor }, word));
    },
  });
  const members = (await wide.db.select().from(enterpriseMembers)).map(({ accountId }) => accountId);
  expect(members.filter((id) => invited.includes(id)).sort()).toEqual([...invited].sort());
});

test('3. many reviewers', { timeout }, async ({ wide }) => {
  const reviewers = await Promise.all(
    times(racers, async (n) => {
      const role = n % 2 === 0 ? ({ role: 'county-reviewer', regionCode: '450102' } as const) : ({ role: 'publisher' } as const);
      return actorFor(wide, (await anAccount(wide, {}, [role])).id);
    }),
  );
  const applicant = await anAccount(wide);
  await compete({
    ctx: wide,
    name: 'one application decided',
    losers: /^not-in-that-state application=(?:approved|refused)$/,
    round: async () => {
      const row = { kind: 'registration', accountId: applicant.id, name: '示例竞速有限公司', countyCode: '450102' } as const;
      const [made] = await wide.db
        .insert(enterpriseApplications)
        .values({ ...row, uscc: aUscc(), usccPlausible: true, submittedAt: wide.now() })
        .returning();
      return reviewers.map((actor, n) => () => {
        const ctx = { ...wide, actor };
        return n % 3 === 0 ? refuseApplication(ctx, made!.id, '示例原因') : approveApplication(ctx, made!.id);
      });
    },
  });
  const [counted] =
    await wide.sql`select (select count(*)::int from enterprises) as made, (select count(*)::int from enterprise_members) as owners,
    (select count(*)::int from enterprise_applications where status = 'approved') as approved`;
  expect([counted!.made, counted!.owners]).toEqual([counted!.approved, counted!.approved]);
});

test('4. many successors', { timeout }, async ({ wide }) => {
  const people = await Promise.all(times(racers, () => anAccount(wide)));
  await compete({
    ctx: wide,
    name: 'one enterprise handed over',
    losers: /^not-in-that-state member=handed-over$/,
    round: async () => {
      const { id } = await anEnterprise(wide.db);
      const owner = await anAccount(wide);
      await aMember(wide, id, owner.id);
      const agents = await Promise.all(people.map((person) => aMember(wide, id, person.id, 'agent')));
      const ctx = { ...wide, actor: await actorFor(wide, owner.id) };
      return agents.map((agent) => () => handOverOwnership(ctx, id, agent.id));
    },
  });
  const owners = await wide.sql`select enterprise_id, count(*)::int as owners from enterprise_members
    where ended_at is null and role = 'owner' group by 1 having count(*) <> 1`;
  expect([...owners]).toEqual([]);
});
