import { and, eq } from 'drizzle-orm';
import { mustActFor, mustBeSignedIn } from '#app/domain/accounts/may.ts';
import type { ListingDraft } from '#app/domain/catalogue/listing.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Actor, Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { type ListingKind, type ListingRow, listings } from '#db/schema/listings.ts';

export type OwnListing = Omit<ListingRow, 'draft'> & { readonly draft: ListingDraft };

/**
 * A listing of an enterprise that the actor acts for, locked until the transaction ends. @throws Refusal not-found for all others, and for one
 * of another kind.
 */
export async function lockOwnListing(tx: Tx, actor: Actor, id: string, kind: ListingKind = 'product'): Promise<OwnListing> {
  mustBeSignedIn(actor);
  const [row] = await tx
    .select()
    .from(listings)
    .where(and(eq(listings.id, id), eq(listings.kind, kind)))
    .for('update');
  if (!row) throw new Refusal('not-found');
  mustActFor(actor, row.enterpriseId);
  return { ...row, draft: row.draft as ListingDraft };
}

/** For what is looked at before anything is written, such as a form without its file. @throws Refusal not-found for all but its people. */
export const mustBeOwnListing = (ctx: Context, id: string, kind: ListingKind = 'product'): Promise<OwnListing> =>
  asActor(ctx, (tx) => lockOwnListing(tx, ctx.actor, id, kind));
