/**
 * Notices (站内通知): what the journal has to tell to whom.
 *
 * The worker reads the journal from a cursor on and writes a notice for each person whom a rule of app/domain/notices/rules.ts names, once per
 * entry and person. A notice says by what standing it was told; `notice_stands` (a function of the database, asked by the policies too) says
 * whether that still holds, so that who has left an enterprise or lost a role no longer reads what they were told as one of it.
 */
import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { at, id, oneOf } from './columns.ts';
import { enterprises } from './enterprises.ts';

/** What notices are about; a person says of each how it is to be mailed. */
export const noticeTopics = ['security', 'inquiries', 'listings', 'needs', 'enterprises', 'reviews', 'expiry'] as const;
export type NoticeTopic = (typeof noticeTopics)[number];

export const noticeStandings = ['self', 'people', 'reviewer'] as const;
export type NoticeStanding = (typeof noticeStandings)[number];

export const notices = pgTable(
  'notices',
  {
    id: id(),
    /** Number of the entry of the journal. */
    entry: bigint({ mode: 'number' }).notNull(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    topic: text({ enum: noticeTopics }).notNull(),
    /** Names the sentence: `NoticeKind` of app/domain/notices/rules.ts. */
    kind: text().notNull(),
    /** What is filled into the sentence: names of enterprises and products, days, numbers; nothing of people. */
    values: jsonb().$type<Readonly<Record<string, string>>>().notNull().default({}),
    /** The page it leads to, without language. */
    path: text().notNull(),
    /** When what it tells happened. */
    at: at().notNull(),
    standing: text({ enum: noticeStandings }).notNull(),
    /** Told as one who acts for it, or, to a reviewer, about it. */
    enterpriseId: uuid().references(() => enterprises.id),
    /** Where the thing lies that a reviewer was told of. */
    cityCode: text(),
    countyCode: text(),
    readAt: at(),
    /** When it went into a letter, or it was settled that none is wanted; null: waits for a digest. */
    mailedAt: at(),
  },
  (t) => [
    unique('notices_told_once').on(t.entry, t.accountId),
    index('notices_of_account').on(t.accountId, t.at.desc(), t.id),
    index('notices_unread').on(t.accountId).where(sql`${t.readAt} is null`),
    index('notices_to_mail').on(t.accountId).where(sql`${t.mailedAt} is null`),
    oneOf('notices_topic_known', t.topic, noticeTopics),
    oneOf('notices_standing_known', t.standing, noticeStandings),
    check('notices_people_of', sql`${t.standing} <> 'people' or ${t.enterpriseId} is not null`),
    check('notices_path_local', sql`${t.path} ~ '^/[^/]'`),
  ],
);

/** How far the journal has been read. */
export const noticeCursor = pgTable(
  'notice_cursor',
  {
    only: boolean().primaryKey().default(true),
    number: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [check('notice_cursor_one', sql`${t.only}`)],
);

export const noticeFrequencies = ['at-once', 'daily', 'weekly', 'never'] as const;
export type NoticeFrequency = (typeof noticeFrequencies)[number];

/** How somebody wants a topic mailed, where it is not as app/domain/notices/topics.ts has it. */
export const noticeSettings = pgTable(
  'notice_settings',
  {
    accountId: uuid()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    topic: text({ enum: noticeTopics }).notNull(),
    frequency: text({ enum: noticeFrequencies }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.topic] }),
    oneOf('notice_settings_topic_known', t.topic, noticeTopics),
    oneOf('notice_settings_frequency_known', t.frequency, noticeFrequencies),
    check('notice_settings_security_stays', sql`${t.topic} <> 'security'`),
  ],
);

/**
 * Of which claims (or seeded credentials, whose ids are never those of claims) an enterprise has been told that they end: at most so many
 * days before, -1 for after. A row goes when the claim is renewed beyond its threshold, so that the next end is told again.
 */
export const expiryWarnings = pgTable(
  'expiry_warnings',
  {
    claimId: uuid().notNull(),
    threshold: integer().notNull(),
    toldAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.claimId, t.threshold] })],
);
