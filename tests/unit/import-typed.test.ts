/**
 * Reading what was typed about an attribute.
 *
 * 1. A number with a unit becomes a range in the base unit, whether the unit is written as a symbol or in Chinese.
 * 2. A bound leaves the other end open; a range keeps both.
 * 3. Equal quantities in different units are equal in the base unit (16 bar is 1.6 MPa).
 * 4. A unit of another dimension, or none, is refused; so is what is no number and what cannot be true.
 * 5. A choice must be one of its choices; text is left alone.
 * 6. Every unit converts there and back.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Attribute, readTyped, type Unit } from '#app/domain/directory-import/read-typed.ts';

const rows: Record<'code' | 'dimension' | 'factor' | 'shift' | 'zh', string>[] = parse(readFileSync('db/seed/reference/units.csv'), {
  columns: true,
});
const units: Unit[] = rows.map(({ factor, shift, ...row }) => ({ ...row, factor: Number(factor), shift: Number(shift) }));

const number = (dimension: string | null, least: number | null = null, most: number | null = null): Attribute => ({
  id: '00000000-0000-0000-0000-000000000000',
  key: 'it',
  type: 'number',
  dimension,
  least,
  most,
  choices: [],
});
const read = (typed: string, attribute: Attribute) => readTyped(typed, attribute, units);

describe('readTyped', () => {
  test.each([
    ['1770MPa', 'pressure', 1770, 1770, 'MPa'],
    ['7.15兆瓦', 'power', 7150, 7150, 'MW'],
    ['0.28 mm', 'length', 0.28, 0.28, 'mm'],
    ['55英寸', 'length', 1397, 1397, 'in'],
    ['1,200吨', 'mass', 1_200_000, 1_200_000, 't'],
    ['-20°C', 'temperature', -20, -20, '°C'],
    ['32°F', 'temperature', 0, 0, '°F'],
    ['23', null, 23, 23, null],
  ])('1 %s', (typed, dimension, low, high, unitCode) => {
    expect(read(typed, number(dimension))).toEqual({ typed, low, high, unitCode });
  });

  test.each([
    ['≥90%', 'ratio', 90, null],
    ['不高于 3%', 'ratio', null, 3],
    ['>1.6MPa', 'pressure', 1.6, null],
    ['50-200mm', 'length', 50, 200],
    ['50～200毫米', 'length', 50, 200],
    ['约5吨', 'mass', 5000, 5000],
  ])('2 %s', (typed, dimension, low, high) => {
    expect(read(typed, number(dimension))).toMatchObject({ low, high });
  });

  test.each([
    ['16bar', '1.6MPa', 'pressure'],
    ['100kPa', '1bar', 'pressure'],
    ['1000mL', '1L', 'volume'],
    ['2500mAh', '2.5Ah', 'charge'],
    ['0.3kV', '300V', 'voltage'],
    ['100斤', '50kg', 'mass'],
  ])('3 %s is %s', (one, other, dimension) => {
    const ends = [one, other]
      .map((typed) => read(typed, number(dimension)))
      .map((range) => ('reason' in range ? range : [range.low, range.high]));
    expect(ends[0]).toEqual(ends[1]);
  });

  test.each([
    ['5kg', number('length'), 'unknown-unit'],
    ['5', number('length'), 'unknown-unit'],
    ['5mm', number(null), 'unknown-unit'],
    ['很大', number('length'), 'not-a-number'],
    ['', number('length'), 'not-a-number'],
    ['1e9mm', number('length'), 'unknown-unit'],
    ['200-50mm', number('length'), 'out-of-range'],
    ['120%', number('ratio', 0, 100), 'out-of-range'],
    ['-1%', number('ratio', 0, 100), 'out-of-range'],
  ])('4 %s', (typed, attribute, reason) => {
    expect(read(typed, attribute)).toEqual({ reason });
  });

  test('5 choices and text', () => {
    const choice: Attribute = { ...number(null), type: 'choice', choices: ['柴油', '氢'] };
    expect(read('氢', choice)).toEqual({ typed: '氢', low: null, high: null, unitCode: null });
    expect(read('煤', choice)).toEqual({ reason: 'unknown-word' });
    expect(read('任何 12 mm', { ...number(null), type: 'text' })).toEqual({ typed: '任何 12 mm', low: null, high: null, unitCode: null });
  });

  test('6 conversion', () => {
    fc.assert(
      fc.property(fc.constantFrom(...units), fc.integer({ min: 1, max: 99_999 }), ({ code, dimension, factor, shift }, value) => {
        const range = read(`${value}${code}`, number(dimension));
        if ('reason' in range || range.low === null) throw new Error(`${value}${code} is not read`);
        expect((range.low - shift) / factor).toBeCloseTo(value, 3);
        expect(range.unitCode).toBe(code);
      }),
    );
  });
});
