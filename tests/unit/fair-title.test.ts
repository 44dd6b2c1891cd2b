/**
 * What an edition of a fair is called.
 *
 * 1. Its number is read from Arabic and Chinese figures.
 * 2. In Chinese it is called as its source calls it; elsewhere by its English name and number, or by its year.
 */
import { expect, test } from 'vitest';
import { editionNumber, fairTitle } from '#app/ui/fair-event.ts';

test.for([
  ['第1届', 1],
  ['第138届', 138],
  ['第二届', 2],
  ['第十届', 10],
  ['第十四届', 14],
  ['第二十届', 20],
  ['第二十三届', 23],
  ['2017', null],
  [null, null],
] as const)('1. %s is %s', ([edition, number]) => {
  expect(editionNumber(edition)).toBe(number);
});

test('2. titles', () => {
  const fair = { name: '示例展会', nameEn: 'Example Fair', edition: '第二届', year: 2017 };
  expect(fairTitle('zh', fair)).toBe('示例展会 第二届');
  expect(fairTitle('en', fair)).toBe('Example Fair, edition 2');
  expect(fairTitle('vi', fair)).toBe('Example Fair, lần thứ 2');
  expect(fairTitle('en', { ...fair, edition: '2017' })).toBe('Example Fair, 2017');
  expect(fairTitle('en', { ...fair, nameEn: null })).toBe('示例展会 第二届');
});
