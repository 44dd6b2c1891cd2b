/**
 * Row-level security of what is not public yet, with the checks of the use cases off: raw statements under the role of the site.
 *
 * 1. Drafts, versions handed in, evidence, photographs and applications are seen by their people, and of reviewers by those of the place,
 *    with a second factor, while they have to decide; by nobody else, and outside `asActor` there are none.
 * 2. Nobody changes what is not theirs, and nobody deletes.
 * 3. Nobody begins, hands in or applies in the name of another, and nobody publishes a first version of their own.
 * 4. Who has a stake in an enterprise decides nothing of it, whatever else they may; who has none decides once.
 * 5. Buyers see published photographs, and those only.
 */
import type { TransactionSql } from 'postgres';
import type { Database } from '#db/client.ts';
import { enterpriseFiles, listingReviews, listings, photographs } from '#db/schema/listings.ts';
import { declaredInterests, enterpriseApplications } from '#db/schema/membership.ts';
import { aUscc } from '#tests/support/a-uscc.ts';
import { anEnterprise, aProduct } from '#tests/support/make.ts';
import { countsOf, guardedTables, rowsFor, tried } from '#tests/support/row-walls.ts';
import { aMember, anAccount, type Grants } from '#tests/support/signed-in.ts';
import { test as base, expect } from '#tests/support/test.ts';
import { openAsWeb } from '#tests/support/web-role.ts';

const principals = [
  ...(['member', 'former', 'rival', 'applicant', 'county', 'city', 'publisher'] as const),
  ...(['elsewhere', 'withheld', 'suspended', 'ended', 'staked', 'interested', 'nobody'] as const),
] as const;
type Principal = (typeof principals)[number];
type Ids = Readonly<Record<Principal | 'enterprise' | 'own' | 'draft' | 'waiting' | 'review' | 'file' | 'application', string>>;

const place = { cityCode: '450200', countyCode: '450204' };
const here: Grants[number] = { role: 'county-reviewer', regionCode: '450204' };
const grants: Partial<Record<Principal, Grants>> = {
  county: [here],
  city: [{ role: 'city-reviewer', regionCode: '450200' }],
  publisher: [{ role: 'publisher' }],
  elsewhere: [{ role: 'city-reviewer', regionCode: '450100' }],
  withheld: [here],
  suspended: [here],
  ended: [here],
  staked: [here],
  interested: [here],
};
/** Reviewers of the place, with those who have a stake; without them. */
const [all, free] = [['county', 'city', 'publisher', 'staked', 'interested'] as const, ['county', 'city', 'publisher'] as const];
const each = (n: number, people: readonly Principal[]) => Object.fromEntries(people.map((who) => [who, n]));

/** Rows that each may see; whoever is not named sees none. */
const visible: Readonly<Record<string, Partial<Record<Principal, number>>>> = {
  // One is being written, one waits for a decision, one was decided and is being written again.
  listings: { member: 3, ...each(1, all) },
  listing_reviews: { member: 2, ...each(2, all) },
  // Only one is named by a version.
  enterprise_files: { member: 2, ...each(1, all) },
  // One of each listing; that of the third is published, and so is one of those that were taken away.
  photographs: { ...each(1, principals), member: 4, ...each(2, all) },
  enterprise_applications: { applicant: 1, ...each(1, all) },
};

/** Rows of which each may change a column that is not about the decision. */
const changeable: typeof visible = {
  listings: { member: 3, ...each(1, free) },
  photographs: { member: 4, ...each(1, free) },
};

