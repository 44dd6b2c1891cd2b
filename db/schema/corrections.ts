/**
 * What people ask to be corrected or removed in the directory. A request waits for a moderator; nothing changes by itself.
 *
 * `contact` is personal data: it serves the answer and nothing else, is never shown in public, and is erased when its time is
 * over (app/domain/corrections/correction.ts).
 */
import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { at, createdAt, id, oneOf } from './columns.ts';

export const correctionSubjects = ['product', 'enterprise', 'demand'] as const;
export const correctionWishes = ['correct', 'remove', 'confirm'] as const;
/** In what capacity a person asks: from the enterprise itself, an authority, an association, a buyer, or none of these. */
export const correctionRoles = ['enterprise', 'authority', 'association', 'buyer', 'other'] as const;
export const correctionStatuses = ['waiting', 'accepted', 'refused'] as const;

export const correctionRequests = pgTable(
  'correction_requests',
  {
    id: id(),
    /** Number by which the person can ask about it. */
    ref: text().notNull(),
    subject: text({ enum: correctionSubjects }).notNull(),
    subjectRef: text().notNull(),
    wish: text({ enum: correctionWishes }).notNull(),
    statement: text().notNull(),
    role: text({ enum: correctionRoles }).notNull(),
    /** Null once erased. */
    contact: text(),
    status: text({ enum: correctionStatuses }).notNull().default('waiting'),
    /** Key of the form that was sent: a form sent twice makes one request. */
    formKey: uuid().notNull(),
    createdAt: createdAt(),
    /** What whoever asked is told, for anybody with the number to read. */
    answer: text(),
    decidedBy: uuid().references(() => accounts.id),
    decidedAt: at(),
  },
  (t) => [
    uniqueIndex('correction_requests_ref').on(t.ref),
    uniqueIndex('correction_requests_form').on(t.formKey),
    index('correction_requests_waiting').on(t.createdAt).where(sql`${t.status} = 'waiting'`),
    index('correction_requests_with_contact').on(t.createdAt).where(sql`${t.contact} is not null`),
    oneOf('correction_requests_subject_known', t.subject, correctionSubjects),
    oneOf('correction_requests_wish_known', t.wish, correctionWishes),
    oneOf('correction_requests_role_known', t.role, correctionRoles),
    oneOf('correction_requests_status_known', t.status, correctionStatuses),
    check('correction_requests_statement_length', sql`char_length(${t.statement}) between 10 and 2000`),
    check('correction_requests_answer_length', sql`char_length(${t.answer}) between 2 and 1000`),
    check(
      'correction_requests_decided_whole',
      sql`(${t.status} = 'waiting') = (${t.decidedAt} is null) and (${t.decidedAt} is null) = (${t.decidedBy} is null)
        and (${t.decidedAt} is null) = (${t.answer} is null)`,
    ),
    check('correction_requests_contact_length', sql`char_length(${t.contact}) between 5 and 200`),
  ],
);
