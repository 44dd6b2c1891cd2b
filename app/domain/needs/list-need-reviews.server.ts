import { sql } from 'drizzle-orm';
import { reviewedPlaces } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { NeedKind } from '#db/schema/needs.ts';

export type WaitingNeed = {
  readonly id: string;
  readonly kind: NeedKind;
  readonly title: string;
  readonly enterprise: string;
  readonly diagnosis: boolean;
  /** ISO instant. */
  readonly since: string;
};

const onPage = 20;

/** Needs that wait for whoever asks, of their places, the longest waiting first. @throws Refusal as `mustHold`. */
export async function listNeedReviews(ctx: Context, page: number): Promise<{ items: WaitingNeed[]; more: boolean; total: number }> {
  const places = reviewedPlaces(ctx.actor);
  const list = (codes: readonly string[]) => sql`${sql.param([...codes])}::text[]`;
  const mine =
    places === null ? sql`true` : sql`(n.county_code = any (${list(places.counties)}) or n.city_code = any (${list(places.cities)}))`;
  return asActor(ctx, async (tx) => {
    const rows = await tx.execute<WaitingNeed & { total: number }>(sql`
      select n.id, n.kind, n.draft -> 'fields' ->> 'title' as title, e.name as enterprise, n.state = 'diagnosing' as diagnosis,
        to_char(n.state_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since, (count(*) over ())::int as total
      from needs n join enterprises e on e.id = n.enterprise_id
      where n.state in ('submitted', 'diagnosing') and ${mine}
      order by n.state_at, n.id limit ${onPage + 1} offset ${(page - 1) * onPage}`);
    const items = rows.slice(0, onPage).map(({ total, ...item }) => item);
    return { items, more: rows.length > onPage, total: rows[0]?.total ?? 0 };
  });
}
