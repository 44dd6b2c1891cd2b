import { type SQL, sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { readOwnNeed } from '#app/domain/needs/read-own-need.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { showsRegulated } from '#app/platform/regulated.ts';
import { type MatchPage, matchesOnPage, meritLevel, type StoredMatch } from './stored-match.ts';

/** How the buyer has equals ordered: by lot, or those nearer to the place of delivery first. */
export type EqualsBy = 'lot' | 'near';

/**
 * The products that answer one's own need, the best first. Among equals the order is a lot of need, product and day, so that none is always
 * first, or, where the reader asks for it, those of the city of delivery come before others.
 *
 * @throws Refusal not-found for all but the buyer's people.
 */
export async function matchesOfNeed(
  ctx: Context,
  needId: string,
  by: EqualsBy,
  page: number,
): Promise<MatchPage & { readonly title: string; readonly open: boolean }> {
  const own = await readOwnNeed(ctx, needId);
  const near = by === 'near' ? sql`(e.city_code = n.city_code) is true desc,` : sql``;
  const order = sql`m.score / ${meritLevel} desc, ${near} md5(m.need_id::text || m.product_id::text || ${ctx.now().toISOString().slice(0, 10)})`;
  const meets = sql`m.need_id = ${needId} and not coalesce(enterprises_blocked(${own.enterprise.id}, m.enterprise_id), false)`;
  return { title: own.draft.fields.title, open: own.state === 'published', ...(await listed(ctx, meets, order, page)) };
}

/** The open needs that products of one's enterprises answer, the best first. */
export async function opportunities(ctx: Context, page: number): Promise<MatchPage> {
  mustBeSignedIn(ctx.actor);
  const own = sql.param(ctx.actor.memberships.map(({ enterpriseId }) => enterpriseId));
  const mine = sql`m.enterprise_id = any (${own}::uuid[]) and n.state = 'open'`;
  return listed(ctx, mine, sql`m.score desc, n.published_at desc, m.need_id, m.product_id`, page);
}

type Row = Omit<StoredMatch, 'ledger'> & { readonly ledger: string; readonly total: number };

async function listed(ctx: Context, which: SQL, order: SQL, page: number): Promise<MatchPage> {
  const accountId = mustBeSignedIn(ctx.actor);
  const shown = sql`(p.regulated is null or ${showsRegulated(ctx)})`;
  const from = sql`need_matches m join published_needs n on n.need_id = m.need_id join products p on p.id = m.product_id and p.status = 'published'
    left join enterprises e on e.id = m.enterprise_id
    left join match_feedback f on f.account_id = ${accountId} and f.need_id = m.need_id and f.product_id = m.product_id`;
  return asActor(ctx, async (tx) => {
    const rows = await tx.execute<Row>(sql`
      select m.ledger, json_build_object('id', n.need_id, 'ref', n.ref, 'title', n.title) as need,
        json_build_object('id', p.id, 'ref', p.ref, 'name', p.name) as product,
        case when e.id is null then null else json_build_object('name', e.name, 'ref', e.ref, 'cityCode', e.city_code) end as maker,
        to_char(m.matched_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "matchedAt",
        (select coalesce(json_object_agg(a.key, json_build_object('zh', a.zh, 'en', a.en, 'vi', a.vi)), '{}') from attributes a
          where a.key in (select c ->> 'attribute' from jsonb_array_elements(m.ledger::jsonb -> 'conditions') c)) as attributes,
        (count(*) over ())::int as total
      from ${from} where ${which} and ${shown} and f.account_id is null
      order by ${order} limit ${matchesOnPage} offset ${(page - 1) * matchesOnPage}`);
    const [hidden] = await tx.execute<{ n: number }>(
      sql`select count(*)::int as n from ${from} where ${which} and ${shown} and f.account_id is not null`,
    );
    const items = rows.map(({ total, ledger, ...rest }) => ({ ...rest, ledger: JSON.parse(ledger) as StoredMatch['ledger'] }));
    return { items, total: rows[0]?.total ?? 0, hidden: hidden!.n };
  });
}
