/**
 * 互采互购 among published needs and products: rings of two to four enterprises in which each makes what the next wants to buy.
 *
 * Only of needs that anybody may see and whose buyers are named: a ring tells nobody what was not told to all. Enterprises that want nothing of each
 * other are never in one.
 */
import { sql } from 'drizzle-orm';
import { mustActFor, mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { inviteSupplier, offerFor } from '#app/domain/talks/begin-talk.server.ts';
import { asReader } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { packRings } from './pack-rings.ts';
import { keyOfRing, type Ring, RingGraph } from './ring-graph.ts';

/** What the first enterprise supplies to the second. */
export type RingDeal = {
  readonly from: { readonly id: string; readonly ref: string; readonly name: string };
  readonly to: { readonly id: string; readonly ref: string; readonly name: string };
  readonly need: { readonly id: string; readonly ref: string; readonly title: string; readonly budgetFen: number | null };
  readonly product: { readonly ref: string; readonly name: string };
};
export type OwnRing = {
  readonly key: string;
  readonly deals: readonly RingDeal[];
  /** One of the best set of the reader's rings in which nobody is in two. */
  readonly best: boolean;
};

type Edge = { readonly from: string; readonly to: string; readonly value: number; readonly needId: string; readonly productId: string };
/** Edges and rings that are looked at, and rings that are shown. */
const [mostEdges, mostJudged, mostRings] = [100_000, 2_000, 50];

async function readEdges(ctx: Pick<Context, 'actor' | 'db'>): Promise<readonly Edge[]> {
  return asReader(ctx, (tx) => tx.execute<Edge>(sql`select * from supply_edges(${mostEdges})`));
}

function ringsThrough(edges: readonly Edge[], own: readonly string[]): Ring[] {
  const graph = new RingGraph();
  for (const edge of edges) graph.put(edge);
  const rings = new Map<string, Ring>();
  for (const { from, to } of edges) if (own.includes(from)) for (const ring of graph.through(from, to)) rings.set(keyOfRing(ring), ring);
  return [...rings.values()];
}

/** The rings that one's enterprises are in, the shortest first. */
export async function ownRings(ctx: Context): Promise<readonly OwnRing[]> {
  mustBeSignedIn(ctx.actor);
  const own = ctx.actor.memberships.map(({ enterpriseId }) => enterpriseId);
  if (own.length === 0) return [];
  const edges = await readEdges(ctx);
  const rings = ringsThrough(edges, own).sort((a, b) => a.firms.length - b.firms.length || (keyOfRing(a) < keyOfRing(b) ? -1 : 1));
  const together = await meeting(ctx, rings.slice(0, mostJudged));
  const best = new Set(packRings(together).rings.map(keyOfRing));
  return named(ctx, together.slice(0, mostRings), edges, best);
}

/** Those in which no two, neighbours or not, have blocked each other. */
async function meeting(ctx: Context, rings: readonly Ring[]): Promise<readonly Ring[]> {
  const keys = rings.map(keyOfRing);
  const rows = await asReader(ctx, (tx) =>
    tx.execute<{ key: string }>(sql`
      select key from unnest(${sql.param(keys)}::text[]) key where not enterprises_apart(string_to_array(key, ' ')::uuid[])`),
  );
  const open = new Set(rows.map(({ key }) => key));
  return rings.filter((ring) => open.has(keyOfRing(ring)));
}

async function named(ctx: Context, rings: readonly Ring[], edges: readonly Edge[], best: ReadonlySet<string>): Promise<OwnRing[]> {
  const edgeOf = new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge]));
  const dealsOf = ({ firms }: Ring) => firms.map((from, at) => edgeOf.get(`${from} ${firms[(at + 1) % firms.length]!}`)!);
  const used = rings.flatMap(dealsOf);
  const ids = (pick: (edge: Edge) => string) => sql`${sql.param([...new Set(used.map(pick))])}::uuid[]`;
  type Firm = RingDeal['from'];
  type Need = RingDeal['need'];
  type Product = RingDeal['product'] & { readonly id: string };
  const { firms, needs, products } = await asReader(ctx, async (tx) => ({
    firms: await tx.execute<Firm>(sql`select id, ref, name from enterprises where id = any (${ids(({ from }) => from)})`),
    needs:
      await tx.execute<Need>(sql`select need_id as id, ref, title, (content ->> 'budgetFen')::float8 as "budgetFen" from published_needs
      where need_id = any (${ids(({ needId }) => needId)})`),
    products: await tx.execute<Product>(sql`select id, ref, name from products where id = any (${ids(({ productId }) => productId)})`),
  }));
  const find = <T extends { readonly id: string }>(all: readonly T[], id: string) => all.find((one) => one.id === id);
  return rings.flatMap((ring) => {
    const deals = dealsOf(ring).flatMap(({ from, to, needId, productId }) => {
      const [a, b, need, product] = [find(firms, from), find(firms, to), find(needs, needId), find(products, productId)];
      return a && b && need && product ? [{ from: a, to: b, need, product: { ref: product.ref, name: product.name } }] : [];
    });
    const key = keyOfRing(ring);
    return deals.length === ring.firms.length ? [{ key, deals, best: best.has(key) }] : [];
  });
}

/**
 * Begins the talks of a ring that are one's own to begin: offers to the next enterprise, and invites the one before. It is looked for anew, edge by
 * edge; what is talked about already is left as it is.
 *
 * @param key the ring's enterprises. @returns how many talks were begun.
 * @throws Refusal not-found where the ring is not, or not any more, or none of the actor's enterprises is in it; too-many as an invitation.
 */
export async function startRing(ctx: Context, key: string): Promise<number> {
  mustBeSignedIn(ctx.actor);
  const ring = (await ownRings(ctx)).find((one) => one.key === key);
  if (!ring) throw new Refusal('not-found');
  let begun = 0;
  const begin = async (work: Promise<string>) => {
    await work.then(
      () => begun++,
      (error: unknown) => {
        if (!(error instanceof Refusal) || error.reason !== 'already-exists') throw error;
      },
    );
  };
  const acts = (id: string) => ctx.actor.memberships.some(({ enterpriseId }) => enterpriseId === id);
  for (const { from, to, need, product } of ring.deals) {
    if (acts(from.id) && !acts(to.id)) {
      mustActFor(ctx.actor, from.id);
      await begin(offerFor(ctx, need.ref, product.ref));
    } else if (acts(to.id) && !acts(from.id)) await begin(inviteSupplier(ctx, need.id, product.ref));
  }
  return begun;
}
