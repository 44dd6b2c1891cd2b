import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { inForceOn } from '#db/schema/validity.ts';
import type { Said } from './conditions.ts';
import type { Goods } from './goods.ts';
import { type Offer, type OfferRow, readOffer } from './offered.ts';

/**
 * Published products as they are matched, with how many claims of theirs hold today.
 *
 * @param only ids; null for all.
 */
export async function readOffers(
  { sql, now }: Pick<Context, 'sql' | 'now'>,
  goods: Goods,
  only: readonly string[] | null = null,
): Promise<Offer[]> {
  return (await readOfferRows({ sql, now }, only)).map((row) => readOffer(row, goods));
}

/** The same before they are read by the knowledge of goods. */
export async function readOfferRows({ sql, now }: Pick<Context, 'sql' | 'now'>, only: readonly string[] | null): Promise<OfferRow[]> {
  const rows = await sql<(Omit<OfferRow, 'says'> & { says: Record<string, Said> })[]>`
    select p.id, p.ref, p.name, c.path as category,
      (select count(*)::int from credentials r where r.product_id = p.id and ${inForceOn(sql, dayOf(now()))}) as proofs,
      coalesce((select jsonb_object_agg(a.key, jsonb_build_object('typed', v.typed, 'low', v.low::float8, 'high', v.high::float8, 'grades', v.grades))
        from product_attributes v join attributes a on a.id = v.attribute_id where v.product_id = p.id), '{}') as says
    from products p join categories c on c.id = p.category_id
    where p.status = 'published' and ${only === null ? sql`true` : sql`p.id = any (${only as string[]}::uuid[])`} order by p.ref`;
  return rows.map((row) => ({ ...row, says: new Map(Object.entries(row.says)) }));
}
