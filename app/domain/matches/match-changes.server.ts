/**
 * Keeps the matches up to date: whatever has changed since it was matched is matched anew, a need against the products that may answer it, a
 * product against the needs it may answer, and against no other.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Goods } from '#app/domain/matching/goods.ts';
import { keysOfNeed, keysOfOffer } from '#app/domain/matching/keys.ts';
import { type Need, rulesVersion } from '#app/domain/matching/match.ts';
import { type Offer, readOffer } from '#app/domain/matching/offered.ts';
import { goodsFile, readGoods } from '#app/domain/matching/read-goods.server.ts';
import { readOfferRows } from '#app/domain/matching/read-offers.server.ts';
import type { NeedContent } from '#app/domain/needs/read-need.ts';
import type { Sql } from '#db/client.ts';
import { ledgerText, needFrom, needSide, offerFrom, productSide } from './sides.ts';

type World = { readonly sql: Sql; readonly now: () => Date };
type Tx = Parameters<Parameters<Sql['begin']>[1]>[0];
type NeedRow = { readonly id: string; readonly enterpriseId: string; readonly side: string; readonly need: Need };
type OfferRow = { readonly id: string; readonly enterpriseId: string | null; readonly side: string; readonly offer: Offer };
type Found = {
  readonly needId: string;
  readonly productId: string;
  readonly enterpriseId: string | null;
  readonly score: number;
  readonly ledger: string;
  readonly needSide: string;
  readonly productSide: string;
};

/** Changes that one transaction takes; products that are read at once. */
const [atOnce, chunk] = [100, 2_000];
/** Of pg_advisory_xact_lock: of two that match at once, neither would see what the other is about to write. */
const lock = 7_126_011;

/** The version of the rules and of the knowledge of goods, under which a match is made again as it was. */
export const rulesInForce = (): string => `${rulesVersion} ${digestOf(readFileSync(goodsFile(), 'utf8')).slice(0, 16)}`;

