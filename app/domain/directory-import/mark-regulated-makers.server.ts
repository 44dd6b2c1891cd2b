import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { enterprises } from '#db/schema/enterprises.ts';

/**
 * Decides anew of every enterprise whether its line 主要产品 names medicines: all its products are medicines, or one of the
 * names in that line is the name of a medicine in the directory (正骨水), remarks in brackets set aside.
 *
 * @returns refs of the enterprises for which the answer has changed.
 */
export async function markRegulatedMakers(tx: Tx, now: Date): Promise<string[]> {
  const bare = (text: typeof products.name | typeof enterprises.mainProduct) => sql`regexp_replace(${text}, '\\([^)]*\\)', '', 'g')`;
  const answer = sql`(
    ${enterprises.mainProduct} is not null and (
      coalesce((select bool_and(${products.regulated} is not null) from ${products} where ${products.enterpriseId} = ${enterprises.id}), false)
      or exists (
        select from ${products}
        where ${products.regulated} is not null and ${bare(products.name)} = any(string_to_array(${bare(enterprises.mainProduct)}, '、'))
      )
    )
  )`;
  const changed = await tx
    .update(enterprises)
    .set({ mainProductRegulated: answer, updatedAt: now })
    .where(sql`${enterprises.mainProductRegulated} is distinct from ${answer}`)
    .returning({ ref: enterprises.ref });
  return changed.map(({ ref }) => ref);
}
