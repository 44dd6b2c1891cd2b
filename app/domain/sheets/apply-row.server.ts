import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { ListingDraft } from '#app/domain/catalogue/listing.ts';
import type { Happening } from '#app/domain/journal/record.server.ts';
import { handIn } from '#app/domain/listings/hand-in.server.ts';
import type { OwnListing } from '#app/domain/listings/own-listing.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { Tx } from '#db/client.ts';
import { listings } from '#db/schema/listings.ts';
import type { RowOutcome, SheetUpload, sheetRows } from '#db/schema/sheets.ts';
import type { KnownByCategory } from './known-by-category.server.ts';

export type SheetRow = typeof sheetRows.$inferSelect;
type Applied = { readonly outcome: RowOutcome; readonly happening: Happening | null };

const conflict: Applied = { outcome: 'conflict', happening: null };

/** The listings that rows change, locked in one order, so that two sheets do not wait for each other. */
export async function lockListings(tx: Tx, rows: readonly SheetRow[]): Promise<ReadonlyMap<string, OwnListing>> {
  const ids = rows.flatMap(({ listingId }) => listingId ?? []);
  if (ids.length === 0) return new Map();
  const found = await tx.select().from(listings).where(inArray(listings.id, ids)).orderBy(asc(listings.id)).for('update');
  return new Map(found.map((row) => [row.id, { ...row, draft: row.draft as ListingDraft }]));
}

/**
 * Carries out one row: a new draft, a changed one, or a revision of what is published; handed in where that was chosen. What has been
 * changed since the sheet was checked stays as it is.
 *
 * @param there the listing that it changes.
 */
export async function applyRow(
  tx: Tx,
  ctx: Context,
  { enterpriseId, submits }: SheetUpload,
  row: SheetRow,
  there: OwnListing | undefined,
  known: KnownByCategory,
): Promise<Applied> {
  const draft = row.draft as ListingDraft;
  if (row.listingId !== null && !mayBeWritten(there, row, enterpriseId)) return conflict;
  const listing = there ?? (await newListing(tx, ctx, enterpriseId, row));
  if (!listing || (there && !(await numbered(tx, there, row.ownNumber)))) return conflict;
  if (submits) {
    const { submission, happening } = await handIn(tx, ctx, listing, draft, await known(draft.fields.category));
    return { outcome: submission.outcome, happening };
  }
  const about = { subjectId: listing.id, enterpriseId };
  if (!there) {
    const opened = row.productId !== null;
    const happening: Happening = opened
      ? { ...about, action: 'listing.opened', detail: { product: row.productId } }
      : { ...about, action: 'listing.started' };
    return { outcome: opened ? 'saved' : 'drafted', happening };
  }
  const version = there.version + 1;
  await tx.update(listings).set({ draft, version, updatedAt: ctx.now() }).where(eq(listings.id, there.id));
  return { outcome: 'saved', happening: { ...about, action: 'listing.saved', detail: { version } } };
}

const mayBeWritten = (there: OwnListing | undefined, { version }: SheetRow, enterpriseId: string): there is OwnListing =>
  there?.enterpriseId === enterpriseId && there.version === version && there.state !== 'submitted';

/** Undefined where its product has a listing by now, or its number another product. */
async function newListing(
  tx: Tx,
  ctx: Context,
  enterpriseId: string,
  { productId, ownNumber, draft }: SheetRow,
): Promise<OwnListing | undefined> {
  const [made] = await tx
    .insert(listings)
    .values({
      ...{ enterpriseId, productId, ownNumber, draft, createdBy: ctx.actor.accountId! },
      ...{ createdAt: ctx.now(), updatedAt: ctx.now() },
    })
    .onConflictDoNothing()
    .returning();
  return made && { ...made, draft: made.draft as ListingDraft };
}

/** Gives a listing its maker's number. False where another has it. */
async function numbered(tx: Tx, { id, enterpriseId, ownNumber: before }: OwnListing, ownNumber: string | null): Promise<boolean> {
  if (ownNumber === before) return true;
  const others = and(eq(listings.enterpriseId, enterpriseId), eq(listings.ownNumber, ownNumber ?? ''), ne(listings.id, id));
  const [given] = await tx
    .update(listings)
    .set({ ownNumber })
    .where(and(eq(listings.id, id), sql`not exists ${tx.select({ one: sql`1` }).from(listings).where(others)}`))
    .returning({ id: listings.id });
  return given !== undefined;
}
