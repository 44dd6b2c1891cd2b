import { asc, sql } from 'drizzle-orm';
import { mustHold } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';
import { attributes, units } from '#db/schema/catalogue.ts';

export type AttributeDefinition = typeof attributes.$inferSelect & {
  /** The base unit of its dimension, in which `least` and `most` are. */
  readonly unit: string | null;
  readonly categories: number;
  readonly products: number;
};

/** Every attribute by its key, and where it is used. There are as many as somebody has thought of: hundreds at most. */
export async function readAttributes(ctx: Context): Promise<AttributeDefinition[]> {
  mustHold(ctx.actor, 'administrator');
  const rows = await ctx.db
    .select({
      attribute: attributes,
      categories: sql<number>`(select count(*)::int from category_attributes c where c.attribute_id = attributes.id)`,
      products: sql<number>`(select count(*)::int from product_attributes p where p.attribute_id = attributes.id)`,
    })
    .from(attributes)
    .orderBy(asc(attributes.key));
  const bases = new Map<string, string>();
  for (const { code, dimension, factor, shift } of await ctx.db.select().from(units).orderBy(asc(units.code))) {
    if (factor === 1 && shift === 0 && !bases.has(dimension)) bases.set(dimension, code);
  }
  return rows.map(({ attribute, ...counts }) => ({
    ...attribute,
    ...counts,
    unit: attribute.dimension === null ? null : (bases.get(attribute.dimension) ?? null),
  }));
}
