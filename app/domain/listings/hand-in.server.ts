/**
 * A step: keeps a draft and hands the listing in, or finds why it cannot be. A change that only writes the same otherwise confirms itself;
 * everything else waits for a moderator.
 */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Finding } from '#app/domain/catalogue/check-content.ts';
import { credentialName, emptyDraft, type ListingDraft } from '#app/domain/catalogue/listing.ts';
import { differenceOf, isTrivial } from '#app/domain/catalogue/listing-difference.ts';
import { type ListingFault, type ListingReference, readListing } from '#app/domain/catalogue/read-listing.ts';
import type { Happening } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { Tx } from '#db/client.ts';
import { enterpriseFiles, listingReviews, listings, photographs } from '#db/schema/listings.ts';
import type { OwnListing } from './own-listing.server.ts';
import { publish } from './publish.server.ts';
import { publishedListing } from './published-listing.server.ts';
import { screen } from './screen.server.ts';

export type Submission =
  | { readonly outcome: 'submitted' | 'confirmed' | 'unchanged' }
  /** The draft was kept; fields that do not hold or are missing, by name and reason; words that may not be published. */
  | {
      readonly outcome: 'incomplete';
      readonly version: number;
      readonly faults: Readonly<Record<string, string>>;
      readonly refused: readonly Finding[];
    };

const nothing = readListing(emptyDraft, {
  ...{
    categories: new Set(),
    sectors: new Set(),
    divisions: new Set(),
    cities: new Set(),
    counties: new Map(),
    units: [],
    definitions: [],
  },
}).listing;

/**
 * @param row locked, in a state in which it may be written.
 * @param known of the draft's category.
 * @returns what came of it, and what the caller has to record when all else is done.
 */
export async function handIn(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'search' | 'now'>,
  row: OwnListing,
  draft: ListingDraft,
  known: ListingReference,
): Promise<{ readonly submission: Submission; readonly happening: Happening }> {
  const { listing, faults, missing } = readListing(draft, known);
  const found = await screen(tx, listing, row.enterpriseId, row.productId);
  const refused = found.words.filter(({ severity }) => severity === 'refuse');
  const unproven = await evidenceFaults(tx, draft, row.enterpriseId);
  const wrong = { ...Object.fromEntries(missing.map((field) => [field, 'missing'])), ...unproven, ...faults };
  const { id, version: before } = row;
  const version = before + 1;
  await tx.update(listings).set({ draft, version, updatedAt: ctx.now() }).where(eq(listings.id, id));
  const about = { subjectId: id, enterpriseId: row.enterpriseId };
  const saved: Happening = { ...about, action: 'listing.saved', detail: { version } };
  if (Object.keys(wrong).length > 0 || refused.length > 0)
    return { submission: { outcome: 'incomplete', version, faults: wrong, refused }, happening: saved };

  const published = row.productId ? await publishedListing(tx, row.productId) : null;
  const difference = differenceOf(published ?? nothing, listing);
  const fresh = published !== null && (await hasNewPhotographs(tx, id));
  if (published && difference.length === 0 && !fresh) return { submission: { outcome: 'unchanged' }, happening: saved };
  const confirms = published !== null && isTrivial(difference) && !fresh;
  const [review] = await tx
    .insert(listingReviews)
    .values({
      ...{ listingId: id, enterpriseId: row.enterpriseId, cityCode: listing.city!, countyCode: listing.county },
      ...{ proposed: listing, published, difference, findings: found },
      ...{ submittedBy: ctx.actor.accountId!, submittedAt: ctx.now() },
      ...(confirms ? { status: 'approved' as const, decidedAt: ctx.now() } : {}),
    })
    .returning({ id: listingReviews.id });
  await tx
    .update(listings)
    .set({ state: confirms ? 'editing' : 'submitted', updatedAt: ctx.now() })
    .where(eq(listings.id, id));
  const claims = confirms ? await publish(tx, ctx, id, listing) : [];
  const detail = { review: review!.id, fields: difference.map(({ field }) => field), claims };
  return {
    submission: { outcome: confirms ? 'confirmed' : 'submitted' },
    happening: { ...about, action: confirms ? 'listing.confirmed' : 'listing.submitted', detail },
  };
}

/** Only a file of the enterprise shows anything: rows that name another one, by the name of the field. */
async function evidenceFaults(tx: Tx, { credentials }: ListingDraft, enterpriseId: string): Promise<Record<string, ListingFault>> {
  const named = credentials.map(({ evidence }) => evidence).filter((id) => z.uuid().safeParse(id).success);
  const own = and(eq(enterpriseFiles.enterpriseId, enterpriseId), inArray(enterpriseFiles.id, named));
  const found = named.length > 0 ? await tx.select({ id: enterpriseFiles.id }).from(enterpriseFiles).where(own) : [];
  const there = new Set(found.map(({ id }) => id));
  const foreign = credentials.flatMap(({ evidence }, row) => (evidence === '' || there.has(evidence) ? [] : [row]));
  return Object.fromEntries(foreign.map((row) => [credentialName(row, 'evidence'), 'choose']));
}

/** A photograph that buyers have not seen is looked at by a person first. */
async function hasNewPhotographs(tx: Tx, listingId: string): Promise<boolean> {
  const fresh = and(eq(photographs.listingId, listingId), isNull(photographs.publishedAt), isNull(photographs.removedAt));
  return (await tx.select({ id: photographs.id }).from(photographs).where(fresh).limit(1)).length > 0;
}
