/**
 * "Why not me".
 *
 * 1. The changes that are told are as few as trying every set of up to three finds; with them the product is let in, and without any one of them it
 *    is not (10,000 cases).
 * 2. What is told of all of them together is what counting one by one gives.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Asked, type Condition, judge, type Said } from '#app/domain/matching/conditions.ts';
import { answers, bar, type Ledger } from '#app/domain/matching/match.ts';
import { commonestChanges, mostChanges, smallestChange } from '#app/domain/matching/smallest-change.ts';

const end = fc.option(fc.integer({ min: -9, max: 9 }), { nil: null });
const range = fc.tuple(end, end).map(([a, b]) => (a !== null && b !== null && a > b ? { low: b, high: a } : { low: a, high: b }));
const asked: fc.Arbitrary<Asked> = fc.oneof(
  fc.tuple(range, fc.constantFrom('any' as const, 'all' as const)).map(([of, extent]): Asked => ({ kind: 'range', extent, ...of })),
  fc.subarray(['甲', '乙', '丙'], { minLength: 1 }).map((among): Asked => ({ kind: 'choice', among })),
  fc.subarray(['304', '316', 'Q235'], { minLength: 1 }).map((names): Asked => ({ kind: 'grade', names: new Set(names) })),
  fc.constantFrom('防爆', '耐腐蚀').map((words): Asked => ({ kind: 'words', words })),
);
const said: fc.Arbitrary<Said | undefined> = fc.option(
  fc
    .tuple(range, fc.constantFrom('甲', '乙', '丁', '防爆型'), fc.subarray(['304', 'Q235', '45#']))
    .map(([of, typed, grades]) => ({ ...of, typed, grades })),
  { nil: undefined },
);
const world = fc.tuple(
  fc.array(fc.tuple(asked, said, fc.boolean()), { maxLength: 6 }),
  fc.integer({ min: bar - 20, max: bar + 600 }),
  fc.boolean(),
);

const ledgerOf = (conditions: readonly Condition[], says: ReadonlyMap<string, Said>, score: number, origin: boolean): Ledger => ({
  ...{ rules: 1, score, parts: { thing: score, context: 0, specifications: 0, proofs: 0 }, relation: 'same' as const, wanted: '', by: '' },
  conditions: [
    ...conditions.map((one) => judge(one, says.get(one.attribute))),
    ...(origin ? [{ attribute: 'origin', asked: '外省', said: '广西', hard: true, verdict: 'fail' as const }] : []),
  ],
});

/** For each attribute, the value that would do, found by trying. */
const anything: readonly Said[] = [
  ...Array.from({ length: 41 }, (_, n) => ({ low: n / 2 - 10, high: n / 2 - 10, typed: '', grades: [] })),
  { low: null, high: 9, typed: '', grades: [] },
  { low: -9, high: null, typed: '', grades: [] },
  { low: -9, high: 9, typed: '', grades: [] },
  ...['甲', '乙', '丙', '防爆', '耐腐蚀'].map((typed) => ({ low: null, high: null, typed, grades: [] })),
  ...['304', '316', 'Q235'].map((name) => ({ low: null, high: null, typed: name, grades: [name] })),
];

test('1. as few as brute force finds', () => {
  let found = 0;
  fc.assert(
    fc.property(world, ([parts, score, origin]) => {
      const conditions = parts.map(([wanted, , hard], at): Condition => ({ attribute: `a${at}`, typed: '', hard, asked: wanted }));
      const says = new Map(parts.flatMap(([, of], at) => (of ? [[`a${at}`, of] as const] : [])));
      const lets = (of: ReadonlyMap<string, Said>) => answers(ledgerOf(conditions, of, score, origin));
      // All sets of up to three attributes, each changed to whatever can be said of it that passes.
      const passing = new Map(conditions.map((one) => [one.attribute, anything.find((of) => judge(one, of).verdict === 'pass')]));
      const names = [...passing].flatMap(([name, of]) => (of ? [name] : []));
      const sets = Array.from({ length: 2 ** names.length }, (_, bits) => names.filter((_name, at) => bits & (1 << at)))
        .filter((set) => set.length <= mostChanges)
        .sort((a, b) => a.length - b.length);
      const changed = (set: readonly string[]) => new Map([...says, ...set.map((name) => [name, passing.get(name)!] as const)]);
      const fewest = sets.find((set) => lets(changed(set)))?.length ?? null;
      const told = smallestChange(ledgerOf(conditions, says, score, origin), conditions, says);
      expect(told?.length ?? null).toBe(fewest);
      if (!told || told.length === 0) return;
      found++;
      const applied = (these: typeof told) => new Map([...says, ...these.map(({ attribute, to }) => [attribute, to] as const)]);
      expect(lets(applied(told))).toBe(true);
      for (const one of told) expect(lets(applied(told.filter((other) => other !== one)))).toBe(false);
    }),
    { numRuns: 10_000 },
  );
  expect(found).toBeGreaterThan(1_000);
});

test('2. together', () => {
  const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(names, { maxLength: 12 }), (all) => {
      const told = commonestChanges(all.map((set) => set.map((attribute) => ({ attribute }))));
      for (const { attribute, times, alone } of told) {
        expect(times).toBe(all.filter((set) => set.some((one) => one === attribute)).length);
        expect(alone).toBe(all.filter((set) => set.length === 1 && set[0] === attribute).length);
      }
      expect(told.length).toBe(new Set(all.flat()).size);
      expect(told.map(({ alone }) => alone)).toEqual(told.map(({ alone }) => alone).sort((a, b) => b - a));
    }),
  );
});
