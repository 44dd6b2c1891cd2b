/**
 * Rings of firms that buy from each other, and which of them to start.
 *
 * 1. All rings of two to four firms, as by trying every order of every few firms; each once, none with two who block each other.
 * 2. Whatever edges come and go, what comes and goes with them leaves exactly the rings that are there.
 * 3. The set that is chosen is worth as much as the best of all sets, by trying them; no firm is in more than it can serve; the greedy one is
 *    never better, and nothing exceeds the bound, also where the search was cut short.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packRings, worthOf } from '#app/domain/rings/pack-rings.ts';
import { keyOfRing, type Ring, RingGraph, type SupplyEdge } from '#app/domain/rings/ring-graph.ts';

const runs = { numRuns: 10_000 };
const firms = [...'ABCDEFGHIJKL'];
const edge = fc.record({ from: fc.constantFrom(...firms), to: fc.constantFrom(...firms), value: fc.integer({ min: 1, max: 1_000 }) });
const edges = fc.array(edge, { maxLength: 40, size: 'max' });
const blocks = fc.array(fc.tuple(fc.constantFrom(...firms), fc.constantFrom(...firms)), { maxLength: 3 });
const blocking = (pairs: readonly (readonly [string, string])[]) => (one: string, other: string) =>
  pairs.some(([a, b]) => (a === one && b === other) || (a === other && b === one));
const graphOf = (list: readonly SupplyEdge[], blocked?: (one: string, other: string) => boolean) => {
  const graph = new RingGraph(blocked);
  for (const one of list) graph.add(one);
  return graph;
};

/** Every order of two to four firms that begins with the smallest, if its edges are there. */
function tried(list: readonly SupplyEdge[], blocked: (one: string, other: string) => boolean): string[] {
  const there = new Set(list.filter(({ from, to }) => from !== to).map(({ from, to }) => from + to));
  const found: string[] = [];
  const grow = (path: readonly string[]) => {
    if (path.length > 1 && there.has(path.at(-1)! + path[0]!)) found.push(path.join(' '));
    if (path.length === 4) return;
    for (const next of firms)
      if (next > path[0]! && !path.includes(next) && there.has(path.at(-1)! + next) && !path.some((one) => blocked(one, next)))
        grow([...path, next]);
  };
  for (const first of firms) grow([first]);
  return found.sort();
}

test('1. all rings', () => {
  fc.assert(
    fc.property(edges, blocks, (list, pairs) => {
      const rings = graphOf(list, blocking(pairs)).all();
      expect(rings.map(keyOfRing)).toEqual(tried(list, blocking(pairs)));
      const known = new Map(list.map(({ from, to, value }) => [from + to, value]));
      for (const { firms: members, values } of rings)
        expect(values).toEqual(members.map((one, at) => known.get(one + members[(at + 1) % members.length]!)));
    }),
    runs,
  );
});

test('2. edges that come and go', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(edge, fc.boolean()), { maxLength: 60, size: 'max' }), blocks, (acts, pairs) => {
      const graph = new RingGraph(blocking(pairs));
      const kept = new Map<string, Ring>();
      for (const [one, comes] of acts) {
        if (comes) for (const ring of graph.add(one)) kept.set(keyOfRing(ring), ring);
        else for (const ring of graph.remove(one.from, one.to)) kept.delete(keyOfRing(ring));
      }
      const all = graph.all();
      expect([...kept.keys()].sort()).toEqual(all.map(keyOfRing));
      for (const ring of all) expect(kept.get(keyOfRing(ring))).toEqual(ring);
    }),
    runs,
  );
});

function bestOf(rings: readonly Ring[], capacityOf: (firm: string) => number): number {
  const used = new Map<string, number>();
  const grow = (at: number): number => {
    if (at === rings.length) return 0;
    const ring = rings[at]!;
    let best = grow(at + 1);
    if (ring.firms.every((firm) => (used.get(firm) ?? 0) < capacityOf(firm))) {
      for (const firm of ring.firms) used.set(firm, (used.get(firm) ?? 0) + 1);
      best = Math.max(best, worthOf(ring) + grow(at + 1));
      for (const firm of ring.firms) used.set(firm, used.get(firm)! - 1);
    }
    return best;
  };
  return grow(0);
}

test('3. the best set', () => {
  let cut = 0;
  fc.assert(
    fc.property(
      edges,
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 }),
      fc.boolean(),
      (list, capacities, alike) => {
        const rings = graphOf(list).all().slice(0, 12);
        const capacityOf = (firm: string) => (alike ? 1 : capacities[firms.indexOf(firm)]!);
        const best = bestOf(rings, capacityOf);
        const packed = packRings(rings, capacityOf);
        expect([packed.value, packed.bound]).toEqual([best, best]);
        expect(packed.rings.reduce((sum, ring) => sum + worthOf(ring), 0)).toBe(best);
        for (const firm of firms)
          expect(packed.rings.filter((ring) => ring.firms.includes(firm)).length).toBeLessThanOrEqual(capacityOf(firm));
        const hurried = packRings(rings, capacityOf, 1);
        expect(hurried.value).toBeLessThanOrEqual(best);
        expect(hurried.bound).toBeGreaterThanOrEqual(best);
        if (hurried.value < best) cut++;
      },
    ),
    runs,
  );
  expect(cut).toBeGreaterThan(0);
});
