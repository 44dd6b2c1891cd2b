import { and, eq, ne } from 'drizzle-orm';
import type { Finding } from '#app/domain/catalogue/check-content.ts';
import { alike, likeness, spamSignsOf } from '#app/domain/catalogue/likeness.ts';
import type { Listing } from '#app/domain/catalogue/listing.ts';
import { checkWords, textsOf } from '#app/domain/catalogue/listing-words.ts';
import type { Tx } from '#db/client.ts';
import { categories, products } from '#db/schema/catalogue.ts';

/** What the rules have to say of a version: words the law forbids or asks proof for, spam, a product that looks like another of the maker. */
export type Screened = {
  readonly words: readonly Finding[];
  readonly spam: readonly string[];
  /** Numbers of published products of the same maker. */
  readonly alike: readonly string[];
};

export async function screen(tx: Tx, listing: Listing, enterpriseId: string, productId: string | null): Promise<Screened> {
  const others = await tx
    .select({ id: products.id, ref: products.ref, name: products.name, brand: products.brand, category: categories.path })
    .from(products)
    .innerJoin(categories, eq(categories.id, products.categoryId))
    .where(
      and(eq(products.enterpriseId, enterpriseId), eq(products.status, 'published'), productId ? ne(products.id, productId) : undefined),
    )
    .limit(500);
  const own = { name: listing.name ?? '', brand: listing.brand, maker: enterpriseId, category: listing.category ?? '', attributes: {} };
  return {
    words: checkWords(listing),
    spam: Object.values(textsOf(listing)).flatMap(spamSignsOf),
    alike: others.filter((other) => likeness(own, { ...other, maker: enterpriseId, attributes: {} }) >= alike).map(({ ref }) => ref),
  };
}
