import { sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { keysOfNeed, keysOfOffer } from '#app/domain/matching/keys.ts';
import { match } from '#app/domain/matching/match.ts';
import { readGoods } from '#app/domain/matching/read-goods.server.ts';
import { readOffers } from '#app/domain/matching/read-offers.server.ts';
import { type Change, commonestChanges, smallestChange } from '#app/domain/matching/smallest-change.ts';
import type { NeedContent } from '#app/domain/needs/read-need.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { needFrom, needSide } from './sides.ts';

export type NearMiss = {
  readonly need: { readonly ref: string; readonly title: string; readonly open: boolean };
  readonly product: { readonly ref: string; readonly name: string };
  readonly changes: readonly Change[];
};
export type NearMisses = {
  readonly items: readonly NearMiss[];
  readonly total: number;
  /** Over all of them: how often an attribute was in the way, and how often it alone was. */
  readonly commonest: readonly { readonly attribute: string; readonly times: number; readonly alone: number }[];
  readonly attributes: Readonly<Record<string, { readonly zh: string; readonly en: string; readonly vi: string }>>;
  /** Whether there were more needs or products than were looked at. */
  readonly partial: boolean;
};

export const nearMissesOnPage = 20;
/** Needs with hard conditions, the latest first, and products that are looked at. */
const [mostNeeds, mostProducts] = [1_000, 200];
const year = 365 * 86_400_000;

/**
 * The needs of the last twelve months that products of one's enterprises would have answered, were it not for one to three conditions: the fewest
 * changes first, open needs before others. Of needs that the actor may see, and of one's own products only.
 */
export async function nearMisses(ctx: Context, page: number): Promise<NearMisses> {
  mustBeSignedIn(ctx.actor);
  const own = sql`${sql.param(ctx.actor.memberships.map(({ enterpriseId }) => enterpriseId))}::uuid[]`;
  type Row = { readonly ref: string; readonly title: string; readonly open: boolean; readonly content: NeedContent };
  const { needs, products } = await asActor(ctx, async (tx) => ({
    needs: await tx.execute<Row>(sql`
      select p.ref, p.title, p.state = 'open' as open, p.content from published_needs p
      where p.published_at > ${new Date(ctx.now().getTime() - year).toISOString()}::timestamptz and p.state <> 'paused'
        and jsonb_path_exists(p.content, '$.conditions[*] ? (@.hard == true)')
        and not exists (select from needs n where n.id = p.need_id and n.enterprise_id = any (${own}))
      order by p.published_at desc, p.ref limit ${mostNeeds + 1}`),
    products: await tx.execute<{ id: string }>(sql`
      select id from products where enterprise_id = any (${own}) and status = 'published' order by id limit ${mostProducts + 1}`),
  }));
  const goods = readGoods();
  const offers = (
    await readOffers(
      ctx,
      goods,
      products.slice(0, mostProducts).map(({ id }) => id),
    )
  ).map((offer) => ({
    offer,
    keys: keysOfOffer(offer),
  }));
  const found: NearMiss[] = [];
  for (const { ref, title, open, content } of needs.slice(0, mostNeeds)) {
    const need = needFrom(needSide(content), goods);
    const keys = keysOfNeed(need, goods);
    for (const { offer, keys: its } of offers) {
      if (![...its].some((key) => keys.has(key))) continue;
      const ledger = match(need, offer, goods);
      const changes = ledger && smallestChange(ledger, need.conditions, offer.says);
      if (changes && changes.length > 0) found.push({ need: { ref, title, open }, product: { ref: offer.ref, name: offer.name }, changes });
    }
  }
  found.sort((a, b) => a.changes.length - b.changes.length || Number(b.need.open) - Number(a.need.open));
  const commonest = commonestChanges(found.map(({ changes }) => changes)).slice(0, 10);
  const items = found.slice((page - 1) * nearMissesOnPage, page * nearMissesOnPage);
  const named = [
    ...new Set([...commonest.map(({ attribute }) => attribute), ...items.flatMap(({ changes }) => changes.map((one) => one.attribute))]),
  ];
  const names = await ctx.db.execute<{ key: string; zh: string; en: string; vi: string }>(
    sql`select key, zh, en, vi from attributes where key = any (${sql.param(named)}::text[])`,
  );
  const attributes = Object.fromEntries(names.map(({ key, ...name }) => [key, name]));
  const partial = needs.length > mostNeeds || products.length > mostProducts;
  return { items, total: found.length, commonest, attributes, partial };
}
