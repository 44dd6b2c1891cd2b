/**
 * What differs between two versions of a listing.
 *
 * 1. Applied to the version before, the difference gives the version after; between equal versions there is none.
 * 2. Spaces, width, stops, order and the unit of the same figure are trivial.
 * 3. What says something else is judged.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyDraft, type Listing } from '#app/domain/catalogue/listing.ts';
import { applyDifference, differenceOf, isTrivial } from '#app/domain/catalogue/listing-difference.ts';
import { readListing } from '#app/domain/catalogue/read-listing.ts';

const nowhere = new Set<string>();
const reference = {
  categories: nowhere,
  sectors: nowhere,
  divisions: nowhere,
  cities: nowhere,
  counties: new Map(),
  units: [],
  definitions: [],
};
const empty = readListing(emptyDraft, reference).listing;

const certificate = {
  kind: 'certificate',
  title: 'ISO 9001',
  issuer: null,
  number: null,
  validFrom: null,
  validTo: '2027-12-31',
  evidence: null,
} as const;
const licence = { ...certificate, kind: 'licence', title: '示例许可', number: '示例1' } as const;
const bar = { typed: '16 bar', low: 1.6, high: 1.6, unitCode: 'bar' };
const listing: Listing = {
  ...empty,
  name: '示例柴油发动机，YC-6 型',
  applications: ['客车', '货车'],
  notes: '功率 162 kW。',
  capacity: 100,
  attributes: { pressure: bar, model: { typed: '示例-01', low: null, high: null, unitCode: null } },
  credentials: [certificate, licence],
};

const text = fc.option(fc.constantFrom('示例', '示例 ', 'ＹＣ６', 'YC6', ''), { nil: null });
const value = fc.record({
  typed: fc.constantFrom('16 bar', '1.6 MPa', '2 MPa'),
  low: fc.option(fc.integer(), { nil: null }),
  high: fc.constant(null),
  unitCode: fc.constant(null),
});
const anyListing: fc.Arbitrary<Listing> = fc
  .record({
    name: text,
    notes: text,
    capacity: fc.option(fc.integer(), { nil: null }),
    contractManufacturing: fc.option(fc.boolean(), { nil: null }),
    standards: fc.array(fc.constantFrom('GB 1', 'GB 2')),
    attributes: fc.dictionary(fc.constantFrom('pressure', 'model', 'fuel'), value),
    credentials: fc.subarray([certificate, licence]),
  })
  .map((some) => ({ ...empty, ...some, attributes: { ...some.attributes } }));

describe('differences', () => {
  test('1 applying', () => {
    fc.assert(
      fc.property(anyListing, anyListing, (before, after) => {
        expect(applyDifference(before, differenceOf(before, after))).toEqual(after);
        expect(differenceOf(before, before)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test.each<[string, Partial<Listing>]>([
    ['full width', { name: '示例柴油发动机,ＹＣ-6 型' }],
    ['spaces', { name: '示例 柴油发动机，YC-6型' }],
    ['a stop', { notes: '功率 162 kW' }],
    ['order', { applications: ['货车', '客车'] }],
    ['order of credentials', { credentials: [licence, certificate] }],
    ['unit', { attributes: { ...listing.attributes, pressure: { typed: '1.6MPa', low: 1.6, high: 1.6, unitCode: 'MPa' } } }],
  ])('2 %s', (_, changes) => {
    const found = differenceOf(listing, { ...listing, ...changes });
    expect(found).toMatchObject([{ weight: 'trivial' }]);
    expect(isTrivial(found)).toBe(true);
  });

  test.each<[string, Partial<Listing>, string]>([
    ['a model', { name: '示例柴油发动机，YC6 型' }, 'name'],
    ['a point', { notes: '功率 16.2 kW。' }, 'notes'],
    ['two figures run together', { notes: '功率 1 62 kW。' }, 'notes'],
    ['a use', { applications: ['客车', '货车', '船舶'] }, 'applications'],
    ['capacity', { capacity: 101 }, 'capacity'],
    ['a figure', { attributes: { ...listing.attributes, pressure: { ...bar, low: 1.7, high: 1.7 } } }, 'attr.pressure'],
    ['an attribute less', { attributes: { pressure: bar } }, 'attr.model'],
    ['a period', { credentials: [{ ...certificate, validTo: '2028-12-31' }, licence] }, 'credentials'],
    ['the same credential twice', { credentials: [certificate, certificate, licence] }, 'credentials'],
  ])('3 %s', (_, changes, field) => {
    const found = differenceOf(listing, { ...listing, ...changes });
    expect(found).toMatchObject([{ field, weight: 'judged' }]);
    expect(isTrivial(found)).toBe(false);
  });
});
