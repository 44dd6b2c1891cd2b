/**
 * Conditions of a need, held against what products say.
 *
 * 1. Choices, grades by any of their names, ranges of which something or the whole is wanted; what is not said is unknown.
 * 2. The unit in which either side wrote makes no difference (10,000 cases over all dimensions with several units).
 * 3. Relaxing a condition never loses a match: wider where something within the range will do, narrower where the whole is wanted
 *    (10,000 cases).
 * 4. A verdict on a range is what trying points of it comes to (10,000 cases).
 * 5. A hard condition that fails excludes; a soft one only adds nothing; an unknown one neither.
 */
import fc from 'fast-check';
import { gradeNames } from '#app/domain/catalogue/grades.ts';
import { type Range, readQuantity } from '#app/domain/catalogue/read-quantity.ts';
import { type Asked, type Condition, judge, type Said } from '#app/domain/matching/conditions.ts';
import { answers, match } from '#app/domain/matching/match.ts';
import { asMatched } from '#app/domain/matching/need.ts';
import { readOffer } from '#app/domain/matching/offered.ts';
import { readGoods } from '#app/domain/matching/read-goods.server.ts';
import { units } from '#tests/support/reference-rows.ts';
import { expect, test } from '#tests/support/test.ts';

const cases = 10_000;
const said = (range: Partial<Range> = {}, typed = '', grades: readonly string[] = []): Said => ({
  low: null,
  high: null,
  ...range,
  typed,
  grades,
});
const condition = (asked: Asked, hard = true): Condition => ({ attribute: 'x', typed: '', hard, asked });
const verdict = (asked: Asked, of: Said | undefined) => judge(condition(asked), of).verdict;
const any = (low: number | null, high: number | null): Asked => ({ kind: 'range', extent: 'any', low, high });
const all = (low: number | null, high: number | null): Asked => ({ kind: 'range', extent: 'all', low, high });

test('1. kinds', () => {
  const steel = gradeNames('304', '2026-11-24', [
    { group: '304', name: 'SUS304', validFrom: null, validTo: null },
    { group: '304', name: '304', validFrom: null, validTo: null },
  ]);
  expect(verdict({ kind: 'grade', names: steel }, said({}, 'SUS304', ['SUS304']))).toBe('pass');
  expect(verdict({ kind: 'grade', names: steel }, said({}, '316', ['316']))).toBe('fail');
  expect(verdict({ kind: 'grade', names: steel }, said({}, '不锈钢'))).toBe('unknown');
  expect(verdict({ kind: 'choice', among: ['国六'] }, said({}, '国六'))).toBe('pass');
  expect(verdict({ kind: 'choice', among: ['国六'] }, said({}, '国五'))).toBe('fail');
  expect(verdict(any(1.6, null), said({ low: 2.5, high: 2.5 }))).toBe('pass');
  expect(verdict(all(50, 200), said({ low: 15, high: 300 }))).toBe('pass');
  expect(verdict(all(50, 200), said({ low: 100, high: 300 }))).toBe('fail');
  expect([verdict(any(1, 2), undefined), verdict(any(1, 2), said({}, '可定制'))]).toEqual(['unknown', 'unknown']);
});

const several = [...new Set(units.map(({ dimension }) => dimension))]
  .map((dimension) => units.filter((unit) => unit.dimension === dimension))
  .filter((some) => some.length > 1);
/** A whole number of thousandths, which every unit can write. */
const figure = fc.integer({ min: 1, max: 5_000_000 }).map((n) => n / 1_000);

