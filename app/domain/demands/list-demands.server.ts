import type { Context } from '#app/platform/context.ts';
import type { DemandItem } from './demand.ts';
import { type DemandFilter, type DemandsInput, demandsPerPage } from './demands-input.ts';

export type DemandList = {
  readonly demands: readonly DemandItem[];
  readonly total: number;
  /** How many each choice of a filter leaves, with the other filters in force; the most first. */
  readonly choices: Readonly<Record<DemandFilter, readonly { readonly value: string; readonly count: number }[]>>;
};

/** Demands by the day of their publication, the latest first, those of unknown date last. Two statements. */
export async function listDemands(ctx: Context, input: DemandsInput): Promise<DemandList> {
  const { sector, city, buyer, page } = input;
  const [demands, [counted]] = await Promise.all([
    ctx.sql<DemandItem[]>`
      select ref, kind, title, buyer, buyer_type as "buyerType", city_code as "cityCode", place, wanted_product as "wantedProduct",
        sector_code as "sectorCode", quantity, budget_fen::float8 as "budgetFen", published_on::text as "publishedOn",
        published_precision as "publishedPrecision", basis
      from demands
      where (${sector}::text is null or sector_code = ${sector})
        and (${city}::text is null or city_code = ${city})
        and (${buyer}::text is null or buyer_type = ${buyer})
      order by published_on desc nulls last, ref
      limit ${demandsPerPage} offset ${(page - 1) * demandsPerPage}`,
    ctx.sql<{ total: number; choices: DemandList['choices'] }[]>`
      with judged as materialized (
        select sector_code, city_code, buyer_type,
          (${sector}::text is null or sector_code = ${sector}) is true as in_sector,
          (${city}::text is null or city_code = ${city}) is true as in_city,
          (${buyer}::text is null or buyer_type = ${buyer}) is true as by_buyer
        from demands
      )
      select (select count(*)::int from judged where in_sector and in_city and by_buyer) as total,
        json_build_object(
          'sector', (select coalesce(json_agg(c), '[]') from (select sector_code as value, count(*)::int as count from judged
            where in_city and by_buyer and sector_code is not null group by 1 order by 2 desc, 1) c),
          'city', (select coalesce(json_agg(c), '[]') from (select city_code as value, count(*)::int as count from judged
            where in_sector and by_buyer and city_code is not null group by 1 order by 2 desc, 1) c),
          'buyer', (select coalesce(json_agg(c), '[]') from (select buyer_type as value, count(*)::int as count from judged
            where in_sector and in_city group by 1 order by 2 desc, 1) c)) as choices`,
  ]);
  return { demands: [...demands], total: counted!.total, choices: counted!.choices };
}
