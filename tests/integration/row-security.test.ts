/**
 * Row-level security, with the checks of the use cases off: raw statements under the role of the site.
 *
 * 1. Of each guarded table everybody sees their own rows and 0 others; outside `asActor`, and for nobody, there are none at all.
 * 2. Nobody changes or deletes a row that is not theirs; what was said and consented to, not even their own.
 * 3. Nobody adds a row in the name of another, to a thread of others, or on the side on which they are not.
 * 4. The tables are guarded: what this and `row-security-drafts.test.ts` ask of is the list of the database.
 */
import type { TransactionSql } from 'postgres';
import type { Database } from '#db/client.ts';
import { askerBlocks, contactConsents, inquiries, inquiryFiles, inquiryMessages, inquiryReads } from '#db/schema/inquiries.ts';
import { noticeSettings, notices } from '#db/schema/notices.ts';
import { sheetFaults, sheetRows, sheetUploads } from '#db/schema/sheets.ts';
import { follows, shortlistItems } from '#db/schema/shortlists.ts';
import { anEnterprise, aProduct } from '#tests/support/make.ts';
import { countsOf, guardedTables, rowsFor, tried } from '#tests/support/row-walls.ts';
import { aMember, anAccount } from '#tests/support/signed-in.ts';
import { test as base, expect } from '#tests/support/test.ts';
import { openAsWeb } from '#tests/support/web-role.ts';

const principals = ['asker', 'member', 'former', 'rival', 'other', 'blocked', 'nobody'] as const;
type Principal = (typeof principals)[number];
type Ids = Readonly<Record<Principal, string>> & {
  readonly thread: string;
  readonly message: string;
  readonly enterprise: string;
  readonly product: string;
};

/** Rows that each may see; whoever is not named sees none. */
const visible: Readonly<Record<string, Partial<Record<Principal, number>>>> = {
  inquiries: { asker: 1, member: 1, blocked: 1 },
  inquiry_messages: { asker: 2, member: 2, blocked: 1 },
  inquiry_files: { asker: 1, member: 1, blocked: 1 },
  inquiry_reads: { asker: 1, member: 1 },
  contact_consents: { asker: 1, member: 1 },
  asker_blocks: { member: 1 },
  shortlist_items: { asker: 1 },
  follows: { asker: 1 },
  notices: { asker: 1, member: 1 },
  notice_settings: { asker: 1 },
  sheet_uploads: { member: 1 },
  sheet_rows: { member: 1 },
  sheet_faults: { member: 1 },
};

/** Rows that each may change and delete. */
const changeable: typeof visible = {
  ...{ inquiry_reads: { asker: 1, member: 1 }, asker_blocks: { member: 1 } },
  ...{ shortlist_items: { asker: 1 }, follows: { asker: 1 }, notices: { asker: 1, member: 1 }, notice_settings: { asker: 1 } },
  ...{ sheet_uploads: { member: 1 }, sheet_rows: { member: 1 }, sheet_faults: { member: 1 } },
};

/** What people may mark and only the worker writes and takes away. */
const kept = ['notices'];

const columns: Readonly<Record<string, string>> = {
  ...{ inquiries: 'subject', inquiry_messages: 'text', inquiry_files: 'name', inquiry_reads: 'number', contact_consents: 'given' },
  ...{ asker_blocks: 'blocked_at', shortlist_items: 'note', follows: 'since', notices: 'read_at', notice_settings: 'frequency' },
  ...{ sheet_uploads: 'name', sheet_rows: 'own_number', sheet_faults: 'typed' },
};

