import { sql } from 'drizzle-orm';
import { asReader } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { PublishedNeed } from './published-need.ts';

/** A need that whoever asks may see, also one that has ended. @throws Refusal not-found for everybody else. */
export async function readPublishedNeed(ctx: Pick<Context, 'actor' | 'db'>, ref: string): Promise<PublishedNeed> {
  const [found] = await asReader(ctx, (tx) =>
    tx.execute<PublishedNeed>(sql`
      select p.ref, p.kind, p.title, p.city_code as "cityCode", p.sector_code as "sectorCode", p.open_until::text as "openUntil",
        p.buyer_type as "buyerType", p.content, p.state, (p.published_at at time zone 'Asia/Shanghai')::date::text as "publishedOn",
        case when e.id is null then null else json_build_object('name', e.name, 'ref', e.ref) end as buyer,
        (select coalesce(json_object_agg(a.key, json_build_object('zh', a.zh, 'en', a.en, 'vi', a.vi)), '{}') from attributes a
          where a.key in (select c ->> 'attribute' from jsonb_array_elements(p.content -> 'conditions') c)) as attributes,
        (select json_build_object('zh', r.zh, 'en', r.en, 'vi', r.vi) from processes r where r.code = p.content ->> 'process') as process
      from published_needs p left join enterprises e on e.id = p.enterprise_id where p.ref = ${ref}`),
  );
  if (!found) throw new Refusal('not-found');
  return found;
}
