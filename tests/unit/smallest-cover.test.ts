/**
 * Consortia, against trying every set (10,000 cases, up to 8 enterprises and 4 packages).
 *
 * 1. As few members as brute force finds, of these the cheapest; without any one of them it would not do; all packages are done, nobody does more
 *    than they can; blocked pairs are never in one; where brute force finds nothing, nothing is told.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Capable, smallestCover, spread, type WorkPackage } from '#app/domain/consortium/smallest-cover.ts';

const names = ['p', 'q', 'r', 's'];
const world = fc.integer({ min: 1, max: 4 }).chain((many) =>
  fc.record({
    quantities: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: many, maxLength: many }),
    firms: fc.array(
      fc.record({
        can: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: many, maxLength: many }),
        most: fc.option(fc.integer({ min: 0, max: 12 }), { nil: null }),
        cost: fc.integer({ min: 0, max: 3 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    apart: fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 3 }),
  }),
);

/** Whether a set can do it all, by Hall's condition for flows: every part of the packages against what the set can do of it. */
function canDo(packages: readonly WorkPackage[], set: readonly Capable[]): boolean {
  for (let bits = 1; bits < 2 ** packages.length; bits++) {
    const part = packages.filter((_one, at) => bits & (1 << at));
    const wanted = part.reduce((sum, { quantity }) => sum + quantity, 0);
    const able = set.reduce((sum, { can, most }) => {
      const together = part.reduce((of, { id }) => of + (can[id] ?? 0), 0);
      return sum + Math.min(together, most ?? together);
    }, 0);
    if (able < wanted) return false;
  }
  return true;
}

test('1. brute force', { timeout: 120_000 }, () => {
  let found = 0;
  fc.assert(
    fc.property(world, ({ quantities, firms, apart }) => {
      const packages = quantities.map((quantity, at) => ({ id: names[at]!, quantity }));
      const enterprises = firms.map(({ can, most, cost }, at): Capable => {
        const each = Object.fromEntries(can.map((many, p) => [names[p]!, many]));
        return { id: `e${at}`, can: each, most, cost };
      });
      const blocked = (a: string, b: string) => apart.some(([x, y]) => x !== y && [a, b].includes(`e${x}`) && [a, b].includes(`e${y}`));
      const sets = Array.from({ length: 2 ** firms.length }, (_, bits) => enterprises.filter((_one, at) => bits & (1 << at)));
      const good = sets.filter(
        (set) => !set.some((one) => set.some((other) => one !== other && blocked(one.id, other.id))) && canDo(packages, set),
      );
      const cost = (set: readonly Capable[]) => set.reduce((sum, one) => sum + one.cost, 0);
      good.sort((a, b) => a.length - b.length || cost(a) - cost(b));
      const told = smallestCover(packages, enterprises, blocked);
      expect(told === null).toBe(good.length === 0);
      if (!told) return;
      found++;
      const members = enterprises.filter(({ id }) => told.members.includes(id));
      expect([told.exact, members.length, cost(members)]).toEqual([true, good[0]!.length, cost(good[0]!)]);
      for (const one of members)
        expect(
          spread(
            packages,
            members.filter((other) => other !== one),
          ),
        ).toBeNull();
      expect(members.some((one) => members.some((other) => one !== other && blocked(one.id, other.id)))).toBe(false);
      for (const { id, quantity } of packages)
        expect(told.shares.reduce((sum, share) => sum + (share.workPackage === id ? share.quantity : 0), 0)).toBe(quantity);
      for (const { id, can, most } of members) {
        const own = told.shares.filter(({ enterprise }) => enterprise === id);
        expect(own.every(({ workPackage, quantity }) => quantity > 0 && quantity <= can[workPackage]!)).toBe(true);
        expect(own.reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThanOrEqual(most ?? Number.POSITIVE_INFINITY);
      }
    }),
    { numRuns: 10_000 },
  );
  expect(found).toBeGreaterThan(2_000);
});
