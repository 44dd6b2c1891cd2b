/** Rows for tests, beside the reference data: whole and valid by default, so that a test names only what it is about. Every name is made up. */
import type { Db } from '#db/client.ts';
import { categories, products } from '#db/schema/catalogue.ts';
import { credentials } from '#db/schema/credentials.ts';
import { demands } from '#db/schema/demands.ts';
import { enterprises } from '#db/schema/enterprises.ts';

let n = 0;
const next = () => ++n;
const source = 'https://news.example/2020/report.html';

export async function aCategory(db: Db, path: string, parentId: string | null = null) {
  const zh = path.split('/').at(-1) ?? path;
  const [made] = await db.insert(categories).values({ path, parentId, zh }).onConflictDoNothing().returning();
  if (made) return made;
  const known = await db.query.categories.findFirst({ where: (table, { eq }) => eq(table.path, path) });
  return known!;
}

export async function anEnterprise(db: Db, given: Partial<typeof enterprises.$inferInsert> = {}) {
  const number = next();
  const name = given.name ?? `虚构企业${number}`;
  const row = { ref: `E9${String(number).padStart(4, '0')}`, name, nameSort: `xu gou qi ye ${String(number).padStart(6, '0')}` };
  const [made] = await db
    .insert(enterprises)
    .values({ ...row, basis: 'page', source, ...given })
    .returning();
  return made!;
}

export async function aProduct(db: Db, given: Partial<typeof products.$inferInsert> = {}) {
  const number = next();
  const row = {
    ref: `P9${String(number).padStart(4, '0')}`,
    name: `虚构产品${number}`,
    nameSort: `xu gou chan pin ${String(number).padStart(6, '0')}`,
  };
  const [made] = await db
    .insert(products)
    .values({
      ...row,
      makerScope: given.enterpriseId ? 'enterprise' : 'brand',
      sectorCode: 'food',
      categoryId: given.categoryId ?? (await aCategory(db, '虚构类别')).id,
      status: 'published',
      publishedAt: new Date('2026-01-01T00:00:00Z'),
      basis: 'page',
      source,
      ...given,
    })
    .returning();
  return made!;
}

/** One of `enterpriseId` and `productId` has to be given. */
export async function aCredential(db: Db, given: Partial<typeof credentials.$inferInsert>) {
  const title = given.title ?? `虚构荣誉${next()}`;
  const row = { title, family: title, kind: 'honour', level: 'regional', basis: 'page', source } as const;
  const [made] = await db
    .insert(credentials)
    .values({ ...row, ...given })
    .returning();
  return made!;
}

export async function aDemand(db: Db, given: Partial<typeof demands.$inferInsert> = {}) {
  const number = next();
  const row = { ref: `D9${String(number).padStart(4, '0')}`, title: `虚构需求${number}`, wantedProduct: '虚构产品' };
  const [made] = await db
    .insert(demands)
    .values({ ...row, kind: 'tender', buyerType: 'public', basis: 'page', source, ...given })
    .returning();
  return made!;
}
