/**
 * Who acts for an enterprise, and how they came to: by registering it, by claiming a seeded one, by invitation, by asking to join.
 *
 * Membership is ended, never deleted: nobody judges an enterprise they work or worked for. Addresses by which people are invited are
 * personal and leave with the invitation.
 */
import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { at, createdAt, id, oneOf } from './columns.ts';
import { enterprises } from './enterprises.ts';
import { regions } from './regions.ts';

export const memberRoles = ['owner', 'agent'] as const;
export type MemberRole = (typeof memberRoles)[number];

export const enterpriseMembers = pgTable(
  'enterprise_members',
  {
    id: id(),
    enterpriseId: uuid()
      .notNull()
      .references(() => enterprises.id),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id),
    role: text({ enum: memberRoles }).notNull(),
    since: at().notNull(),
    endedAt: at(),
    endedBy: uuid().references(() => accounts.id),
  },
  (t) => [
    uniqueIndex('enterprise_members_once').on(t.enterpriseId, t.accountId).where(sql`${t.endedAt} is null`),
    uniqueIndex('enterprise_members_one_owner').on(t.enterpriseId).where(sql`${t.endedAt} is null and ${t.role} = 'owner'`),
    index('enterprise_members_of_account').on(t.accountId),
    oneOf('enterprise_members_role_known', t.role, memberRoles),
  ],
);

export const applicationKinds = ['registration', 'claim'] as const;
export const applicationStatuses = ['submitted', 'approved', 'refused', 'withdrawn'] as const;

/** 企业入驻: somebody asks to act for an enterprise as its first account. A reviewer of the place decides, licence in hand where need be. */
export const enterpriseApplications = pgTable(
  'enterprise_applications',
  {
    id: id(),
    kind: text({ enum: applicationKinds }).notNull(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id),
    /** The seeded enterprise that is claimed, or the one that came of a registration. */
    enterpriseId: uuid().references(() => enterprises.id),
    uscc: text().notNull(),
    /** False: a check digit is wrong, which few true codes have; then a licence scan is obligatory. */
    usccPlausible: boolean().notNull(),
    name: text().notNull(),
    countyCode: text()
      .notNull()
      .references(() => regions.code),
    /** Hash of the scan of the business licence (营业执照). */
    licenceFile: text(),
    status: text({ enum: applicationStatuses }).notNull().default('submitted'),
    decidedBy: uuid().references(() => accounts.id),
    decidedAt: at(),
    /** Why it was refused. */
    reason: text(),
    submittedAt: at().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('enterprise_applications_uscc').on(t.uscc).where(sql`${t.status} = 'submitted'`),
    index('enterprise_applications_waiting').on(t.countyCode, t.submittedAt).where(sql`${t.status} = 'submitted'`),
    index('enterprise_applications_of_account').on(t.accountId, t.submittedAt),
    oneOf('enterprise_applications_kind_known', t.kind, applicationKinds),
    oneOf('enterprise_applications_status_known', t.status, applicationStatuses),
    check('enterprise_applications_uscc_alphabet', sql`${t.uscc} ~ '^[0-9ABCDEFGHJKLMNPQRTUWXY]{18}$'`),
    check('enterprise_applications_claim_names_one', sql`${t.kind} <> 'claim' or ${t.enterpriseId} is not null`),
    check('enterprise_applications_licence', sql`${t.usccPlausible} or ${t.licenceFile} is not null`),
    check('enterprise_applications_decided', sql`(${t.status} in ('approved', 'refused')) = (${t.decidedBy} is not null)`),
    check('enterprise_applications_reasoned', sql`${t.status} <> 'refused' or ${t.reason} is not null`),
  ],
);

export type EnterpriseApplication = typeof enterpriseApplications.$inferSelect;

export const enterpriseInvitations = pgTable(
  'enterprise_invitations',
  {
    id: id(),
    enterpriseId: uuid()
      .notNull()
      .references(() => enterprises.id),
    email: text().notNull(),
    /** SHA-256 of the word in the link, so that who reads the table cannot accept. */
    tokenHash: text().notNull(),
    invitedBy: uuid()
      .notNull()
      .references(() => accounts.id),
    invitedAt: at().notNull(),
    expiresAt: at().notNull(),
    acceptedBy: uuid().references(() => accounts.id),
    acceptedAt: at(),
    revokedAt: at(),
  },
  (t) => [
    uniqueIndex('enterprise_invitations_token').on(t.tokenHash),
    uniqueIndex('enterprise_invitations_open').on(t.enterpriseId, t.email).where(sql`${t.acceptedAt} is null and ${t.revokedAt} is null`),
    check('enterprise_invitations_accepted_whole', sql`(${t.acceptedAt} is null) = (${t.acceptedBy} is null)`),
  ],
);

export const joinRequestStatuses = ['submitted', 'accepted', 'declined', 'withdrawn'] as const;

/** Somebody whose enterprise is here already asks its owner to be let in. */
export const joinRequests = pgTable(
  'join_requests',
  {
    id: id(),
    enterpriseId: uuid()
      .notNull()
      .references(() => enterprises.id),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id),
    message: text().notNull(),
    status: text({ enum: joinRequestStatuses }).notNull().default('submitted'),
    decidedBy: uuid().references(() => accounts.id),
    decidedAt: at(),
    submittedAt: at().notNull(),
  },
  (t) => [
    uniqueIndex('join_requests_open').on(t.enterpriseId, t.accountId).where(sql`${t.status} = 'submitted'`),
    oneOf('join_requests_status_known', t.status, joinRequestStatuses),
  ],
);

/** 回避: what a reviewer or expert has declared of enterprises they work or worked for, beside what memberships tell. */
export const declaredInterests = pgTable(
  'declared_interests',
  {
    id: id(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id),
    enterpriseId: uuid()
      .notNull()
      .references(() => enterprises.id),
    declaredAt: at().notNull(),
  },
  (t) => [uniqueIndex('declared_interests_once').on(t.accountId, t.enterpriseId)],
);
