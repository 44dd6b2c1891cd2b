/**
 * Local supply share (本地市场占有率): of what buyers confirmed to have received, how much was supplied from their own city and from Guangxi. Counted
 * from what both sides confirmed and from nothing else.
 */
import { type SQL, sql } from 'drizzle-orm';
import { mustHold } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { type ShareDimension, shareDimensions } from './share.ts';

/** In fen; `local`: from the buyer's own city, `region`: from Guangxi, that city included. */
export type Share = {
  readonly key: string | null;
  readonly fen: number;
  readonly local: number;
  readonly region: number;
  readonly deals: number;
};
export type ShareFilter = { readonly [D in ShareDimension]: string | null };

export type SupplyShare = {
  readonly total: Omit<Share, 'key'>;
  readonly by: Readonly<Record<ShareDimension, readonly Share[]>>;
  /** The deals behind the figures, the latest first. */
  readonly deals: readonly {
    readonly buyer: { readonly name: string; readonly ref: string };
    readonly supplier: { readonly name: string; readonly ref: string };
    readonly buyerCity: string | null;
    readonly supplierCity: string | null;
    readonly sector: string | null;
    readonly day: string;
    readonly fen: number;
  }[];
  readonly more: boolean;
};

const dealsOnPage = 50;
const column: Readonly<Record<ShareDimension, SQL>> = {
  city: sql`v.buyer_city`,
  sector: sql`v.sector_code`,
  year: sql`extract(year from v.day)::int::text`,
};
const sums = sql`coalesce(sum(v.fen), 0)::float8 as fen, coalesce(sum(v.fen) filter (where v.buyer_city = v.supplier_city), 0)::float8 as local,
  coalesce(sum(v.fen) filter (where v.supplier_city like '45%'), 0)::float8 as region, count(*)::int as deals`;

/** The figures of the cities that the actor reviews: what is bought there. @throws Refusal not-signed-in, second-factor-needed, not-allowed. */
export async function supplyShare(ctx: Context, filter: ShareFilter, page: number): Promise<SupplyShare> {
  const held = mustHold(ctx.actor, 'city-reviewer', 'publisher');
  const cities = held.some(({ role }) => role === 'publisher') ? null : held.flatMap(({ regionCode }) => regionCode ?? []);
  const mine = cities === null ? sql`true` : sql`v.buyer_city = any (${sql.param(cities)}::text[])`;
  const given = shareDimensions.map((dimension) =>
    filter[dimension] === null ? sql`true` : sql`${column[dimension]} = ${filter[dimension]}`,
  );
  const where = sql.join([mine, ...given], sql` and `);
  return asActor(ctx, async (tx) => {
    const [total] = await tx.execute<Omit<Share, 'key'>>(sql`select ${sums} from confirmed_values v where ${where}`);
    const grouped = async (dimension: ShareDimension) =>
      tx.execute<Share>(sql`
        select ${column[dimension]} as key, ${sums} from confirmed_values v where ${where} group by 1
        order by ${dimension === 'year' ? sql`1 desc` : sql`fen desc, 1`} limit 50`);
    const deals = await tx.execute<SupplyShare['deals'][number]>(sql`
      select json_build_object('name', b.name, 'ref', b.ref) as buyer, json_build_object('name', s.name, 'ref', s.ref) as supplier,
        v.buyer_city as "buyerCity", v.supplier_city as "supplierCity", v.sector_code as sector, v.day::text as day, v.fen::float8 as fen
      from confirmed_values v join enterprises b on b.id = v.buyer_id join enterprises s on s.id = v.supplier_id
      where ${where} order by v.day desc, v.call_off_id limit ${dealsOnPage + 1} offset ${(page - 1) * dealsOnPage}`);
    return {
      total: total!,
      by: { city: await grouped('city'), sector: await grouped('sector'), year: await grouped('year') },
      deals: deals.slice(0, dealsOnPage),
      more: deals.length > dealsOnPage,
    };
  });
}
