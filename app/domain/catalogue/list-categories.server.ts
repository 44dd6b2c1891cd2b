import { asc, ilike, or, sql } from 'drizzle-orm';
import { mustHold } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';
import { categories } from '#db/schema/catalogue.ts';

export type CategoryLine = Pick<typeof categories.$inferSelect, 'id' | 'path' | 'zh' | 'en' | 'vi'> & {
  readonly attributes: number;
  readonly products: number;
};

const pageSize = 100;

/** Categories by their paths. @param q part of a path or name. */
export async function listCategories(
  ctx: Context,
  { q, page }: { readonly q: string; readonly page: number },
): Promise<{ items: CategoryLine[]; more: boolean }> {
  mustHold(ctx.actor, 'administrator');
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await ctx.db
    .select({
      ...{ id: categories.id, path: categories.path, zh: categories.zh, en: categories.en, vi: categories.vi },
      attributes: sql<number>`(select count(*)::int from category_attributes c where c.category_id = categories.id)`,
      products: sql<number>`(select count(*)::int from products p where p.category_id = categories.id)`,
    })
    .from(categories)
    .where(q === '' ? undefined : or(ilike(categories.path, like), ilike(categories.en, like), ilike(categories.vi, like)))
    .orderBy(asc(categories.path))
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize);
  return { items: rows.slice(0, pageSize), more: rows.length > pageSize };
}
