/**
 * Credentials: what others have attested to an enterprise or a product, as dated evidence.
 *
 * Honours, certificates, licences, standards, patents and geographical indications are one kind of thing: a title that
 * somebody gave, with a number, a period and evidence. One that has run out stays in the history and stops counting, which
 * every reader does by comparing `validTo` with the day in question, never by a stored flag.
 */
import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { products } from './catalogue.ts';
import { bases, createdAt, id, oneOf, provenance } from './columns.ts';
import { enterprises } from './enterprises.ts';

export const credentialKinds = ['honour', 'certificate', 'licence', 'standard', 'patent', 'geographical-indication', 'listing'] as const;
export type CredentialKind = (typeof credentialKinds)[number];

/** Who stands behind it: the nation, the autonomous region, a city, or an association, company or fair. */
export const credentialLevels = ['national', 'regional', 'municipal', 'other'] as const;

export const credentials = pgTable(
  'credentials',
  {
    id: id(),
    /** Exactly one of the two is the bearer. */
    enterpriseId: uuid().references(() => enterprises.id, { onDelete: 'cascade' }),
    productId: uuid().references(() => products.id, { onDelete: 'cascade' }),
    kind: text({ enum: credentialKinds }).notNull(),
    level: text({ enum: credentialLevels }).notNull(),
    /** As the source words it. */
    title: text().notNull(),
    /** The honour it is a grant of, without edition and year (自治区主席质量奖): the value of the facet. */
    family: text().notNull(),
    issuer: text(),
    number: text(),
    /** Edition or year as printed: 第六届(2022). */
    batch: text(),
    validFrom: date(),
    /** Last day on which it counts; null where neither the source nor the honour's rules give an end. */
    validTo: date(),
    /** The rule or text from which the period was derived. */
    validityBasis: text(),
    /** Address of the proof, where it is more than the source of the statement. */
    evidence: text(),
    ...provenance(),
    createdAt: createdAt(),
  },
  (t) => [
    check('credentials_one_bearer', sql`num_nonnulls(${t.enterpriseId}, ${t.productId}) = 1`),
    check('credentials_period', sql`${t.validFrom} <= ${t.validTo}`),
    oneOf('credentials_kind_known', t.kind, credentialKinds),
    oneOf('credentials_level_known', t.level, credentialLevels),
    oneOf('credentials_basis_known', t.basis, bases),
    // One grant is stated once of its bearer; also the index by which an enterprise's credentials are found.
    unique('credentials_stated_once').on(t.enterpriseId, t.productId, t.title, t.batch, t.number).nullsNotDistinct(),
    index('credentials_of_product').on(t.productId),
  ],
);

export type Credential = typeof credentials.$inferSelect;
