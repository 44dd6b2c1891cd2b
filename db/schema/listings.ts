/**
 * Listings: what an enterprise writes of a product, or of what it can do, before and after buyers see it.
 *
 * A listing is the maker's working copy: its draft keeps every field as typed. What is submitted is frozen in a review, held against what
 * is published field by field, and decided by a moderator; buyers go on seeing the old version meanwhile. The published product is a row of
 * `products`, made from the approved version and from nothing else; of a capability profile see capabilities.ts.
 */
import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { products } from './catalogue.ts';
import { at, createdAt, id, oneOf } from './columns.ts';
import { credentialKinds } from './credentials.ts';
import { enterprises } from './enterprises.ts';

export const listingKinds = ['product', 'capability'] as const;
export type ListingKind = (typeof listingKinds)[number];
export const listingStates = ['editing', 'submitted', 'returned', 'withdrawn'] as const;

/** A file that people of an enterprise have handed in; its bytes lie in the file store under their hash. */
export const enterpriseFiles = pgTable(
  'enterprise_files',
  {
    id: id(),
    enterpriseId: uuid()
      .notNull()
      .references(() => enterprises.id),
    uploadedBy: uuid()
      .notNull()
      .references(() => accounts.id),
    /** As people see it; no path. */
    name: text().notNull(),
    type: text().notNull(),
    hash: text().notNull(),
    bytes: integer().notNull(),
    uploadedAt: at().notNull(),
  },
  (t) => [index('enterprise_files_of_enterprise').on(t.enterpriseId, t.uploadedAt)],
);

export const listings = pgTable(
  'listings',
  {
    id: id(),
    enterpriseId: uuid()
      .notNull()
      .references(() => enterprises.id),
    /** A product, or the enterprise's one capability profile. */
    kind: text({ enum: listingKinds }).notNull().default('product'),
    /** Null until the first version is published, and of a profile. */
    productId: uuid().references(() => products.id),
    /** The maker's own number of it (货号), by which rows of its spreadsheets name it. */
    ownNumber: text(),
    /** `ListingDraft` of app/domain/catalogue/listing.ts, or `ProfileDraft` of capability-profile.ts: as typed. */
    draft: jsonb().notNull(),
    /** Counts the changes of the draft; who writes says which one was read, so that two people do not overwrite each other. */
    version: integer().notNull().default(1),
    state: text({ enum: listingStates }).notNull().default('editing'),
    createdBy: uuid()
      .notNull()
      .references(() => accounts.id),
    createdAt: createdAt(),
    updatedAt: at().notNull(),
  },
  (t) => [
    uniqueIndex('listings_of_product').on(t.productId).where(sql`${t.productId} is not null`),
    uniqueIndex('listings_profile_of_enterprise').on(t.enterpriseId).where(sql`${t.kind} = 'capability'`),
    uniqueIndex('listings_own_number').on(t.enterpriseId, t.ownNumber).where(sql`${t.ownNumber} is not null`),
    index('listings_of_enterprise').on(t.enterpriseId, t.updatedAt.desc(), t.id),
    oneOf('listings_kind_known', t.kind, listingKinds),
    oneOf('listings_state_known', t.state, listingStates),
    check('listings_product_by_kind', sql`${t.kind} = 'product' or ${t.productId} is null`),
  ],
);
export type ListingRow = typeof listings.$inferSelect;

/** A photograph of a listing, in several widths; `published` says since when buyers see it. */
export const photographs = pgTable(
  'photographs',
  {
    id: id(),
    listingId: uuid()
      .notNull()
      .references(() => listings.id, { onDelete: 'cascade' }),
    /** Widest last: { width, height, hash, bytes }. */
    sizes: jsonb().$type<readonly { width: number; height: number; hash: string; bytes: number }[]>().notNull(),
    position: integer().notNull(),
    uploadedBy: uuid()
      .notNull()
      .references(() => accounts.id),
    uploadedAt: at().notNull(),
    publishedAt: at(),
    removedAt: at(),
  },
  (t) => [index('photographs_of_listing').on(t.listingId, t.position)],
);

