import { and, eq } from 'drizzle-orm';
import { mustHold } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { correctionRequests } from '#db/schema/corrections.ts';

/**
 * Decides a request with an answer. Where a removal of a product is accepted the product leaves the directory and its search with it;
 * everything else that is accepted has to be changed where it is kept, by the enterprise or in the source.
 *
 * @throws Refusal as `mustHold`; not-found; not-in-that-state where it has been decided.
 */
export async function decideCorrection(ctx: Context, ref: string, decision: 'accepted' | 'refused', answer: string): Promise<void> {
  mustHold(ctx.actor, 'publisher');
  await ctx.db.transaction(async (tx) => {
    const [request] = await tx.select().from(correctionRequests).where(eq(correctionRequests.ref, ref)).for('update');
    if (!request) throw new Refusal('not-found');
    if (request.status !== 'waiting') throw new Refusal('not-in-that-state', { status: request.status });
    await tx
      .update(correctionRequests)
      .set({ status: decision, answer, decidedBy: ctx.actor.accountId, decidedAt: ctx.now() })
      .where(eq(correctionRequests.id, request.id));
    const { subject, subjectRef, wish } = request;
    const removes = decision === 'accepted' && wish === 'remove' && subject === 'product';
    const withdrawn = removes && (await withdrawProduct(tx, ctx, subjectRef));
    await record(tx, ctx, {
      action: `correction.${decision}`,
      subjectId: request.id,
      detail: { ref, subject, subjectRef, wish, withdrawn },
    });
  });
}

/** @returns whether it was there to be withdrawn. */
async function withdrawProduct(tx: Tx, ctx: Context, ref: string): Promise<boolean> {
  const [product] = await tx
    .update(products)
    .set({ status: 'withdrawn', updatedAt: ctx.now() })
    .where(and(eq(products.ref, ref), eq(products.status, 'published')))
    .returning({ id: products.id, enterpriseId: products.enterpriseId });
  if (!product) return false;
  await ctx.search.refresh(tx, 'product', [product.id]);
  if (product.enterpriseId) await ctx.search.refresh(tx, 'enterprise', [product.enterpriseId]);
  return true;
}
