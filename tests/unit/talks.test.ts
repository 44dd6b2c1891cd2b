/**
 * Quotations and debriefs, 10,000 cases each.
 *
 * 1. What is quoted in other units of the same dimension costs the same for one unit of the need.
 * 2. A quotation's sum is that of its lines and the delivery; the form keeps every figure and names every field that does not hold.
 * 3. A debrief of fewer than five tells nothing of prices; of more, what it tells is the same whatever the others are called and in whatever order.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { debriefOf, fewestForBands } from '#app/domain/talks/debrief.ts';
import { fenPerUnit, goodsFen, type KnownUnit, lineFen, quotationForm, totalFen } from '#app/domain/talks/quotation.ts';
import { aQuotationForm } from '#tests/support/talk-forms.ts';

const runs = { numRuns: 10_000 };
const units: readonly KnownUnit[] = [
  { code: 'kg', zh: '千克', dimension: 'mass', factor: 1 },
  { code: 't', zh: '吨', dimension: 'mass', factor: 1000 },
  { code: 'm', zh: '米', dimension: 'length', factor: 1 },
];
const line = fc.record({
  title: fc.constant('示例'),
  quantity: fc.integer({ min: 1, max: 1_000_000 }).map(String),
  unit: fc.constant('吨'),
  unitFen: fc.integer({ min: 0, max: 100_000_000 }),
});
const quotation = fc.record({ lines: fc.array(line, { minLength: 1, maxLength: 5 }), freightFen: fc.integer({ min: 0, max: 10_000_000 }) });

test('1. units', () => {
  fc.assert(
    fc.property(quotation, (one) => {
      const inKilograms = { ...one, lines: one.lines.map((it) => ({ ...it, unit: 'kg', quantity: `${it.quantity}000` })) };
      expect(
        fenPerUnit({ ...inKilograms, lines: inKilograms.lines.map((it, at) => ({ ...it, unitFen: one.lines[at]!.unitFen })) }, '米', units),
      ).toBeNull();
      const total = totalFen(one);
      const quantity = one.lines.reduce((sum, it) => sum + Number(it.quantity), 0);
      expect(fenPerUnit(one, '吨', units)).toBe(Math.round(total / quantity));
      expect(fenPerUnit(one, '千克', units)).toBe(Math.round(total / (quantity * 1000)));
    }),
    runs,
  );
});

test('2. sums and forms', () => {
  fc.assert(
    fc.property(quotation, (one) => {
      expect(totalFen(one)).toBe(goodsFen(one) + one.freightFen);
      expect(goodsFen(one)).toBe(one.lines.reduce((sum, it) => sum + lineFen(it), 0));
      const form = Object.fromEntries(
        one.lines.flatMap((it, at) => [
          [`title${at + 1}`, it.title],
          [`quantity${at + 1}`, it.quantity],
          [`unit${at + 1}`, it.unit],
          [`price${at + 1}`, (it.unitFen / 100).toFixed(2)],
        ]),
      );
      const read = quotationForm('2026-11-24').parse({ ...aQuotationForm(), ...form, freight: (one.freightFen / 100).toFixed(2) });
      expect([read.lines, read.freightFen]).toEqual([one.lines, one.freightFen]);
    }),
    runs,
  );
  const names = ['title1', 'quantity1', 'unit1', 'price1', 'freight', 'leadDays', 'paymentDays', 'validUntil'];
  const bad = quotationForm('2026-11-24').safeParse({ ...Object.fromEntries(names.map((name) => [name, 'ｘ'])), title2: '只有品名' });
  expect([...new Set(bad.error!.issues.map(({ path }) => String(path[0])))].sort()).toEqual(
    [...names.filter((name) => name !== 'unit1'), 'quantity2', 'unit2', 'price2'].sort(),
  );
});

test('3. debriefs', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 12 }), fc.nat(), (totals, seed) => {
      const own = totals[seed % totals.length]!;
      const said = debriefOf([], own, totals);
      expect(said.third === null).toBe(totals.length < fewestForBands);
      expect(debriefOf([], own, [...totals].reverse())).toEqual(said);
      // A competitor who is dearer or cheaper by a little moves nothing that could be read back.
      if (said.third !== null)
        expect(Object.values(said).every((value) => !totals.includes(value as number) || value === said.third)).toBe(true);
      if (said.band === 'lowest') expect(own).toBe(Math.min(...totals));
    }),
    runs,
  );
});