const test = base.extend<{ web: Database; ids: Ids }>({
  web: async ({ url }, use) => {
    const web = openAsWeb(url);
    await use(web);
    await web.close();
  },
  ids: async ({ db, now }, use) => {
    const account = async (who: Principal) => {
      const given = { twoFactorEnabled: who !== 'withheld', suspendedAt: who === 'suspended' ? now : null };
      return [who, (await anAccount({ db }, given, grants[who])).id] as const;
    };
    const people = Object.fromEntries(await Promise.all(principals.filter((who) => who !== 'nobody').map(account))) as Record<
      Principal,
      string
    >;
    const enterpriseId = (await anEnterprise(db, place)).id;
    const product = await aProduct(db, { enterpriseId });
    await aMember({ db }, enterpriseId, people.member);
    const own = (await anEnterprise(db)).id;
    await aMember({ db }, own, people.rival);
    for (const who of ['former', 'staked'] as const) {
      const past = await aMember({ db }, enterpriseId, people[who], 'agent');
      await db.execute(`update enterprise_members set ended_at = now() where id = '${past.id}'`);
    }
    await db.execute(`update role_grants set ended_at = now() where account_id = '${people.ended}'`);
    await db.insert(declaredInterests).values({ enterpriseId, accountId: people.interested, declaredAt: now });

    const by = { enterpriseId, draft: {}, createdBy: people.member, updatedAt: now };
    const rows = [by, { ...by, state: 'submitted' as const }, { ...by, productId: product.id }];
    const made = await db.insert(listings).values(rows).returning();
    const [draft, waiting, published] = made.map(({ id }) => id) as [string, string, string];
    const kept = { enterpriseId, uploadedBy: people.member, name: 'a.pdf', type: 'application/pdf', hash: 'a'.repeat(64), bytes: 1 };
    const files = await db
      .insert(enterpriseFiles)
      .values([
        { ...kept, uploadedAt: now },
        { ...kept, uploadedAt: now },
      ])
      .returning();
    const version = { enterpriseId, ...place, difference: [], findings: {}, submittedBy: people.member, submittedAt: now };
    const [review] = await db
      .insert(listingReviews)
      .values({ ...version, listingId: waiting, proposed: { credentials: [{ evidence: files[0]!.id }] } })
      .returning();
    const decided = { status: 'approved' as const, decidedBy: people.county, decidedAt: now };
    await db.insert(listingReviews).values({ ...version, ...decided, listingId: published, proposed: {} });
    const picture = { sizes: [], position: 0, uploadedBy: people.member, uploadedAt: now };
    await db.insert(photographs).values([
      { ...picture, listingId: draft },
      { ...picture, listingId: waiting },
      { ...picture, listingId: published, publishedAt: now },
      { ...picture, listingId: published, publishedAt: now, removedAt: now },
    ]);
    const wanted = {
      kind: 'claim' as const,
      enterpriseId,
      accountId: people.applicant,
      uscc: aUscc(),
      usccPlausible: true,
      name: '示例申请企业',
    };
    const [application] = await db
      .insert(enterpriseApplications)
      .values({ ...wanted, countyCode: place.countyCode, submittedAt: now })
      .returning();
    await use({
      ...{ ...people, nobody: '', enterprise: enterpriseId, own, draft, waiting },
      ...{ review: review!.id, file: files[0]!.id, application: application!.id },
    });
  },
});

test('1. seeing', async ({ web, ids }) => {
  expect(Object.keys(visible).sort()).toEqual([...guardedTables.drafts].sort());
  for (const [table, counts] of Object.entries(visible)) {
    const seen = await rowsFor(web.sql, ids, principals, (tx) => tx`select * from ${tx(table)}`);
    expect([table, seen]).toEqual([table, countsOf(principals, counts)]);
    expect(await web.sql`select * from ${web.sql(table)}`).toHaveLength(table === 'photographs' ? 1 : 0);
  }
});

test('2. changing', async ({ web, ids }) => {
  for (const table of Object.keys(visible)) {
    const changed = await rowsFor(web.sql, ids, principals, (tx) => tx`update ${tx(table)} set id = id`);
    expect([table, changed]).toEqual([table, countsOf(principals, changeable[table])]);
    const deleted = await rowsFor(web.sql, ids, principals, (tx) => tx`delete from ${tx(table)}`);
    expect([table, deleted]).toEqual([table, countsOf(principals)]);
  }
});

type Deed = readonly [
  title: string,
  may: readonly Principal[],
  act: (tx: TransactionSql, ids: Ids, self: string) => Promise<{ count: number }>,
];

async function whoMay(web: Database, ids: Ids, deeds: readonly Deed[]) {
  for (const [title, may, act] of deeds) {
    const passed: Principal[] = [];
    for (const who of principals) {
      // Nobody has no account to put into a row: some stranger's stands for it.
      const self = who === 'nobody' ? ids.rival : ids[who];
      const done = await tried(web.sql, ids[who], (tx) => act(tx, ids, self));
      if (done !== 'refused' && done.count > 0) passed.push(who);
    }
    expect([title, passed]).toEqual([title, [...may]]);
  }
}

const handIn = (tx: TransactionSql, ids: Ids, by: string, status: string, published: string | null) => tx`
  insert into listing_reviews (listing_id, enterprise_id, city_code, proposed, published, difference, findings, status, submitted_by, submitted_at)
  values (${ids.draft}, ${ids.enterprise}, '450200', '{}', ${published}, '[]', '{}', ${status}, ${by}, now())`;
