/**
 * Products by spreadsheet: a workbook that an enterprise has sent, what was found in it before anything was written, and how far it has
 * been carried out since.
 */
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { at, id, oneOf } from './columns.ts';
import { enterprises } from './enterprises.ts';

/** What may follow what stands in app/domain/sheets/sheet-lifecycle.ts. */
export const sheetStates = ['reading', 'refused', 'checked', 'discarded', 'applying', 'applied', 'stopped'] as const;
export type SheetState = (typeof sheetStates)[number];

export const sheetUploads = pgTable(
  'sheet_uploads',
  {
    id: id(),
    enterpriseId: uuid()
      .notNull()
      .references(() => enterprises.id),
    uploadedBy: uuid()
      .notNull()
      .references(() => accounts.id),
    uploadedAt: at().notNull(),
    /** As people see it; no path. Its bytes lie in the file store under their hash. */
    name: text().notNull(),
    hash: text().notNull(),
    bytes: integer().notNull(),
    state: text({ enum: sheetStates }).notNull().default('reading'),
    /** Why the file as a whole was not taken. */
    refusedFor: text(),
    /** Rows by what would become of them. */
    fresh: integer().notNull().default(0),
    changed: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    refused: integer().notNull().default(0),
    /** Bad cells, of which so many as `mostFaults` are kept. */
    faults: integer().notNull().default(0),
    /** Who had it carried out, and whether every product was to be handed in as well. */
    appliedBy: uuid().references(() => accounts.id),
    submits: boolean().notNull().default(false),
    finishedAt: at(),
  },
  (t) => [
    index('sheet_uploads_of_enterprise').on(t.enterpriseId, t.uploadedAt.desc(), t.id),
    index('sheet_uploads_under_way').on(t.id).where(sql`${t.state} in ('reading', 'applying')`),
    oneOf('sheet_uploads_state_known', t.state, sheetStates),
    check('sheet_uploads_refused_for', sql`(${t.state} = 'refused') = (${t.refusedFor} is not null)`),
    check('sheet_uploads_applied_by', sql`${t.state} not in ('applying', 'applied', 'stopped') or ${t.appliedBy} is not null`),
  ],
);
export type SheetUpload = typeof sheetUploads.$inferSelect;

/** `conflict`: the product has been changed, or its number been given away, since the file was checked. */
export const rowOutcomes = ['drafted', 'saved', 'submitted', 'confirmed', 'unchanged', 'incomplete', 'conflict'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** A row that makes or changes a product. */
export const sheetRows = pgTable(
  'sheet_rows',
  {
    uploadId: uuid()
      .notNull()
      .references(() => sheetUploads.id, { onDelete: 'cascade' }),
    /** As the spreadsheet numbers it. */
    row: integer().notNull(),
    /** The listing that it changes, in the version that was compared; or the published product that has no listing yet; or neither. */
    listingId: uuid(),
    version: integer(),
    productId: uuid(),
    ownNumber: text(),
    /** `ListingDraft` of app/domain/catalogue/listing.ts; forgotten once it has been carried out. */
    draft: jsonb(),
    /** Null until it has been carried out, and then for good: that is what makes doing it again harmless. */
    outcome: text({ enum: rowOutcomes }),
  },
  (t) => [
    primaryKey({ columns: [t.uploadId, t.row] }),
    index('sheet_rows_to_do').on(t.uploadId, t.row).where(sql`${t.outcome} is null`),
    oneOf('sheet_rows_outcome_known', t.outcome, rowOutcomes),
    check('sheet_rows_version', sql`(${t.listingId} is null) = (${t.version} is null)`),
    check('sheet_rows_draft', sql`(${t.outcome} is null) = (${t.draft} is not null)`),
  ],
);

/** A cell that does not hold. */
export const sheetFaults = pgTable(
  'sheet_faults',
  {
    uploadId: uuid()
      .notNull()
      .references(() => sheetUploads.id, { onDelete: 'cascade' }),
    /** 1, 2, 3 … in the order of the sheet. */
    number: integer().notNull(),
    row: integer().notNull(),
    /** From 1; null where the sheet has no column for what is missing. */
    column: integer(),
    /** Of the field, as the form of a listing names it; of a column that nobody knows, its heading. */
    field: text().notNull(),
    typed: text().notNull(),
    code: text().notNull(),
    /** Of words that may not be said: which, and by what law. */
    detail: jsonb().$type<Readonly<Record<string, string>>>().notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.uploadId, t.number] })],
);
