import { asc, eq } from 'drizzle-orm';
import { mustHold } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { attributes, categories, categoryAttributes } from '#db/schema/catalogue.ts';

type Named = Pick<typeof attributes.$inferSelect, 'id' | 'key' | 'zh' | 'en' | 'vi' | 'type'>;
export type CategoryDefinition = Pick<typeof categories.$inferSelect, 'id' | 'path' | 'zh' | 'en' | 'vi'> & {
  readonly attached: readonly (Named & { readonly position: number })[];
  /** What could be attached besides. */
  readonly others: readonly Named[];
};

const named = { id: attributes.id, key: attributes.key, zh: attributes.zh, en: attributes.en, vi: attributes.vi, type: attributes.type };

/** A category and its attributes in the order in which a product's are shown. @throws Refusal not-found. */
export async function readCategory(ctx: Context, categoryId: string): Promise<CategoryDefinition> {
  mustHold(ctx.actor, 'administrator');
  const [category] = await ctx.db.select().from(categories).where(eq(categories.id, categoryId));
  if (!category) throw new Refusal('not-found');
  const { id, path, zh, en, vi } = category;
  const attached = await ctx.db
    .select({ ...named, position: categoryAttributes.position })
    .from(categoryAttributes)
    .innerJoin(attributes, eq(attributes.id, categoryAttributes.attributeId))
    .where(eq(categoryAttributes.categoryId, categoryId))
    .orderBy(asc(categoryAttributes.position), asc(attributes.key));
  const taken = new Set(attached.map((one) => one.id));
  const all = await ctx.db.select(named).from(attributes).orderBy(asc(attributes.key));
  return { ...{ id, path, zh, en, vi }, attached, others: all.filter((one) => !taken.has(one.id)) };
}
