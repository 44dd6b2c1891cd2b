/**
 * Which rings to start, where a firm cannot be in all of its: the set worth most in which no firm is in more rings than it can serve.
 *
 * Exact by branch and bound, as far as a budget of nodes reaches; what is told beside it is a bound that no set can exceed. The budget counts
 * nodes and not seconds, so that the same rings always give the same set.
 */
import { keyOfRing, type Ring } from './ring-graph.ts';

export type Packing = {
  /** In the order of their keys. */
  readonly rings: readonly Ring[];
  /** What they are worth, and what no set is worth more than; fen. Equal: there is none better. */
  readonly value: number;
  readonly bound: number;
};

/** What a ring brings in a year: each firm sells and buys as much as the weakest of its deals. Fen. */
export const worthOf = ({ firms, values }: Ring): number => firms.length * Math.min(...values);

const [rounds, mostNodes] = [300, 100_000];

/** @param capacityOf in how many rings a firm can be. @param budget of nodes, for each group of rings that hang together. */
export function packRings(rings: readonly Ring[], capacityOf: (firm: string) => number = () => 1, budget = mostNodes): Packing {
  const chosen: Ring[] = [];
  let [value, bound] = [0, 0];
  for (const group of groupsOf(rings)) {
    const packed = packGroup(group, capacityOf, budget);
    chosen.push(...packed.rings);
    value += packed.value;
    bound += packed.bound;
  }
  return { rings: chosen.sort((a, b) => (keyOfRing(a) < keyOfRing(b) ? -1 : 1)), value, bound };
}

/** Rings that share firms, by way of others too. */
function groupsOf(rings: readonly Ring[]): Ring[][] {
  const parent = new Map<string, string>();
  const rootOf = (firm: string): string => {
    let root = firm;
    while (parent.get(root) !== root) root = parent.get(root)!;
    for (let at = firm; at !== root; ) {
      const next = parent.get(at)!;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  for (const { firms } of rings)
    for (const firm of firms) {
      if (!parent.has(firm)) parent.set(firm, firm);
      parent.set(rootOf(firm), rootOf(firms[0]!));
    }
  const groups = new Map<string, Ring[]>();
  for (const ring of rings) {
    const root = rootOf(ring.firms[0]!);
    groups.set(root, [...(groups.get(root) ?? []), ring]);
  }
  return [...groups.values()];
}

type Held = { readonly ring: Ring; readonly worth: number; readonly firms: readonly number[] };

function packGroup(rings: readonly Ring[], capacityOf: (firm: string) => number, budget: number): Packing {
  const names = [...new Set(rings.flatMap(({ firms }) => firms))].sort();
  const numberOf = new Map(names.map((name, at) => [name, at]));
  const capacity = names.map(capacityOf);
  const held: Held[] = rings
    .map((ring) => ({ ring, worth: worthOf(ring), firms: ring.firms.map((firm) => numberOf.get(firm)!) }))
    .filter(({ worth, firms }) => worth > 0 && firms.every((firm) => capacity[firm]! > 0));
  let best = greedy(held, capacity);
  const { prices, bound } = pricesOf(held, capacity, best.value);
  const root = Math.min(
    bound,
    held.reduce((sum, { worth }) => sum + worth, 0),
  );
  if (best.value >= root) return { rings: best.taken.map(({ ring }) => ring), value: best.value, bound: best.value };

  // What a ring is worth beyond the prices of its firms; those that are worth most of it are decided first.
  const beyond = (one: Held) => one.worth - one.firms.reduce((sum, firm) => sum + prices[firm]!, 0);
  const order = held.map((one) => ({ one, reduced: beyond(one) })).sort((a, b) => b.reduced - a.reduced || b.one.worth - a.one.worth);
  const left = [...capacity];
  const taken: Held[] = [];
  let nodes = 0;
  /** @param most what nothing below this node exceeds. */
  const search = (at: number, value: number, most: number): void => {
    if (value > best.value) best = { value, taken: [...taken] };
    if (at === order.length || Math.floor(most + 1e-6) <= best.value || nodes >= budget) return;
    nodes++;
    const { one, reduced } = order[at]!;
    if (one.firms.every((firm) => left[firm]! > 0)) {
      for (const firm of one.firms) left[firm]!--;
      taken.push(one);
      // Taken, it is worth what it is and pays the prices of its firms: that is in the bound already where it gains by it.
      search(at + 1, value + one.worth, most + Math.min(0, reduced));
      taken.pop();
      for (const firm of one.firms) left[firm]!++;
    }
    search(at + 1, value, most - Math.max(0, reduced));
  };
  search(0, 0, root);
  const whole = nodes < budget;
  return { rings: best.taken.map(({ ring }) => ring), value: best.value, bound: whole ? best.value : Math.floor(root + 1e-6) };
}

type Set = { readonly value: number; readonly taken: readonly Held[] };

/** The better of two ways of taking the best that is still there: by worth, and by worth for each firm. */
function greedy(held: readonly Held[], capacity: readonly number[]): Set {
  const by = (rank: (one: Held) => number): Set => {
    const left = [...capacity];
    const taken: Held[] = [];
    for (const one of [...held].sort((a, b) => rank(b) - rank(a) || (keyOfRing(a.ring) < keyOfRing(b.ring) ? -1 : 1))) {
      if (one.firms.some((firm) => left[firm]! <= 0)) continue;
      for (const firm of one.firms) left[firm]!--;
      taken.push(one);
    }
    return { taken, value: taken.reduce((sum, { worth }) => sum + worth, 0) };
  };
  const [one, other] = [by(({ worth }) => worth), by(({ worth, firms }) => worth / firms.length)];
  return other.value > one.value ? other : one;
}

/** Prices of the firms' places under which the bound is low: whatever is chosen, it is worth no more than all places and what rings gain at them. */
function pricesOf(
  held: readonly Held[],
  capacity: readonly number[],
  target: number,
): { readonly prices: readonly number[]; readonly bound: number } {
  let prices = capacity.map(() => 0);
  let best = { prices, bound: Number.POSITIVE_INFINITY };
  let pace = 2;
  let since = 0;
  for (let round = 0; round < rounds; round++) {
    const wanted = capacity.map(() => 0);
    let bound = prices.reduce((sum, price, firm) => sum + price * capacity[firm]!, 0);
    for (const { worth, firms } of held) {
      const gain = worth - firms.reduce((sum, firm) => sum + prices[firm]!, 0);
      if (gain <= 0) continue;
      bound += gain;
      for (const firm of firms) wanted[firm]!++;
    }
    if (bound < best.bound - 1e-9) {
      best = { prices, bound };
      since = 0;
    } else if (++since > 10) {
      pace /= 2;
      since = 0;
    }
    const excess = wanted.map((many, firm) => many - capacity[firm]!);
    const length = excess.reduce((sum, one) => sum + one * one, 0);
    if (length === 0) break;
    const step = (pace * Math.max(1, bound - target)) / length;
    prices = prices.map((price, firm) => Math.max(0, price + step * excess[firm]!));
  }
  return best;
}
