/**
 * Listing a product.
 *
 * 1. A whole draft is read into a listing without faults and may be submitted.
 * 2. Every fault has its reason, at its field, and what was typed is kept.
 * 3. A draft may lack anything; what must not be lacking is named.
 * 4. A draft sent by the form and read again is the same draft, whatever was sent.
 * 5. Completeness counts every part once, reaches the whole, and never falls when something is added.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeness } from '#app/domain/catalogue/completeness.ts';
import { emptyDraft, type ListingDraft, listingForm, sentBy } from '#app/domain/catalogue/listing.ts';
import { type ListingReference, readListing } from '#app/domain/catalogue/read-listing.ts';
import { attribute, units } from '#tests/support/reference-rows.ts';

const known: ListingReference = {
  categories: new Set(['内燃机/柴油机']),
  sectors: new Set(['auto']),
  divisions: new Set(['C34']),
  cities: new Set(['450900', '450100']),
  counties: new Map([['450902', '450900']]),
  units,
  definitions: ['model', 'fuel', 'rated-power'].map(attribute),
};

const sent = {
  name: '示例柴油发动机',
  brand: '示例牌',
  category: '内燃机/柴油机',
  sector: 'auto',
  division: 'C34',
  city: '450900',
  county: '450902',
  hsCode: '8408.20.10',
  standards: 'GB 17691-2018；GB/T 1147.1',
  applications: '客车、货车',
  capacity: '1,200',
  capacityUnit: '台',
  capacityPeriod: 'month',
  minimumOrder: '10',
  minimumOrderUnit: '台',
  leadTimeDays: '30天',
  contractManufacturing: 'yes',
  exportMarkets: '越南,泰国',
  notes: '第一行\r\n第二行',
  'attr.rated-power': '100 马力',
  'attr.fuel': '柴油',
  'attr.model': '示例-01',
  'credential.0.kind': 'patent',
  'credential.0.title': '示例实用新型专利',
  'credential.0.number': 'ZL 2020 2 0000000.0',
  'credential.3.kind': 'certificate',
  'credential.3.title': 'ISO 9001',
  'credential.3.validFrom': '2025-01-01',
  'credential.3.validTo': '2027-12-31',
};

const read = (changes: Record<string, string> = {}) => readListing(listingForm.parse({ ...sent, ...changes }), known);

describe('listing', () => {
  test('1 a whole draft', () => {
    const { listing, faults, missing, submittable } = read();
    expect({ faults, missing, submittable }).toEqual({ faults: {}, missing: [], submittable: true });
    expect(listing).toMatchObject({
      hsCode: '84082010',
      standards: ['GB 17691-2018', 'GB/T 1147.1'],
      applications: ['客车', '货车'],
      capacity: 1200,
      capacityUnit: 'unit',
      leadTimeDays: 30,
      contractManufacturing: true,
      notes: '第一行\n第二行',
      attributes: { 'rated-power': { typed: '100 马力', low: 73.549875, high: 73.549875, unitCode: 'PS' } },
    });
    expect(listing.credentials.map(({ title }) => title)).toEqual(['示例实用新型专利', 'ISO 9001']);
  });

  test.each([
    ['name', '油', 'too-short'],
    ['name', '油'.repeat(101), 'too-long'],
    ['category', '没有的', 'unknown-category'],
    ['sector', 'x', 'unknown-sector'],
    ['division', 'C99', 'unknown-division'],
    ['city', '110000', 'unknown-city'],
    ['county', '450103', 'county-of-another-city'],
    ['hsCode', '84082', 'not-an-hs-code'],
    ['applications', Array.from({ length: 21 }, (_, at) => `用途${at}`).join('、'), 'too-many'],
    ['capacity', '很多', 'not-a-number'],
    ['capacity', '0', 'not-above-zero'],
    ['capacity', '', 'number-needed'],
    ['capacityUnit', '', 'unit-missing'],
    ['capacityUnit', '坨', 'unit-unknown'],
    ['capacityPeriod', '', 'period-needed'],
    ['capacityPeriod', 'decade', 'choose'],
    ['leadTimeDays', '1.5', 'not-whole'],
    ['leadTimeDays', '9999', 'above-most'],
    ['contractManufacturing', 'maybe', 'choose'],
    ['attr.rated-power', '100 kg', 'unit-of-another-dimension'],
    ['attr.fuel', '煤', 'not-a-choice'],
    ['attr.purity', '99%', 'attribute-of-another-category'],
    ['credential.0.number', '', 'patent-needs-number'],
    ['credential.0.kind', '', 'choose'],
    ['credential.0.title', '', 'empty'],
  ])('2 %s %s', (field, typed, fault) => {
    const draft = listingForm.parse({ ...sent, [field]: typed });
    const { faults, submittable } = readListing(draft, known);
    expect(faults).toEqual({ [field]: fault });
    expect(submittable).toBe(false);
    expect(sentBy(draft)[field]).toBe(typed);
  });

  test('2 credentials that do not hold', () => {
    expect(read({ 'credential.3.validTo': '2024-01-01' }).faults).toEqual({ 'credential.1.validTo': 'ends-before-it-begins' });
    expect(read({ 'credential.3.validTo': '2027-02-30' }).faults).toEqual({ 'credential.1.validTo': 'not-a-day' });
    const twice = { 'credential.4.kind': 'certificate', 'credential.4.title': 'ISO 9001' };
    expect(read(twice)).toMatchObject({ faults: { 'credential.2.title': 'stated-twice' }, submittable: false });
    expect(read({ city: '450100' }).faults).toEqual({ county: 'county-of-another-city' });
  });

  test('3 nothing but a name', () => {
    const { faults, missing, submittable } = readListing(listingForm.parse({ name: '示例' }), known);
    expect({ faults, missing, submittable }).toEqual({ faults: {}, missing: ['category', 'sector', 'city'], submittable: false });
    expect(readListing(emptyDraft, known).missing).toContain('name');
  });

  test('4 sent and read again', () => {
    const names = fc.oneof(fc.constantFrom(...Object.keys(sent), '__proto__', 'attr.x', 'attr.', 'credential.99.kind'), fc.string());
    fc.assert(
      fc.property(fc.array(fc.tuple(names, fc.string({ unit: 'binary' }))), (pairs) => {
        const draft: ListingDraft = listingForm.parse(Object.fromEntries(pairs));
        expect(listingForm.parse(sentBy(draft))).toEqual(draft);
        readListing(draft, known);
      }),
      { numRuns: 200 },
    );
  });

  test('5 completeness', () => {
    const whole = completeness(read().listing, known.definitions);
    expect(whole).toEqual({ done: whole.all, all: whole.all, missing: [] });
    fc.assert(
      fc.property(fc.subarray(Object.keys(sent)), fc.constantFrom(...Object.keys(sent)), (names, more) => {
        const of = (some: readonly string[]) =>
          completeness(
            readListing(listingForm.parse(Object.fromEntries(Object.entries(sent).filter(([name]) => some.includes(name)))), known).listing,
            known.definitions,
          );
        const [less, most] = [of(names), of([...names, more])];
        expect(most.done).toBeGreaterThanOrEqual(less.done);
        expect(most.all).toBe(less.all);
        expect(less.missing.length === 0).toBe(less.done === less.all);
      }),
    );
    expect(completeness(read({ 'attr.fuel': '' }).listing, known.definitions).missing).toEqual(['attr.fuel']);
  });
});