test('2. units', { timeout: 60_000 }, () => {
  expect(several.length).toBeGreaterThan(5);
  // On the very bound too, where the figures of both are written out.
  for (const [asks, has] of [
    ['≥16bar', '1.6MPa'],
    ['≥1.6MPa', '16bar'],
    ['≤1.5t', '1500kg'],
    ['≥3kW', '3000W'],
  ] as const) {
    const dimension = units.find(({ code }) => asks.endsWith(code))!.dimension;
    const [asked, of] = [asks, has].map((typed) => readQuantity(typed, { dimension, least: null, most: null }, units) as Range);
    expect([asks, has, verdict({ kind: 'range', extent: 'any', low: asked!.low, high: asked!.high }, said(of))]).toEqual([
      asks,
      has,
      'pass',
    ]);
  }
  const one = fc
    .constantFrom(...several)
    .chain((some) => fc.tuple(fc.constant(some[0]!.dimension), fc.constantFrom(...some), fc.constantFrom(...some)));
  fc.assert(
    fc.property(
      one,
      figure,
      fc.constantFrom('≥', '≤', ''),
      fc.constantFrom('any' as const, 'all' as const),
      ([dimension, first, second], value, sign, extent) => {
        const measure = { dimension, least: null, most: null };
        const read = (typed: string) => {
          const range = readQuantity(typed, measure, units);
          fc.pre(!('fault' in range));
          return range as Range;
        };
        const inOther = (value * first.factor + first.shift - second.shift) / second.factor;
        const other = Number(inOther.toPrecision(12));
        // What a person can write: no exponents, and no more digits than a figure has.
        fc.pre(Math.abs(other) >= 1e-6 && Math.abs(other) < 1e12);
        const written = (figureIn: number, code: string) => `${sign}${figureIn.toFixed(12).replace(/\.?0+$/, '')}${code}`;
        const [a, b] = [read(written(value, first.code)), read(written(other, second.code))];
        const offers = [value * 0.9, value, value * 1.1].map((at) => {
          const base = read(`${at.toFixed(6)}${first.code}`);
          return said({ low: base.low, high: base.high });
        });
        const verdicts = (range: Range) =>
          [offers[0]!, offers[2]!].map((offer) => verdict({ kind: 'range', extent, low: range.low, high: range.high }, offer));
        expect(verdicts(b)).toEqual(verdicts(a));
      },
    ),
    { numRuns: cases },
  );
});

const end = fc.option(fc.integer({ min: -20, max: 20 }), { nil: null });
const range = fc.tuple(end, end).map(([a, b]): Range => (a !== null && b !== null && a > b ? { low: b, high: a } : { low: a, high: b }));

test('3. relaxing', () => {
  fc.assert(
    fc.property(range, range, fc.nat(5), fc.nat(5), fc.boolean(), (asked, of, down, up, open) => {
      const offer = said(of);
      const wider = { low: asked.low === null || open ? null : asked.low - down, high: asked.high === null ? null : asked.high + up };
      if (verdict(any(asked.low, asked.high), offer) === 'pass') expect(verdict(any(wider.low, wider.high), offer)).toBe('pass');
      if (verdict(all(wider.low, wider.high), offer) === 'pass') expect(verdict(all(asked.low, asked.high), offer)).toBe('pass');
    }),
    { numRuns: cases },
  );
});

test('4. by trying', () => {
  const points = Array.from({ length: 161 }, (_, n) => n / 2 - 40);
  const holds = ({ low, high }: Range, at: number) => (low === null || at >= low) && (high === null || at <= high);
  fc.assert(
    fc.property(range, range, (asked, of) => {
      fc.pre(of.low !== null || of.high !== null);
      const [some, every] = [
        points.some((at) => holds(asked, at) && holds(of, at)),
        points.every((at) => !holds(asked, at) || holds(of, at)),
      ];
      expect(verdict(any(asked.low, asked.high), said(of))).toBe(some ? 'pass' : 'fail');
      expect(verdict(all(asked.low, asked.high), said(of))).toBe(every ? 'pass' : 'fail');
    }),
    { numRuns: cases },
  );
});

test('5. hard and soft', () => {
  const goods = readGoods();
  const offer = readOffer(
    { id: 'a', ref: 'a', name: '示例泵', category: '泵', proofs: 0, says: new Map([['x', said({ low: 1, high: 1 })]]) },
    goods,
  );
  const ledger = (...conditions: Condition[]) => match(asMatched({ title: '', words: '示例泵', conditions }, goods), offer, goods)!;
  const [plain, holds, soft, hard] = [
    ledger(),
    ledger(condition(any(1, 2))),
    ledger(condition(any(2, 3), false)),
    ledger(condition(any(2, 3))),
  ];
  const unknown = ledger({ ...condition(any(2, 3)), attribute: 'y' });
  expect([holds.score > plain.score, soft.score, unknown.score]).toEqual([true, plain.score, plain.score]);
  expect([plain, holds, soft, unknown, hard].map(answers)).toEqual([true, true, true, true, false]);
});
