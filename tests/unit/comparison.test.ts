/**
 * Putting products side by side.
 *
 * 1. The same attribute stands in the same row, in the order of the first product that has it; a missing one is null.
 * 2. Figures are compared in the base unit, words without regard to width and case.
 * 3. What is not known is not different.
 * 4. An address gives at most four numbers, each once, in capitals and without control characters; the others are told apart.
 * 5. What an address says, its own address says again.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignAttributes, comparePath, differ, readPicked } from '#app/domain/catalogue/comparison.ts';
import type { ProductAttribute } from '#app/domain/catalogue/product-detail.ts';

const attribute = (key: string, given: Partial<ProductAttribute> = {}): ProductAttribute => ({
  key,
  zh: key,
  en: key,
  vi: key,
  type: 'text',
  typed: 'x',
  low: null,
  high: null,
  unit: null,
  baseUnit: null,
  equivalents: [],
  ...given,
});
const pressure = (typed: string, low: number, unit: string) =>
  attribute('pressure', { type: 'number', typed, low, high: low, unit, baseUnit: 'MPa' });
const of = (...attributes: ProductAttribute[]) => ({ attributes });

test('1. alignment', () => {
  const rows = alignAttributes([of(attribute('b'), attribute('a')), of(attribute('c'), attribute('a'))]);
  expect(rows.map(({ key }) => key)).toEqual(['b', 'a', 'c']);
  expect(rows.map(({ cells }) => cells.map((cell) => cell?.key ?? null))).toEqual([
    ['b', null],
    ['a', 'a'],
    [null, 'c'],
  ]);
});

test.each([
  ['16 bar', '1.6 MPa', false],
  ['16 bar', '16 MPa', true],
])('2. %s against %s', (one, other, differs) => {
  const low = { '16 bar': 1.6, '1.6 MPa': 1.6, '16 MPa': 16 };
  const read = (typed: string) => pressure(typed, low[typed as keyof typeof low], typed.split(' ')[1] ?? '');
  expect(alignAttributes([of(read(one)), of(read(other))])[0]?.differs).toBe(differs);
});

test('2. words', () => {
  const row = (one: string, other: string) =>
    alignAttributes([of(attribute('a', { typed: one })), of(attribute('a', { typed: other }))])[0];
  expect(row('ＤＮ50', 'dn50')?.differs).toBe(false);
  expect(row('DN50', 'DN65')?.differs).toBe(true);
});

test('3. unknown is not different', () => {
  expect(differ([null, 'a', null])).toBe(false);
  expect(differ([null, 'a', 'b'])).toBe(true);
  expect(differ([])).toBe(false);
  expect(alignAttributes([of(attribute('a')), of()])[0]?.differs).toBe(false);
});

test('4. what an address picks', () => {
  const picked = readPicked(new URLSearchParams('p=p0001&p=P0001&p=%20P0002%00&p=&p=P0003&p=P0004&p=P0005'));
  expect(picked).toEqual({ refs: ['P0001', 'P0002', 'P0003', 'P0004'], left: ['P0005'], differing: false });
});

test('4. whatever an address holds', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 8 }), (refs) => {
      const picked = readPicked(new URLSearchParams(refs.map((ref) => ['p', ref])));
      expect(picked.refs.length).toBeLessThanOrEqual(4);
      expect(new Set([...picked.refs, ...picked.left]).size).toBe(picked.refs.length + picked.left.length);
      expect(picked.refs.filter((ref) => !/^[^\p{Cc}]{1,20}$/u.test(ref))).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('5. there and back', () => {
  expect(readPicked(new URL(comparePath(['P0001', 'P0002'], true), 'https://x.example').searchParams)).toEqual({
    refs: ['P0001', 'P0002'],
    left: [],
    differing: true,
  });
  expect(comparePath([])).toBe('/compare');
});
