import { eq } from 'drizzle-orm';
import { mustHold } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { attributes, categories, categoryAttributes } from '#db/schema/catalogue.ts';

/** Gives a category's products an attribute, at a position; one that they have is moved there. @throws Refusal not-found. */
export async function attachAttribute(
  ctx: Context,
  categoryId: string,
  { attribute, position }: { readonly attribute: string; readonly position: number },
): Promise<void> {
  mustHold(ctx.actor, 'administrator');
  await ctx.db.transaction(async (tx) => {
    const [category] = await tx.select({ id: categories.id }).from(categories).where(eq(categories.id, categoryId));
    const [known] = await tx.select({ id: attributes.id, key: attributes.key }).from(attributes).where(eq(attributes.id, attribute));
    if (!category) throw new Refusal('not-found');
    if (!known) throw new Refusal('not-allowed', { attribute: 'attribute-missing' });
    await tx
      .insert(categoryAttributes)
      .values({ categoryId, attributeId: attribute, position })
      .onConflictDoUpdate({ target: [categoryAttributes.categoryId, categoryAttributes.attributeId], set: { position } });
    await record(tx, ctx, { action: 'category.attribute-attached', subjectId: categoryId, detail: { key: known.key, position } });
  });
}
