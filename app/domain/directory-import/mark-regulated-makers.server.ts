import { type SQL, sql } from 'drizzle-orm';
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
  const bare = (text: SQL | typeof products.name) => sql`regexp_replace(${text}, '\\([^)]*\\)', '', 'g')`;
  const rows = await tx.execute<{ ref: string }>(sql`
    with medicines as (select distinct ${bare(products.name)} as name from ${products} where ${products.regulated} is not null),
    makers as (
      select ${products.enterpriseId} as id, bool_and(${products.regulated} is not null) as only_medicines
      from ${products} where ${products.enterpriseId} is not null group by 1
    ),
    answers as (
      select e.id, e.main_product is not null and (
        coalesce(m.only_medicines, false)
        or exists (select from unnest(string_to_array(${bare(sql`e.main_product`)}, '、')) as named join medicines on medicines.name = named)
      ) as regulated
      from ${enterprises} e left join makers m on m.id = e.id
    )
    update ${enterprises} set main_product_regulated = answers.regulated, updated_at = ${now.toISOString()}::timestamptz
    from answers where answers.id = ${enterprises.id} and ${enterprises.mainProductRegulated} is distinct from answers.regulated
    returning ${enterprises.ref}`);
  return rows.map(({ ref }) => ref);
}
