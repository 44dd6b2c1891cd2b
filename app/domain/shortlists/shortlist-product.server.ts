import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { shortlistItems } from '#db/schema/shortlists.ts';
import { readProductName } from './read-product-name.server.ts';

/** Puts a product on one's shortlist; one that is there stays as it is. @throws Refusal not-signed-in, not-found. */
export async function shortlistProduct(ctx: Context, ref: string): Promise<void> {
  const accountId = mustBeSignedIn(ctx.actor);
  const { id: productId } = await readProductName(ctx, ref);
  await asActor(ctx, async (tx) => {
    const row = { accountId, productId, addedAt: ctx.now() };
    const made = await tx.insert(shortlistItems).values(row).onConflictDoNothing().returning({ productId: shortlistItems.productId });
    if (made.length > 0) await record(tx, ctx, { action: 'shortlist.added', subjectId: productId });
  });
}