const test = base.extend<{ web: Database; ids: Ids }>({
  web: async ({ url }, use) => {
    const web = openAsWeb(url);
    await use(web);
    await web.close();
  },
  ids: async ({ db, now }, use) => {
    const people = Object.fromEntries(
      await Promise.all(principals.filter((who) => who !== 'nobody').map(async (who) => [who, (await anAccount({ db })).id])),
    ) as Record<Principal, string>;
    const enterprise = await anEnterprise(db);
    const product = await aProduct(db, { enterpriseId: enterprise.id });
    await aMember({ db }, enterprise.id, people.member);
    await aMember({ db }, (await anEnterprise(db)).id, people.rival);
    const former = await aMember({ db }, enterprise.id, people.former, 'agent');
    await db.execute(`update enterprise_members set ended_at = now() where id = '${former.id}'`);
    await db
      .insert(askerBlocks)
      .values({ enterpriseId: enterprise.id, accountId: people.blocked, blockedBy: people.member, blockedAt: now });
    const ask = async (ref: string, askerId: string) => {
      const row = { ref, askerId, enterpriseId: enterprise.id, subject: '虚构主题', textDigest: 'x', askedAt: now };
      const [thread] = await db.insert(inquiries).values(row).returning();
      const first = { inquiryId: thread!.id, senderId: askerId, side: 'asker' as const, text: '虚构内容', sentAt: now };
      const [message] = await db.insert(inquiryMessages).values(first).returning();
      const file = { messageId: message!.id, place: 1, hash: 'a'.repeat(64), type: 'application/pdf', size: 1, name: 'a.pdf' };
      await db.insert(inquiryFiles).values(file);
      return { thread: thread!.id, message: message!.id };
    };
    const { thread, message } = await ask('AAAAAAAAAA', people.asker);
    await ask('BBBBBBBBBB', people.blocked);
    const answer = {
      inquiryId: thread,
      senderId: people.member,
      side: 'enterprise' as const,
      text: '虚构答复',
      sentAt: now,
    };
    await db.insert(inquiryMessages).values(answer);
    for (const accountId of [people.asker, people.member])
      await db.insert(inquiryReads).values({ inquiryId: thread, accountId, number: 1 });
    await db.insert(contactConsents).values({ inquiryId: thread, accountId: people.asker, side: 'asker', given: true, at: now });
    const sheet = {
      enterpriseId: enterprise.id,
      uploadedBy: people.member,
      uploadedAt: now,
      name: '示例.xlsx',
      hash: 'a'.repeat(64),
      bytes: 1,
    };
    const [upload] = await db.insert(sheetUploads).values(sheet).returning();
    await db.insert(sheetRows).values({ uploadId: upload!.id, row: 2, draft: {} });
    await db.insert(sheetFaults).values({ uploadId: upload!.id, number: 1, row: 3, field: 'name', typed: '', code: 'missing' });
    await db.insert(shortlistItems).values({ accountId: people.asker, productId: product.id, addedAt: now });
    await db.insert(follows).values({ accountId: people.asker, enterpriseId: enterprise.id, since: now });
    const told = { topic: 'inquiries' as const, kind: 'inquiry-received', path: '/desk', at: now, enterpriseId: enterprise.id };
    // Who has left and who never came do not read what was told to people of the enterprise.
    for (const who of ['member', 'former', 'rival'] as const)
      await db.insert(notices).values({ ...told, entry: 1, accountId: people[who], standing: 'people' });
    await db.insert(notices).values({ ...told, entry: 1, accountId: people.asker, standing: 'self' });
    await db.insert(noticeSettings).values({ accountId: people.asker, topic: 'inquiries', frequency: 'never' });
    await use({ ...people, nobody: '', thread, message, enterprise: enterprise.id, product: product.id });
  },
});

test('1. seeing', async ({ web, ids }) => {
  for (const [table, counts] of Object.entries(visible)) {
    expect([table, await rowsFor(web.sql, ids, principals, (tx) => tx`select * from ${tx(table)}`)]).toEqual([
      table,
      countsOf(principals, counts),
    ]);
    expect(await web.sql`select * from ${web.sql(table)}`).toHaveLength(0);
  }
});

test('2. changing', async ({ web, ids }) => {
  for (const table of Object.keys(visible)) {
    const column = columns[table]!;
    const changed = await rowsFor(web.sql, ids, principals, (tx) => tx`update ${tx(table)} set ${tx(column)} = ${tx(column)}`);
    expect([table, changed]).toEqual([table, countsOf(principals, changeable[table])]);
    const deleted = await rowsFor(web.sql, ids, principals, (tx) => tx`delete from ${tx(table)}`);
    expect([table, deleted]).toEqual([table, countsOf(principals, kept.includes(table) ? {} : changeable[table])]);
  }
});

