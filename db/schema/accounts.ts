/**
 * Accounts: people who sign in, how they prove who they are, and what they may do.
 *
 * The first five tables are better-auth's under our names (its user, account, session, verification, twoFactor). A role is granted for a
 * part of the region tree or a department, by somebody, from a day on; it is ended, never deleted, so that one can tell later by what
 * right a thing was done.
 */
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, createdAt, id, oneOf } from './columns.ts';
import { regions } from './regions.ts';

export const accountLanguages = ['zh', 'en', 'vi'] as const;

export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    name: text().notNull(),
    email: text().notNull(),
    emailVerified: boolean().notNull().default(false),
    image: text(),
    phoneNumber: text(),
    phoneNumberVerified: boolean().notNull().default(false),
    twoFactorEnabled: boolean().notNull().default(false),
    language: text({ enum: accountLanguages }).notNull().default('zh'),
    /** Made up for trying the system out; its address ends in .invalid and gets no mail. */
    demonstration: boolean().notNull().default(false),
    passwordChangedAt: at().notNull().defaultNow(),
    suspendedAt: at(),
    closedAt: at(),
    createdAt: createdAt(),
    updatedAt: at().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('accounts_email').on(t.email),
    uniqueIndex('accounts_phone').on(t.phoneNumber).where(sql`${t.phoneNumber} is not null`),
    check('accounts_email_lower', sql`${t.email} = lower(${t.email})`),
    oneOf('accounts_language_known', t.language, accountLanguages),
  ],
);

export type Account = typeof accounts.$inferSelect;

/** By what an account is signed in to; a password is kept as its argon2id hash. */
export const signInMethods = pgTable(
  'sign_in_methods',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    providerId: text().notNull(),
    accountId: text().notNull(),
    password: text(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: at(),
    refreshTokenExpiresAt: at(),
    scope: text(),
    createdAt: createdAt(),
    updatedAt: at().notNull().defaultNow(),
  },
  (t) => [unique('sign_in_methods_once').on(t.providerId, t.accountId), index('sign_in_methods_of_account').on(t.userId)],
);

export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    token: text().notNull(),
    userId: uuid()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    ipAddress: text(),
    userAgent: text(),
    expiresAt: at().notNull(),
    createdAt: createdAt(),
    updatedAt: at().notNull().defaultNow(),
  },
  (t) => [uniqueIndex('sessions_token').on(t.token), index('sessions_of_account').on(t.userId)],
);

export const verifications = pgTable(
  'verifications',
  {
    id: id(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: at().notNull(),
    createdAt: createdAt(),
    updatedAt: at().notNull().defaultNow(),
  },
  (t) => [index('verifications_identifier').on(t.identifier)],
);

export const secondFactors = pgTable(
  'second_factors',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** Encrypted with the site's secret. */
    secret: text().notNull(),
    backupCodes: text().notNull(),
    verified: boolean().notNull().default(true),
    failedVerificationCount: integer().notNull().default(0),
    lockedUntil: at(),
  },
  (t) => [uniqueIndex('second_factors_of_account').on(t.userId)],
);

/** How often something that can be guessed was tried: rate-limiter-flexible's table. */
export const attempts = pgTable('attempts', {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  expire: at(),
});

export const grantableRoles = [
  'county-reviewer',
  'city-reviewer',
  'department-reviewer',
  'expert',
  'publisher',
  'fair-organiser',
  'auditor',
  'administrator',
] as const;
export type GrantableRole = (typeof grantableRoles)[number];

/** 工信厅, 商务厅, 市场监管局, 农业农村厅, 南宁海关: those whom the plan makes responsible for the directory. */
export const departments = ['industry', 'commerce', 'market-regulation', 'agriculture', 'customs'] as const;
export type Department = (typeof departments)[number];

export const roleGrants = pgTable(
  'role_grants',
  {
    id: id(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id),
    role: text({ enum: grantableRoles }).notNull(),
    /** The county of a county reviewer, the city of a city reviewer; null where the whole region is meant. */
    regionCode: text().references(() => regions.code),
    department: text({ enum: departments }),
    grantedBy: uuid().references(() => accounts.id),
    grantedAt: at().notNull(),
    endedBy: uuid().references(() => accounts.id),
    endedAt: at(),
  },
  (t) => [
    oneOf('role_grants_role_known', t.role, grantableRoles),
    oneOf('role_grants_department_known', t.department, departments),
    check('role_grants_region_by_role', sql`(${t.role} in ('county-reviewer', 'city-reviewer')) = (${t.regionCode} is not null)`),
    check('role_grants_department_by_role', sql`(${t.role} = 'department-reviewer') = (${t.department} is not null)`),
    unique('role_grants_once').on(t.accountId, t.role, t.regionCode, t.department, t.endedAt).nullsNotDistinct(),
  ],
);

export type RoleGrant = typeof roleGrants.$inferSelect;

/** What a person has agreed to, or taken back, in which version of the text: the consent ledger (PIPL 13–17). */
export const consentPurposes = ['terms', 'privacy', 'digest'] as const;
export const consents = pgTable(
  'consents',
  {
    id: id(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    purpose: text({ enum: consentPurposes }).notNull(),
    version: text().notNull(),
    given: boolean().notNull(),
    at: at().notNull(),
  },
  (t) => [oneOf('consents_purpose_known', t.purpose, consentPurposes), index('consents_of_account').on(t.accountId, t.purpose, t.at)],
);