export const reviewStatuses = ['submitted', 'approved', 'returned', 'withdrawn'] as const;

/** One submission of a listing and what became of it. */
export const listingReviews = pgTable(
  'listing_reviews',
  {
    id: id(),
    listingId: uuid()
      .notNull()
      .references(() => listings.id),
    enterpriseId: uuid()
      .notNull()
      .references(() => enterprises.id),
    cityCode: text().notNull(),
    countyCode: text(),
    /** The version as judged, and the published one it would replace: `Listing` of app/domain/catalogue/listing.ts. */
    proposed: jsonb().notNull(),
    published: jsonb(),
    /** `FieldDifference[]`, and what the screens found: `Finding[]`. */
    difference: jsonb().notNull(),
    findings: jsonb().notNull(),
    status: text({ enum: reviewStatuses }).notNull().default('submitted'),
    submittedBy: uuid()
      .notNull()
      .references(() => accounts.id),
    submittedAt: at().notNull(),
    decidedBy: uuid().references(() => accounts.id),
    decidedAt: at(),
    /** By the name of the field, and '' for the whole. */
    reasons: jsonb().$type<Readonly<Record<string, string>>>().notNull().default({}),
  },
  (t) => [
    uniqueIndex('listing_reviews_open').on(t.listingId).where(sql`${t.status} = 'submitted'`),
    index('listing_reviews_waiting').on(t.cityCode, t.submittedAt).where(sql`${t.status} = 'submitted'`),
    index('listing_reviews_of_listing').on(t.listingId, t.submittedAt),
    index('listing_reviews_of_enterprise').on(t.enterpriseId),
    oneOf('listing_reviews_status_known', t.status, reviewStatuses),
    check('listing_reviews_returned_with_reasons', sql`${t.status} <> 'returned' or ${t.reasons} <> '{}'`),
  ],
);

export type ListingReview = typeof listingReviews.$inferSelect;

export const claimStates = ['declared', 'reviewed', 'withdrawn'] as const;
export type ClaimState = (typeof claimStates)[number];

/** Something a maker says that another has attested to: a certificate, an honour, a patent. What it is never changes; its versions do. */
export const claims = pgTable(
  'claims',
  {
    id: id(),
    listingId: uuid()
      .notNull()
      .references(() => listings.id),
    kind: text({ enum: credentialKinds }).notNull(),
    title: text().notNull(),
    number: text(),
    evidenceFileId: uuid().references(() => enterpriseFiles.id),
  },
  (t) => [
    uniqueIndex('claims_once').on(t.listingId, t.kind, t.title, sql`coalesce(${t.number}, '')`),
    oneOf('claims_kind_known', t.kind, credentialKinds),
  ],
);

/**
 * What was known of a claim, and from when to when: `known` is the time of our knowledge, `valid` the days of the thing itself. A version
 * is closed by the next one and never changed, so that any past day can be asked as it looked at any past moment.
 */
export const claimVersions = pgTable(
  'claim_versions',
  {
    id: id(),
    claimId: uuid()
      .notNull()
      .references(() => claims.id),
    state: text({ enum: claimStates }).notNull(),
    issuer: text(),
    /** Days, both inclusive; null: open. */
    validFrom: text(),
    validTo: text(),
    knownFrom: at().notNull(),
    /** Exclusive; null: still so. */
    knownTo: at(),
  },
  (t) => [
    uniqueIndex('claim_versions_present').on(t.claimId).where(sql`${t.knownTo} is null`),
    index('claim_versions_of_claim').on(t.claimId, t.knownFrom),
    oneOf('claim_versions_state_known', t.state, claimStates),
    check('claim_versions_known', sql`${t.knownFrom} <= ${t.knownTo}`),
    check(
      'claim_versions_days',
      sql`${t.validFrom} ~ '^\\d{4}-\\d\\d-\\d\\d$' and ${t.validTo} ~ '^\\d{4}-\\d\\d-\\d\\d$' or ${t.validFrom} is null or ${t.validTo} is null`,
    ),
  ],
);
