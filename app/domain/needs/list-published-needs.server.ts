import { sql } from 'drizzle-orm';
import { asReader } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { type NeedFilter, type NeedsInput, needsOnPage } from './needs-input.ts';
import type { NeedItem } from './published-need.ts';

export type NeedList = {
  readonly items: readonly NeedItem[];
  readonly total: number;
  /** How many each choice of a filter leaves, with the other filters in force; the most first. */
  readonly choices: Readonly<Record<NeedFilter, readonly { readonly value: string; readonly count: number }[]>>;
};

/** The open needs that whoever asks may see, the latest first. */
export async function listPublishedNeeds(ctx: Pick<Context, 'actor' | 'db' | 'now'>, input: NeedsInput): Promise<NeedList> {
  const { kind, sector, city, page } = input;
  const open = sql`p.state = 'open' and p.open_until >= ${dayOf(ctx.now())}::date`;
  const is = (column: ReturnType<typeof sql>, value: string | null) => (value === null ? sql`true` : sql`(${column} = ${value}) is true`);
  const by = { kind: is(sql`p.kind`, kind), sector: is(sql`p.sector_code`, sector), city: is(sql`p.city_code`, city) };
  return asReader(ctx, async (tx) => {
    const items = await tx.execute<NeedItem>(sql`
      select p.ref, p.kind, p.title, p.city_code as "cityCode", p.sector_code as "sectorCode", p.open_until::text as "openUntil",
        p.buyer_type as "buyerType", p.content ->> 'object' as object, p.content -> 'quantity' as quantity,
        (p.content ->> 'budgetFen')::float8 as "budgetFen", (p.content ->> 'reservedForSmes')::boolean as "reservedForSmes",
        case when e.id is null then null else json_build_object('name', e.name, 'ref', e.ref) end as buyer,
        (p.published_at at time zone 'Asia/Shanghai')::date::text as "publishedOn"
      from published_needs p left join enterprises e on e.id = p.enterprise_id
      where ${open} and ${by.kind} and ${by.sector} and ${by.city}
      order by p.published_at desc, p.ref limit ${needsOnPage} offset ${(page - 1) * needsOnPage}`);
    const [counted] = await tx.execute<{ total: number; choices: NeedList['choices'] }>(sql`
      with judged as materialized (
        select p.kind, p.sector_code, p.city_code, ${by.kind} as of_kind, ${by.sector} as in_sector, ${by.city} as in_city
        from published_needs p where ${open})
      select (select count(*)::int from judged where of_kind and in_sector and in_city) as total,
        json_build_object(
          'kind', (select coalesce(json_agg(c), '[]') from (select kind as value, count(*)::int as count from judged
            where in_sector and in_city group by 1 order by 2 desc, 1) c),
          'sector', (select coalesce(json_agg(c), '[]') from (select sector_code as value, count(*)::int as count from judged
            where of_kind and in_city and sector_code is not null group by 1 order by 2 desc, 1) c),
          'city', (select coalesce(json_agg(c), '[]') from (select city_code as value, count(*)::int as count from judged
            where of_kind and in_sector group by 1 order by 2 desc, 1) c)) as choices`);
    return { items: [...items], total: counted!.total, choices: counted!.choices };
  });
}
