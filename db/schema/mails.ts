/**
 * The outbox: mail that is to be sent, written in the transaction that gives reason for it. The worker puts it into words, sends it and
 * then forgets what it said: links that open an account are not kept.
 */
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { accountLanguages } from './accounts.ts';
import { at, createdAt, id, oneOf } from './columns.ts';

export const mailTemplates = ['verify-email', 'already-registered', 'reset-password', 'invitation', 'notice', 'digest'] as const;
export type MailTemplate = (typeof mailTemplates)[number];

export const mails = pgTable(
  'mails',
  {
    id: id(),
    recipient: text().notNull(),
    template: text({ enum: mailTemplates }).notNull(),
    language: text({ enum: accountLanguages }).notNull(),
    values: jsonb().$type<Readonly<Record<string, string>>>().notNull().default({}),
    /** Names what the mail is about, where the same may be asked for twice and must go out once. */
    key: text(),
    attempts: integer().notNull().default(0),
    lastError: text(),
    sentAt: at(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('mails_key').on(t.key).where(sql`${t.key} is not null`),
    index('mails_waiting').on(t.createdAt).where(sql`${t.sentAt} is null`),
    oneOf('mails_template_known', t.template, mailTemplates),
    oneOf('mails_language_known', t.language, accountLanguages),
  ],
);
