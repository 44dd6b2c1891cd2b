import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Demand } from './demand.ts';

/** A demand with all that its source says. One statement. */
export async function readDemand(ctx: Context, ref: string): Promise<Demand> {
  const [demand] = await ctx.sql<Demand[]>`
    select ref, kind, title, buyer, buyer_type as "buyerType", city_code as "cityCode", place, wanted_product as "wantedProduct",
      sector_code as "sectorCode", quantity, budget_fen::float8 as "budgetFen", published_on::text as "publishedOn",
      published_precision as "publishedPrecision", project_number as "projectNumber", method, delivery_term as "deliveryTerm",
      reserved_for_smes as "reservedForSmes", notes, source, source_title as "sourceTitle", basis
    from demands where ref = ${ref}`;
  if (!demand) throw new Refusal('not-found');
  return demand;
}
