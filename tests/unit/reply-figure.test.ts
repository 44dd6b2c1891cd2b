/**
 * How an enterprise answers, as it is told.
 *
 * 1. Below three inquiries nothing is said.
 * 2. One of one never comes before 95 of 100; of two with the same share the one with more comes first where it is above the middle.
 * 3. More answers of as many inquiries never make it worse, and no figure reaches 0 or 1.
 * 4. Times are told in the unit in which people say them.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replyFigure, replyTime, shrunkShare } from '#app/domain/enterprises/reply-figure.ts';

const share = (answered: number, asked: number) => shrunkShare({ asked, answered });
const counts = fc.integer({ min: 1, max: 1_000 }).chain((asked) => fc.tuple(fc.integer({ min: 0, max: asked }), fc.constant(asked)));

test('1. too few', () => {
  expect([0, 1, 2, 3].map((asked) => replyFigure({ asked, answered: asked, medianSeconds: 60 }) === null)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test('2. few and many', () => {
  for (const few of [1, 2, 3, 5]) expect(share(few, few)).toBeLessThan(share(95, 100));
  fc.assert(
    fc.property(counts, fc.integer({ min: 2, max: 20 }), ([answered, asked], times) => {
      if (answered * 2 > asked) expect(share(answered * times, asked * times)).toBeGreaterThan(share(answered, asked));
    }),
  );
});

test('3. order and bounds', () => {
  fc.assert(
    fc.property(counts, ([answered, asked]) => {
      expect(share(answered, asked)).toBeGreaterThan(0);
      expect(share(answered, asked)).toBeLessThan(1);
      if (answered > 0) expect(share(answered, asked)).toBeGreaterThan(share(answered - 1, asked));
    }),
  );
});

test('4. times', () => {
  expect([10, 60, 3_569, 3_570, 7_200, 170_999, 171_000, 604_800].map(replyTime)).toEqual([
    { unit: 'minutes', count: 1 },
    { unit: 'minutes', count: 1 },
    { unit: 'minutes', count: 59 },
    { unit: 'hours', count: 1 },
    { unit: 'hours', count: 2 },
    { unit: 'hours', count: 47 },
    { unit: 'days', count: 2 },
    { unit: 'days', count: 7 },
  ]);
});
