/**
 * 1. Documents with the same values have the same text, in whatever order and however often a source names them.
 * 2. A credential counts from its first day to its last, both included, and without limit where none is known.
 * 3. A family held twice counts once.
 * 4. Counts are in order of frequency, then of characters.
 */
import { expect, test } from 'vitest';
import type { DocumentSource } from '#search/documents/document.ts';
import { facetsOn, inOrderOfCount, storedFacets } from '#search/embedded/facet-values.ts';

const attested = (family: string, from: string | null, to: string | null) => ({ family, title: family, from, to, own: true });
const sector = (code: string) => ({ code, names: [] });

function source(values: Partial<DocumentSource>): DocumentSource {
  return {
    ...{
      id: '',
      title: '示例',
      brands: [],
      categories: [],
      firms: [],
      offers: [],
      remarks: [],
      designations: [],
      sectors: [],
      city: null,
      county: null,
    },
    ...{ honours: [], proofs: [], maker: null, regulated: false, nameSort: '', newest: '' },
    ...values,
  };
}

test('1. one text', () => {
  const [first, second] = [attested('甲', '2020-01-01', null), attested('乙', null, null)];
  const text = storedFacets(source({ sectors: [sector('tea'), sector('food')], city: '450100', honours: [first, second] }));
  expect(storedFacets(source({ honours: [second, first, second], city: '450100', sectors: [sector('food'), sector('tea')] }))).toBe(text);
  expect(storedFacets(source({}))).toBe('{}');
});

test('2. days', () => {
  const text = storedFacets(source({ proofs: [attested('证书', '2026-01-02', '2026-11-23'), attested('标准', null, null)] }));
  const proofsOn = (day: string) => facetsOn(text, day).proof;
  expect(proofsOn('2026-01-01')).toEqual(['标准']);
  expect(proofsOn('2026-01-02')).toEqual(['标准', '证书']);
  expect(proofsOn('2026-11-23')).toEqual(['标准', '证书']);
  expect(proofsOn('2026-11-24')).toEqual(['标准']);
});

test('3. a family once', () => {
  const text = storedFacets(source({ honours: [attested('名优', '2020-01-01', '2020-12-31'), attested('名优', '2020-06-01', null)] }));
  expect(facetsOn(text, '2020-07-01').honour).toEqual(['名优']);
});

test('4. order', () => {
  const counts = new Map([
    ['乙', 2],
    ['甲', 2],
    ['丙', 3],
  ]);
  expect(inOrderOfCount(counts).map(({ value }) => value)).toEqual(['丙', '乙', '甲']);
});
