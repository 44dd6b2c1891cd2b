import { sql } from 'drizzle-orm';
import { judge } from '#app/domain/matching/conditions.ts';
import { keysOfNeed } from '#app/domain/matching/keys.ts';
import { answers, match } from '#app/domain/matching/match.ts';
import { asMatched } from '#app/domain/matching/need.ts';
import { readGoods } from '#app/domain/matching/read-goods.server.ts';
import { readOffers } from '#app/domain/matching/read-offers.server.ts';
import type { KeptCondition } from '#app/domain/needs/read-need.ts';
import type { Context } from '#app/platform/context.ts';
import { type Competition, countCompetition } from './competition.ts';
import { asCondition } from './sides.ts';

/** Products that are looked at; where there are more, the figures are of these and say so. */
const mostLookedAt = 3_000;

/**
 * How many products and makers answer a need as it is written, and what each of its conditions takes away. Of what is published, whoever makes it.
 *
 * @param own the buyer's enterprise, which does not answer itself.
 */
export async function readCompetition(
  ctx: Pick<Context, 'sql' | 'now' | 'db'>,
  wish: { readonly title: string; readonly object: string; readonly conditions: readonly KeptCondition[] },
  own: string,
): Promise<Competition | null> {
  if (wish.object === '') return null;
  const goods = readGoods();
  const bare = asMatched({ title: wish.title, words: wish.object }, goods);
  const keys = [...keysOfNeed(bare, goods)];
  const rows = await ctx.db.execute<{ id: string; maker: string }>(sql`
    select distinct p.id, coalesce(p.enterprise_id::text, p.enterprise_as_printed, p.id::text) as maker
    from product_goods g join products p on p.id = g.product_id
    where g.key = any (${sql.param(keys)}::text[]) and p.status = 'published' and p.enterprise_id is distinct from ${own}
    order by p.id limit ${mostLookedAt + 1}`);
  const makerOf = new Map(rows.slice(0, mostLookedAt).map(({ id, maker }) => [id, maker]));
  const offers = await readOffers(ctx, goods, [...makerOf.keys()]);
  const conditions = wish.conditions.map(asCondition);
  const candidates = offers.flatMap((offer) => {
    const ledger = match(bare, offer, goods);
    if (!ledger || !answers(ledger)) return [];
    return [{ maker: makerOf.get(offer.id)!, verdicts: conditions.map((one) => judge(one, offer.says.get(one.attribute)).verdict) }];
  });
  return countCompetition(candidates, conditions, rows.length > mostLookedAt);
}
