import { and, eq, sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { shortlistItems } from '#db/schema/shortlists.ts';

/** Notes something for oneself at a product of one's shortlist, or takes it off with `null`. @throws Refusal not-signed-in, not-found. */
export async function changeShortlist(ctx: Context, ref: string, note: string | null): Promise<void> {
  const accountId = mustBeSignedIn(ctx.actor);
  await asActor(ctx, async (tx) => {
    // By its number whatever has become of it: what is no longer shown can still be taken off.
    const item = and(
      eq(shortlistItems.accountId, accountId),
      sql`${shortlistItems.productId} = (select id from products where ref = ${ref})`,
    );
    const id = { productId: shortlistItems.productId };
    const [changed] =
      note === null
        ? await tx.delete(shortlistItems).where(item).returning(id)
        : await tx.update(shortlistItems).set({ note }).where(item).returning(id);
    if (!changed) throw new Refusal('not-found');
    await record(tx, ctx, { action: note === null ? 'shortlist.removed' : 'shortlist.noted', subjectId: changed.productId });
  });
}