/** @returns how many changes were taken up. */
export async function matchAllChanges(world: World): Promise<number> {
  const goods = readGoods();
  const rules = rulesInForce();
  let all = 0;
  for (;;) {
    const taken = await world.sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${lock})`;
      await startAnew(tx, rules);
      return matchSome(tx, world, goods);
    });
    all += taken;
    if (taken < atOnce) return all;
  }
}

/** Under other rules than the last everything has changed. */
async function startAnew(tx: Tx, rules: string): Promise<void> {
  const [same] = await tx`select from match_state where rules = ${rules}`;
  if (same) return;
  await tx`insert into match_state (rules) values (${rules}) on conflict ("only") do update set rules = excluded.rules`;
  await tx`insert into match_changes (side, id) select 'product', id from products where status = 'published'
    union all select 'need', need_id from published_needs`;
}

async function matchSome(tx: Tx, world: World, goods: Goods): Promise<number> {
  const changes = await tx<{ side: 'need' | 'product'; id: string }[]>`
    delete from match_changes where ctid = any (array(select ctid from match_changes order by side, id limit ${atOnce} for update skip locked))
    returning side, id`;
  const ids = (side: 'need' | 'product') => [...new Set(changes.filter((one) => one.side === side).map(({ id }) => id))];
  await matchProducts(tx, world, goods, ids('product'));
  for (const id of ids('need')) await matchNeed(tx, world, goods, id);
  return changes.length;
}

async function matchNeed(tx: Tx, world: World, goods: Goods, id: string): Promise<void> {
  const [row] = await readNeeds(tx, goods, [id]);
  await tx`delete from need_goods where need_id = ${id}`;
  // What is paused or has ended keeps the matches it had, and finds no new ones.
  if (!row) return;
  const keys = [...keysOfNeed(row.need, goods)];
  if (keys.length > 0) await tx`insert into need_goods (need_id, key) select ${id}, unnest(${keys}::text[])`;
  const candidates = await tx<
    { id: string }[]
  >`select distinct product_id as id from product_goods where key = any (${keys}::text[]) order by 1`;
  const found: Found[] = [];
  for (let from = 0; from < candidates.length; from += chunk) {
    const some = candidates.slice(from, from + chunk).map((one) => one.id);
    for (const offer of await readOffers(tx, world, goods, some)) found.push(...matchOf(row, offer, goods));
  }
  await tx`delete from need_matches where need_id = ${id} and product_id <> all (${found.map((one) => one.productId)}::uuid[])`;
  await keep(tx, world, found);
}

async function matchProducts(tx: Tx, world: World, goods: Goods, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const offers = new Map((await readOffers(tx, world, goods, ids)).map((one) => [one.id, one]));
  await tx`delete from product_goods where product_id = any (${ids as string[]}::uuid[])`;
  const keys = [...offers.values()].flatMap((one) => [...keysOfOffer(one.offer)].map((key) => ({ id: one.id, key })));
  await tx`insert into product_goods (product_id, key)
    select * from unnest(${keys.map(({ id }) => id)}::uuid[], ${keys.map(({ key }) => key)}::text[])`;
  const pairs = await tx<{ need: string; product: string }[]>`
    select distinct n.need_id as need, p.product_id as product from product_goods p join need_goods n on n.key = p.key
    where p.product_id = any (${ids as string[]}::uuid[])`;
  const needs = new Map((await readNeeds(tx, goods, [...new Set(pairs.map(({ need }) => need))])).map((one) => [one.id, one]));
  const found = pairs.flatMap(({ need, product }) => {
    const [one, other] = [needs.get(need), offers.get(product)];
    return one && other ? matchOf(one, other, goods) : [];
  });
  const still = found.map((one) => `${one.needId} ${one.productId}`);
  // Of needs that are open: those of others stay as they were.
  await tx`delete from need_matches m using published_needs n where n.need_id = m.need_id and n.state = 'open'
    and m.product_id = any (${ids as string[]}::uuid[]) and m.need_id || ' ' || m.product_id <> all (${still}::text[])`;
  const gone = ids.filter((id) => !offers.has(id));
  await tx`delete from need_matches where product_id = any (${gone}::uuid[])`;
  await keep(tx, world, found);
}

/** Nobody answers their own need. */
function matchOf(row: NeedRow, { id, enterpriseId, side, offer }: OfferRow, goods: Goods): Found[] {
  if (row.enterpriseId === enterpriseId) return [];
  const made = ledgerText(row.need, offer, goods);
  if (!made) return [];
  return [
    { needId: row.id, productId: id, enterpriseId, score: made.ledger.score, ledger: made.text, needSide: row.side, productSide: side },
  ];
}

async function keep(tx: Tx, { now }: World, found: readonly Found[]): Promise<void> {
  if (found.length === 0) return;
  const sides = new Map(found.flatMap((one) => [one.needSide, one.productSide].map((body) => [digestOf(body), body] as const)));
  await tx`insert into match_sides (digest, body) select * from unnest(${[...sides.keys()]}::text[], ${[...sides.values()]}::text[])
    on conflict do nothing`;
  const column = <K extends keyof Found>(name: K) => found.map((one) => one[name]);
  await tx`
    insert into need_matches (need_id, product_id, enterprise_id, score, ledger, need_side, product_side, matched_at)
    select *, ${now().toISOString()}::timestamptz from unnest(${column('needId')}::uuid[], ${column('productId')}::uuid[], ${column('enterpriseId')}::uuid[],
      ${column('score')}::int[], ${column('ledger')}::text[], ${column('needSide').map(digestOf)}::text[], ${column('productSide').map(digestOf)}::text[])
    on conflict (need_id, product_id) do update set enterprise_id = excluded.enterprise_id, score = excluded.score, ledger = excluded.ledger,
      need_side = excluded.need_side, product_side = excluded.product_side, matched_at = excluded.matched_at
    where (need_matches.ledger, need_matches.need_side, need_matches.product_side, need_matches.enterprise_id)
      is distinct from (excluded.ledger, excluded.need_side, excluded.product_side, excluded.enterprise_id)`;
}

async function readNeeds(tx: Tx, goods: Goods, ids: readonly string[]): Promise<NeedRow[]> {
  if (ids.length === 0) return [];
  const rows = await tx<{ id: string; enterpriseId: string; content: NeedContent }[]>`
    select p.need_id as id, n.enterprise_id as "enterpriseId", p.content from published_needs p join needs n on n.id = p.need_id
    where p.need_id = any (${ids as string[]}::uuid[]) and p.state = 'open' and p.kind <> 'finance'`;
  return rows.map(({ id, enterpriseId, content }) => {
    const side = needSide(content);
    return { id, enterpriseId, side, need: needFrom(side, goods) };
  });
}

async function readOffers(tx: Tx, { now }: World, goods: Goods, ids: readonly string[]): Promise<OfferRow[]> {
  const rows = await readOfferRows({ sql: tx as unknown as Sql, now }, ids);
  const makers = await tx<{ id: string; enterpriseId: string | null }[]>`
    select id, enterprise_id as "enterpriseId" from products where id = any (${ids as string[]}::uuid[])`;
  const makerOf = new Map(makers.map(({ id, enterpriseId }) => [id, enterpriseId]));
  return rows.map((row) => ({
    id: row.id,
    enterpriseId: makerOf.get(row.id) ?? null,
    side: productSide(row),
    offer: readOffer(row, goods),
  }));
}

/** Makes matches again from what was kept of their sides, so many at most. @returns those that come out otherwise, by need and product. */
export async function replayMatches(sql: Sql, most: number): Promise<{ readonly replayed: number; readonly otherwise: readonly string[] }> {
  const goods = readGoods();
  const rows = await sql<{ id: string; ledger: string; need: string; product: string }[]>`
    select m.need_id || ' ' || m.product_id as id, m.ledger, n.body as need, p.body as product
    from need_matches m join match_sides n on n.digest = m.need_side join match_sides p on p.digest = m.product_side
    order by md5(m.need_id::text || m.product_id::text) limit ${most}`;
  const otherwise = rows.filter((row) => ledgerText(needFrom(row.need, goods), offerFrom(row.product, goods), goods)?.text !== row.ledger);
  return { replayed: rows.length, otherwise: otherwise.map(({ id }) => id) };
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
