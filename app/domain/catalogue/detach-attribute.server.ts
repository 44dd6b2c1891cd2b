import { and, eq } from 'drizzle-orm';
import { mustHold } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { categoryAttributes } from '#db/schema/catalogue.ts';

/** Asks a category's products for an attribute no longer; what products say stays said. @throws Refusal not-found. */
export async function detachAttribute(ctx: Context, categoryId: string, attributeId: string): Promise<void> {
  mustHold(ctx.actor, 'administrator');
  await ctx.db.transaction(async (tx) => {
    const gone = await tx
      .delete(categoryAttributes)
      .where(and(eq(categoryAttributes.categoryId, categoryId), eq(categoryAttributes.attributeId, attributeId)))
      .returning({ id: categoryAttributes.attributeId });
    if (gone.length === 0) throw new Refusal('not-found');
    await record(tx, ctx, { action: 'category.attribute-detached', subjectId: categoryId, detail: { attribute: attributeId } });
  });
}
