/**
 * Reading figures.
 *
 * 1. What people write of a figure becomes a range in the base unit.
 * 2. Every fault has its own reason.
 * 3. A spread about a figure becomes its two ends.
 * 4. What is written in figures and a unit, as pages write it, reads back as the same range.
 * 5. The same quantity in another unit of its dimension is the same range.
 * 6. A wider bound covers a narrower one, and nothing is covered by what it goes beyond.
 * 7. Every spelling of a unit names one unit of a dimension; case never turns a thousandth into a million.
 * 8. Any text at all is answered with a range or a reason, never an exception.
 * 9. Every figure of the seeded directory is read.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { covers, type Measure, type Range, readQuantity } from '#app/domain/catalogue/read-quantity.ts';
import { readValue } from '#app/domain/catalogue/typed-value.ts';
import { findUnit } from '#app/domain/catalogue/unit-spellings.ts';
import { formatRange } from '#app/ui/quantity.ts';
import { attribute, attributes, rowsOf, units } from '#tests/support/reference-rows.ts';

const of = (dimension: string | null, least: number | null = null, most: number | null = null): Measure => ({ dimension, least, most });
const read = (typed: string, measure: Measure) => readQuantity(typed, measure, units);
const rangeOf = (typed: string, measure: Measure): Range => {
  const found = read(typed, measure);
  if ('fault' in found) throw new Error(`${typed}: ${found.fault}`);
  return { low: found.low, high: found.high };
};

describe('readQuantity', () => {
  test.each([
    ['1.6 MPa', 'pressure', 1.6, 1.6],
    ['≥1.6MPa', 'pressure', 1.6, null],
    ['>= 1.6 mpa', 'pressure', 1.6, null],
    ['１．６ＭＰａ', 'pressure', 1.6, 1.6],
    ['16 bar', 'pressure', 1.6, 1.6],
    ['16公斤', 'pressure', 1.569064, 1.569064],
    ['16kg/cm2', 'pressure', 1.569064, 1.569064],
    ['PN16', 'pressure', 1.6, 1.6],
    ['PN1.6MPa', 'pressure', 1.6, 1.6],
    ['DN50–DN200', 'length', 50, 200],
    ['DN50', 'length', 50, 50],
    ['Φ20mm', 'length', 20, 20],
    ['0.5~1.2 mm', 'length', 0.5, 1.2],
    ['50毫米至2米', 'length', 50, 2000],
    ['50mm-200', 'length', 50, 200],
    ['50MM', 'length', 50, 50],
    ['80 µm', 'length', 0.08, 0.08],
    ['80μm', 'length', 0.08, 0.08],
    ['55"', 'length', 1397, 1397],
    ['1,200 kg', 'mass', 1200, 1200],
    ['1，200 公斤', 'mass', 1200, 1200],
    ['20吨以上', 'mass', 20_000, null],
    ['5吨及以下', 'mass', null, 5000],
    ['最大 20 t', 'mass', null, 20_000],
    ['不小于3吨', 'mass', 3000, null],
    ['3万吨/年', 'mass-rate', 30_000_000, 30_000_000],
    ['5 吨/天', 'mass-rate', 1_825_000, 1_825_000],
    ['5吨每日', 'mass-rate', 1_825_000, 1_825_000],
    ['2万件/月', 'count-rate', 240_000, 240_000],
    ['100台/年', 'count-rate', 100, 100],
    ['500ML', 'volume', 0.5, 0.5],
    ['100 m2', 'area', 100, 100],
    ['50-60Hz', 'frequency', 50, 60],
    ['-20~60℃', 'temperature', -20, 60],
    ['-40 ~ -10 ℃', 'temperature', -40, -10],
    ['−20℃', 'temperature', -20, -20],
    ['1500rpm', 'rotation', 1500, 1500],
    ['300 N·m', 'torque', 300, 300],
    ['300Nm', 'torque', 300, 300],
    ['95%', 'ratio', 95, 95],
    ['９５％', 'ratio', 95, 95],
    ['约30', null, 30, 30],
    ['12种', null, 12, 12],
    ['2010年', null, 2010, 2010],
    ['800目', 'fineness', 800, 800],
  ])('1 %s', (typed, dimension, low, high) => {
    expect(read(typed, of(dimension))).toMatchObject({ low, high });
  });

  test.each([
    ['很大', of('length'), 'not-a-number'],
    ['1,5 mm', of('length'), 'not-a-number'],
    ['mm', of('length'), 'not-a-number'],
    ['1mm 2mm', of('length'), 'unit-unknown'],
    ['≥1mm-2mm', of('length'), 'not-a-number'],
    ['5', of('length'), 'unit-missing'],
    ['PN2.5', of('pressure'), 'unit-missing'],
    ['3万', of('mass'), 'unit-missing'],
    ['5 帕帕', of('pressure'), 'unit-unknown'],
    ['5 mw', of('power'), 'unit-unknown'],
    ['5 kg', of('length'), 'unit-of-another-dimension'],
    ['5mm', of(null), 'unit-not-wanted'],
    ['-1%', of('ratio', 0, 100), 'below-least'],
    ['120%', of('ratio', 0, 100), 'above-most'],
    ['≥120%', of('ratio', 0, 100), 'above-most'],
    [`${'9'.repeat(40)}mm`, of('length'), 'above-most'],
    [`${'9'.repeat(90)}mm`, of('length'), 'too-long'],
    ['200-50mm', of('length'), 'range-reversed'],
    ['2m-50mm', of('length'), 'range-reversed'],
  ])('2 %s', (typed, measure, fault) => {
    expect(read(typed, measure)).toEqual({ fault });
  });

  test.each([
    ['±0.02mm', 'length', -0.02, 0.02],
    ['±20μm', 'length', -0.02, 0.02],
    ['10±0.5mm', 'length', 9.5, 10.5],
    ['10mm±500μm', 'length', 9.5, 10.5],
    ['220V±10%', 'voltage', 198, 242],
    ['25±2℃', 'temperature', 23, 27],
    ['77±9°F', 'temperature', 20, 30],
    ['50%±2%', 'ratio', 48, 52],
  ])('3 %s', (typed, dimension, low, high) => {
    const range = rangeOf(typed, of(dimension));
    expect(range.low).toBeCloseTo(low, 9);
    expect(range.high).toBeCloseTo(high, 9);
  });

  const figure = fc.integer({ min: 1, max: 999_999 }).map((value) => value / 100);
  const range = fc.oneof(
    figure.map((value) => ({ low: value, high: value })),
    figure.map((value) => ({ low: value, high: null })),
    figure.map((value) => ({ low: null, high: value })),
    fc.tuple(figure, figure).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) })),
  );
  const anyUnit = fc.constantFrom(...units);
  const close = (a: number | null, b: number | null) =>
    a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));

  test('4 written and read back', () => {
    fc.assert(
      fc.property(range, anyUnit, fc.constantFrom('zh', 'en'), fc.boolean(), (given, unit, language, inChinese) => {
        const typed = formatRange(language as 'zh' | 'en', { ...given, unit: inChinese ? unit.zh : unit.code });
        const found = rangeOf(typed, of(unit.dimension));
        const base = (value: number | null) => (value === null ? null : value * unit.factor + unit.shift);
        expect([typed, close(found.low, base(given.low)), close(found.high, base(given.high))]).toEqual([typed, true, true]);
      }),
      { numRuns: 2000 },
    );
  });

  test('5 converted', () => {
    fc.assert(
      fc.property(figure, anyUnit, anyUnit, (value, one, pick) => {
        const siblings = units.filter(({ dimension }) => dimension === one.dimension);
        const other = siblings[units.indexOf(pick) % siblings.length] ?? one;
        const converted = (value * one.factor + one.shift - other.shift) / other.factor;
        fc.pre(converted > 1e-3 && converted < 1e9);
        const [a, b] = [`${value} ${one.code}`, `${converted.toFixed(12)} ${other.code}`].map(
          (typed) => rangeOf(typed, of(one.dimension)).low,
        );
        expect(Math.abs((a ?? 0) - (b ?? 0))).toBeLessThanOrEqual(1e-7 * Math.max(1, Math.abs(a ?? 0)));
      }),
      { numRuns: 2000 },
    );
  });

  test('6 covering', () => {
    fc.assert(
      fc.property(figure, figure, figure, (a, b, by) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const length = of('length');
        const [narrow, wide] = [
          rangeOf(`${low}-${high}mm`, length),
          rangeOf(`${(low - by).toFixed(2)}~${(high + by).toFixed(2)}mm`, length),
        ];
        expect(covers(wide, narrow)).toBe(true);
        expect(covers(narrow, wide)).toBe(false);
        expect(covers(rangeOf(`≥${low}mm`, length), narrow)).toBe(true);
        expect(covers(rangeOf(`≤${high}mm`, length), narrow)).toBe(true);
        expect(covers(narrow, rangeOf(`≥${low}mm`, length))).toBe(false);
        expect(covers(narrow, narrow)).toBe(true);
      }),
    );
  });

  test('7 spellings', () => {
    for (const unit of units) {
      expect(findUnit(unit.code, unit.dimension, units)?.code).toBe(unit.code);
      expect(findUnit(unit.zh, unit.dimension, units)?.code).toBe(unit.code);
    }
    expect(findUnit('mw', 'power', units)).toBeNull();
    expect(findUnit('mwh', 'energy', units)).toBeNull();
    expect(findUnit('KW', 'power', units)?.code).toBe('kW');
    expect(findUnit('MAH', 'charge', units)?.code).toBe('mAh');
  });

  test('8 any text', () => {
    const crumbs = fc.array(
      fc.constantFrom('1', '2.5', '~', '±', 'mm', '万', '吨', '/', '年', '≥', '以上', ' ', 'DN', '至', '-', '%', ',', '\u200b'),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          crumbs.map((some) => some.join('')),
        ),
        fc.constantFrom(...attributes),
        (typed, one) => {
          const found = readValue(typed, one, units);
          if ('fault' in found) return;
          expect(found.low === null || found.high === null || found.low <= found.high).toBe(true);
          expect([found.low, found.high].every((end) => end === null || Number.isFinite(end))).toBe(true);
          if (one.type === 'number') expect(found.low === null && found.high === null).toBe(false);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('9 the seeded directory', () => {
    const rows = rowsOf('db/seed/directory/product_attributes.csv');
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter((row) => 'fault' in readValue(row.value ?? '', attribute(row.attribute ?? ''), units))).toEqual([]);
  });
});

test('choices forgive width, case and spaces, and nothing else', () => {
  expect(readValue(' 锂 离子 ', attribute('battery-chemistry'), units)).toMatchObject({ typed: '锂离子' });
  expect(readValue('锂离', attribute('battery-chemistry'), units)).toEqual({ fault: 'not-a-choice' });
  expect(readValue('x'.repeat(201), attribute('model'), units)).toEqual({ fault: 'too-long' });
});
