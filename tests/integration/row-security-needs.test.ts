/**
 * Row-level security of needs, with the checks of the use cases off: raw statements under the role of the site.
 *
 * 1. Working copies are seen by their people, and by the reviewers of the place while they wait for them or are shown; published needs by those
 *    for whom they are.
 * 2. Nobody changes what is not theirs, nobody with a stake decides, and nobody deletes.
 * 3. Nobody begins or publishes a need in the name of another.
 */
import type { Database } from '#db/client.ts';
import { matchFeedback, matchSides, needMatches } from '#db/schema/matches.ts';
import { needs, publishedNeeds } from '#db/schema/needs.ts';
import { anEnterprise, aProduct } from '#tests/support/make.ts';
import { countsOf, guardedTables, rowsFor, tried } from '#tests/support/row-walls.ts';
import { aMember, anAccount, type Grants } from '#tests/support/signed-in.ts';
import { test as base, expect } from '#tests/support/test.ts';
import { openAsWeb } from '#tests/support/web-role.ts';

const principals = ['member', 'former', 'rival', 'maker', 'county', 'publisher', 'elsewhere', 'withheld', 'staked', 'nobody'] as const;
type Principal = (typeof principals)[number];
type Ids = Readonly<Record<Principal | 'enterprise' | 'draft', string>>;
const place = { cityCode: '450200', countyCode: '450204' };
const here: Grants[number] = { role: 'county-reviewer', regionCode: '450204' };
const grants: Partial<Record<Principal, Grants>> = {
  ...{ county: [here], withheld: [here], staked: [here] },
  ...{ publisher: [{ role: 'publisher' }], elsewhere: [{ role: 'city-reviewer', regionCode: '450100' }] },
};
const signedIn = principals.filter((who) => who !== 'nobody');
const each = (n: number, people: readonly Principal[]) => Object.fromEntries(people.map((who) => [who, n]));

const test = base.extend<{ web: Database; ids: Ids }>({
  web: async ({ url }, use) => {
    const web = openAsWeb(url);
    await use(web);
    await web.close();
  },
  ids: async ({ db, now }, use) => {
    const people = {} as Record<Principal, string>;
    for (const who of signedIn) people[who] = (await anAccount({ db }, { twoFactorEnabled: who !== 'withheld' }, grants[who])).id;
    const enterpriseId = (await anEnterprise(db, place)).id;
    await aMember({ db }, enterpriseId, people.member);
    for (const who of ['former', 'staked'] as const) {
      const past = await aMember({ db }, enterpriseId, people[who], 'agent');
      await db.execute(`update enterprise_members set ended_at = now() where id = '${past.id}'`);
    }
    const rival = await anEnterprise(db, { cityCode: '450300' });
    await aMember({ db }, rival.id, people.rival);
    const maker = await anEnterprise(db, { cityCode: '450100' });
    await aMember({ db }, maker.id, people.maker);
    await aProduct(db, { enterpriseId: maker.id, sectorCode: 'med' });
    const by = { enterpriseId, kind: 'purchase' as const, draft: {}, createdBy: people.member, updatedAt: now, stateAt: now, ...place };
    const states = ['draft', 'submitted', 'diagnosing', 'published', 'published', 'published', 'published', 'closed'] as const;
    const rows = states.map((state, n) => ({ ...by, state, ref: `SHILI${n}`, closedFor: state === 'closed' ? ('filled' as const) : null }));
    const made = await db.insert(needs).values(rows).returning();
    const shown = {
      kind: 'purchase' as const,
      title: '示例',
      content: {},
      version: 1,
      cityCode: '450200',
      openUntil: '2099-01-01',
      publishedAt: now,
    };
    const showing = [
      { visibility: 'public' as const },
      { visibility: 'registered' as const },
      { visibility: 'chosen' as const, cityCodes: ['450100'] },
      { visibility: 'chosen' as const, sectorCodes: ['med'] },
    ];
    await db.insert(publishedNeeds).values(showing.map((one, n) => ({ ...shown, ...one, needId: made[n + 3]!.id, ref: made[n + 3]!.ref })));
    const side = { digest: 'a'.repeat(64), body: '{}' };
    await db.insert(matchSides).values(side);
    const product = await aProduct(db, { enterpriseId: maker.id });
    const other = await aProduct(db, { enterpriseId: rival.id });
    const match = { needId: made[5]!.id, score: 1, ledger: '{}', needSide: side.digest, productSide: side.digest, matchedAt: now };
    await db.insert(needMatches).values([
      { ...match, productId: product.id, enterpriseId: maker.id },
      { ...match, productId: other.id, enterpriseId: rival.id },
    ]);
    const said = { needId: match.needId, productId: product.id, reason: 'other' as const, score: 1, at: now };
    await db.insert(matchFeedback).values({ ...said, accountId: people.maker });
    await use({ ...people, nobody: '', enterprise: enterpriseId, draft: made[0]!.id });
  },
});

