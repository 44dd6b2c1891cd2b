import type { Context } from '#app/platform/context.ts';
import { lastPage } from '#app/platform/paging.ts';
import type { EnterpriseItem } from './enterprise-item.ts';
import { enterpriseItems } from './enterprise-items.server.ts';

export const enterprisesPerPage = 20;

export type EnterpriseList = {
  readonly items: readonly EnterpriseItem[];
  readonly total: number;
  readonly pages: number;
  /** Enterprises by city, of the whole directory. */
  readonly cities: readonly { readonly code: string; readonly count: number }[];
};

type Found = { ids: string[]; total: number; cities: EnterpriseList['cities'] };

/**
 * All enterprises in the order of their names in pinyin, or those of one city.
 *
 * Asks the tables and not the index: the list has no words to look for and nothing to rank, and must be whole even while the
 * index is behind. Two statements.
 */
export async function listEnterprises(
  ctx: Context,
  { cityCode, page }: { cityCode: string | null; page: number },
): Promise<EnterpriseList> {
  const { sql } = ctx;
  const here = cityCode === null ? sql`true` : sql`city_code = ${cityCode}`;
  const [{ ids, total, cities }] = await sql<[Found]>`
    select array(
        select id from enterprises where ${here} order by name_sort, id
        limit ${enterprisesPerPage} offset ${(page - 1) * enterprisesPerPage}) as ids,
      (select coalesce(sum(enterprises), 0)::int from enterprise_tallies where ${here}) as total,
      (select coalesce(json_agg(json_build_object('code', city_code, 'count', n) order by city_code), '[]')
        from (select city_code, sum(enterprises) as n from enterprise_tallies where city_code is not null
          group by 1 having sum(enterprises) > 0) counted) as cities`;
  const pages = Math.min(lastPage, Math.max(1, Math.ceil(total / enterprisesPerPage)));
  return { items: await enterpriseItems(ctx, ids), total, pages, cities };
}