const apply = (tx: TransactionSql, by: string, status: string, decidedBy: string | null) => tx`
  insert into enterprise_applications (kind, account_id, uscc, uscc_plausible, name, county_code, status, decided_by, submitted_at)
  values ('registration', ${by}, ${aUscc()}, true, 'x', '450204', ${status}, ${decidedBy}, now())`;

test('3. adding', async ({ web, ids }) => {
  const everybody = principals.filter((who) => who !== 'nobody');
  await whoMay(web, ids, [
    [
      'a draft of one’s own hand',
      ['member'],
      (tx, { enterprise }, self) =>
        tx`insert into listings (enterprise_id, draft, created_by, updated_at) values (${enterprise}, '{}', ${self}, now())`,
    ],
    [
      'a draft by the hand of the member',
      ['member'],
      (tx, { enterprise, member }) =>
        tx`insert into listings (enterprise_id, draft, created_by, updated_at) values (${enterprise}, '{}', ${member}, now())`,
    ],
    [
      'a file',
      ['member'],
      (tx, { enterprise }, self) => tx`insert into enterprise_files (enterprise_id, uploaded_by, name, type, hash, bytes, uploaded_at)
        values (${enterprise}, ${self}, 'b.pdf', 'application/pdf', 'b', 1, now())`,
    ],
    [
      'a photograph',
      ['member'],
      (tx, { waiting }, self) => tx`insert into photographs (listing_id, sizes, position, uploaded_by, uploaded_at)
        values (${waiting}, '[]', 1, ${self}, now())`,
    ],
    [
      'a photograph that buyers see',
      [],
      (tx, { waiting }, self) => tx`insert into photographs (listing_id, sizes, position, uploaded_by, uploaded_at, published_at)
        values (${waiting}, '[]', 1, ${self}, now(), now())`,
    ],
    ['a version of a draft that is another’s', [], (tx, all, self) => handIn(tx, { ...all, enterprise: all.own }, self, 'submitted', null)],
    ['a version that waits', ['member'], (tx, all, self) => handIn(tx, all, self, 'submitted', null)],
    ['a trivial change of what is published', ['member'], (tx, all, self) => handIn(tx, all, self, 'approved', '{}')],
    ['a first version, approved', [], (tx, all, self) => handIn(tx, all, self, 'approved', null)],
    ['an application of one’s own', everybody, (tx, _, self) => apply(tx, self, 'submitted', null)],
    ['an application of the applicant', ['applicant'], (tx, { applicant }) => apply(tx, applicant, 'submitted', null)],
    ['an application, approved', [], (tx, _, self) => apply(tx, self, 'approved', self)],
  ]);
});

test('4. deciding', async ({ web, sql, ids }) => {
  const decide: readonly Deed[] = [
    [
      'a version',
      free,
      (tx, { review }, self) =>
        tx`update listing_reviews set status = 'approved', decided_by = ${self}, decided_at = now() where id = ${review}`,
    ],
    [
      'an application',
      free,
      (tx, { application }, self) =>
        tx`update enterprise_applications set status = 'approved', decided_by = ${self}, decided_at = now() where id = ${application}`,
    ],
  ];
  await whoMay(web, ids, decide);
  await whoMay(web, ids, [
    [
      'in the name of another',
      ['publisher'],
      (tx, { review, publisher }) => tx`update listing_reviews set status = 'approved', decided_by = ${publisher} where id = ${review}`,
    ],
    ['taking a version back', ['member'], (tx, { review }) => tx`update listing_reviews set status = 'withdrawn' where id = ${review}`],
    [
      'taking an application back',
      ['applicant'],
      (tx, { application }) => tx`update enterprise_applications set status = 'withdrawn' where id = ${application}`,
    ],
  ]);
  await sql`update listing_reviews set status = 'returned', decided_by = ${ids.city}, reasons = '{"": "x"}' where id = ${ids.review}`;
  await sql`update enterprise_applications set status = 'refused', decided_by = ${ids.city}, reason = 'x' where id = ${ids.application}`;
  await whoMay(
    web,
    ids,
    decide.map(([title, , act]) => [`${title}, a second time`, [], act]),
  );
  await whoMay(web, ids, [
    ['the draft after the decision', ['member'], (tx, { waiting }) => tx`update listings set draft = '{}' where id = ${waiting}`],
  ]);
});

test('5. what buyers see', async ({ web, sql, ids: _ }) => {
  const read = async (on: Database['sql']) => on`select id from published_photographs where product_id is not null`;
  expect(await read(web.sql)).toHaveLength(1);
  expect(await read(web.sql)).toEqual(await read(sql));
});