const reviewers = ['county', 'publisher', 'staked'] as const;
const visible: Readonly<Record<string, Partial<Record<Principal, number>>>> = {
  needs: { member: 8, ...each(6, reviewers) },
  // Of the need that enterprises of one city may see: of the buyer, and of the maker there; not of a maker elsewhere.
  need_matches: { member: 2, maker: 1 },
  match_feedback: { maker: 1 },
  match_sides: {},
  published_needs: { ...each(2, signedIn), nobody: 1, member: 4, maker: 4, ...each(4, reviewers) },
};

test('1. seeing', async ({ web, ids }) => {
  expect(Object.keys(visible).sort()).toEqual([...guardedTables.needs].sort());
  for (const [table, counts] of Object.entries(visible)) {
    const seen = await rowsFor(web.sql, ids, principals, (tx) => tx`select * from ${tx(table)}`);
    expect([table, seen]).toEqual([table, countsOf(principals, counts)]);
    expect(await web.sql`select * from ${web.sql(table)}`).toHaveLength(table === 'published_needs' ? 1 : 0);
  }
});

test('2. changing', async ({ web, ids }) => {
  const free = { county: 4, publisher: 4 };
  for (const [table, counts] of Object.entries({ needs: { member: 8 }, published_needs: { member: 4, ...free } })) {
    const changed = await rowsFor(
      web.sql,
      ids,
      principals,
      (tx) => tx`update ${tx(table)} set version = version where ${table} <> 'needs' or state <> ''`,
    );
    // Of working copies a reviewer changes none that stays as it is: what waits comes back or is published.
    if (table === 'needs')
      expect([changed.member, changed.rival, changed.former, changed.elsewhere, changed.withheld, changed.staked]).toEqual([
        8, 0, 0, 0, 0, 0,
      ]);
    else expect([table, changed]).toEqual([table, countsOf(principals, counts)]);
    const deleted = await rowsFor(web.sql, ids, principals, (tx) => tx`delete from ${tx(table)}`);
    expect([table, deleted]).toEqual([table, countsOf(principals)]);
  }
  const decided = await rowsFor(
    web.sql,
    ids,
    principals,
    (tx) => tx`update needs set state = 'returned', asked = 'x' where state in ('submitted', 'diagnosing')`,
  );
  expect(decided).toEqual(countsOf(principals, { county: 2, publisher: 2 }));
});

test('3. adding', async ({ web, ids }) => {
  const passed: Record<string, Principal[]> = { begin: [], publish: [] };
  for (const who of principals) {
    const self = who === 'nobody' ? ids.rival : ids[who];
    const begun = await tried(
      web.sql,
      ids[who],
      (tx) => tx`insert into needs (ref, enterprise_id, kind, draft, created_by, state_at, updated_at)
        values ('X', ${ids.enterprise}, 'purchase', '{}', ${self}, now(), now())`,
    );
    if (begun !== 'refused' && begun.count > 0) passed.begin!.push(who);
    const published = await tried(
      web.sql,
      ids[who],
      (tx) => tx`insert into published_needs (need_id, ref, kind, title, content, version, city_code, visibility, open_until, published_at)
        values (${ids.draft}, 'Y', 'purchase', 'x', '{}', 1, '450200', 'public', '2099-01-01', now())`,
    );
    if (published !== 'refused' && published.count > 0) passed.publish!.push(who);
  }
  expect(passed).toEqual({ begin: ['member'], publish: ['member'] });
});