/** A row to add for `account`, and who may. */
const additions: readonly [
  title: string,
  may: readonly Principal[],
  add: (tx: TransactionSql, ids: Ids, self: string) => Promise<unknown>,
][] = [
  [
    'an inquiry in the name of the asker',
    ['asker'],
    (tx, ids) => tx`insert into inquiries (ref, asker_id, enterprise_id, subject, text_digest, asked_at)
      values ('CCCCCCCCCC', ${ids.asker}, ${ids.enterprise}, 'xx', 'x', now())`,
  ],
  ['a message of the asker', ['asker'], (tx, ids) => message(tx, ids.thread, ids.asker, 'asker')],
  ['a message of the member', ['member'], (tx, ids) => message(tx, ids.thread, ids.member, 'enterprise')],
  ['a message of one’s own as the asker', ['asker'], (tx, ids, self) => message(tx, ids.thread, self, 'asker')],
  ['a message of one’s own as the enterprise', ['member'], (tx, ids, self) => message(tx, ids.thread, self, 'enterprise')],
  [
    'a file at the asker’s message',
    ['asker'],
    (tx, ids) => tx`insert into inquiry_files (message_id, place, hash, type, size, name)
      values (${ids.message}, 2, ${'b'.repeat(64)}, 'application/pdf', 1, 'b.pdf')`,
  ],
  [
    'how far one has read',
    ['asker', 'member'],
    (tx, ids, self) => tx`insert into inquiry_reads values (${ids.thread}, ${self}, 2) on conflict do nothing`,
  ],
  [
    'how far the asker has read',
    ['asker'],
    (tx, ids) => tx`insert into inquiry_reads values (${ids.thread}, ${ids.asker}, 2) on conflict do nothing`,
  ],
  ['the asker’s consent', ['asker'], (tx, ids) => consent(tx, ids.thread, ids.asker, 'asker')],
  ['the member’s consent', ['member'], (tx, ids) => consent(tx, ids.thread, ids.member, 'enterprise')],
  ['one’s own consent for the enterprise', ['member'], (tx, ids, self) => consent(tx, ids.thread, self, 'enterprise')],
  [
    'a block by the enterprise',
    ['member'],
    (tx, ids, self) => tx`insert into asker_blocks values (${ids.enterprise}, ${ids.other}, ${self}, now())`,
  ],
  [
    'a product on the asker’s shortlist',
    ['asker'],
    (tx, ids) => tx`insert into shortlist_items values (${ids.asker}, ${ids.product}, '', now()) on conflict do nothing`,
  ],
  [
    'a notice to the asker',
    [],
    (tx, ids) => tx`insert into notices (entry, account_id, topic, kind, path, at, standing)
      values (2, ${ids.asker}, 'inquiries', 'inquiry-received', '/desk', now(), 'self')`,
  ],
  ['how the asker wants mail', ['asker'], (tx, ids) => tx`insert into notice_settings values (${ids.asker}, 'expiry', 'never')`],
  [
    'what the asker follows',
    ['asker'],
    (tx, ids) => tx`insert into follows values (${ids.asker}, ${ids.enterprise}, now()) on conflict do nothing`,
  ],
  [
    'a sheet of products of the enterprise',
    ['member'],
    (tx, ids, self) => tx`insert into sheet_uploads (enterprise_id, uploaded_by, uploaded_at, name, hash, bytes)
      values (${ids.enterprise}, ${self}, now(), 'x.xlsx', 'x', 1)`,
  ],
];

const message = (tx: TransactionSql, thread: string, sender: string, side: string) => tx`
  insert into inquiry_messages (inquiry_id, sender_id, side, text, sent_at)
  values (${thread}, ${sender}, ${side}, 'xx', now())`;

const consent = (tx: TransactionSql, thread: string, account: string, side: string) => tx`
  insert into contact_consents (inquiry_id, account_id, side, given, at) values (${thread}, ${account}, ${side}, true, now())`;

test('3. adding', async ({ web, ids }) => {
  for (const [title, may, add] of additions) {
    const passed: Principal[] = [];
    for (const who of principals) {
      // Nobody has no account to put into a row: some stranger's stands for it.
      const self = who === 'nobody' ? ids.other : ids[who];
      if ((await tried(web.sql, ids[who], (tx) => add(tx, ids, self))) !== 'refused') passed.push(who);
    }
    expect([title, passed]).toEqual([title, [...may]]);
  }
});

test('4. all of them', async ({ sql, web }) => {
  const rows = await sql<
    { name: string }[]
  >`select relname as name from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace order by 1`;
  expect(Object.keys(visible).sort()).toEqual([...guardedTables.inquiries].sort());
  expect(rows.map(({ name }) => name)).toEqual(Object.values(guardedTables).flat().sort());
  const [who] = await web.sql<{ name: string; wall: boolean }[]>`
    select current_user as name, row_security_active('inquiries') as wall`;
  expect(who).toEqual({ name: 'guipintong_web', wall: true });
});
