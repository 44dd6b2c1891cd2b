/**
 * What can be read out of a demand.
 *
 * 1. A project number tells the city, the year, the method and the object, as far as it holds them.
 * 2. Letters of a county or park between the city and ZC do not hide the city.
 * 3. What is no project number of Guangxi tells nothing.
 * 4. Every project number of the real directory tells at least a city and a year.
 * 5. A list of wanted things is taken apart at semicolons, never within brackets.
 * 6. The words to search for are the thing without its number of pieces and without remarks.
 * 7. Reading the address of the list never fails, and writing what was read gives it back.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wantedProducts, wantedQuery } from '#app/domain/demands/demand.ts';
import { demandsPath, readDemands } from '#app/domain/demands/demands-input.ts';
import { readProjectNumber } from '#app/domain/demands/project-number.ts';

test.each([
  ['NNZC2021-J1-0064-GXXN', { placeCode: '450100', year: 2021, method: 'negotiation', object: 'goods' }],
  ['LZZC2021-G3-000968-GXCD', { placeCode: '450200', year: 2021, method: 'open-tender', object: 'services' }],
  ['HZZC2021-C2-230413-GXHS', { placeCode: '451100', year: 2021, method: 'consultation', object: 'works' }],
  ['BSZC2022-D1-990271-YZLZ', { placeCode: '451000', year: 2022, method: 'single-source', object: 'goods' }],
  ['GXZC2021-J1-005232-GXDD', { placeCode: '450000', year: 2021, method: 'negotiation', object: 'goods' }],
])('1. %s', (number, told) => {
  expect(readProjectNumber(number)).toEqual(told);
});

test.each([
  ['LBXBZC2021-J1-00001-HFZB', { placeCode: '451300', year: 2021, method: 'negotiation', object: 'goods' }],
  ['NNJKZC2021-065C', { placeCode: '450100', year: 2021, method: null, object: null }],
])('2. %s', (number, told) => {
  expect(readProjectNumber(number)).toEqual(told);
});

test.each(['', 'ZZZC2021-J1-0001-AAAA', 'NNZC21-J1-1', '2021-J1-0064', 'nnzc2021-j1-0064'])('3. %s', (number) => {
  expect(readProjectNumber(number)).toBeNull();
});

test('4. the real numbers', () => {
  const rows: { project_no: string }[] = parse(readFileSync('db/seed/directory/demands.csv'), { columns: true, bom: true });
  const numbers = rows.map((row) => row.project_no).filter(Boolean);
  expect(numbers.length).toBeGreaterThan(40);
  expect(numbers.filter((number) => readProjectNumber(number) === null)).toEqual([]);
});

test.each([
  ['空调;饮水机;电脑', ['空调', '饮水机', '电脑']],
  ['叶酸片0.4mg(31片/板;3板/盒)', ['叶酸片0.4mg(31片/板;3板/盒)']],
  ['大米；面粉;', ['大米', '面粉']],
  ['水泥、砂石、混凝土', ['水泥、砂石、混凝土']],
])('5. %s', (text, wanted) => {
  expect(wantedProducts(text)).toEqual(wanted);
});

test.each([
  ['呼吸机2台', '呼吸机'],
  ['酸豆角(豆角)', '酸豆角'],
  ['麻醉机等', '麻醉机'],
  ['10kV高压供电设备与线路', '10kV高压供电设备与线路'],
])('6. %s', (wanted, query) => {
  expect(wantedQuery(wanted)).toBe(query);
});

test('7. the address', () => {
  const anything = fc.dictionary(
    fc.constantFrom('sector', 'city', 'buyer', 'page', 'x'),
    fc.oneof(fc.string(), fc.constantFrom('450100', 'food', 'hospital', '3')),
  );
  fc.assert(
    fc.property(anything, (query) => {
      const input = readDemands(new URLSearchParams(query));
      expect(input.page).toBeGreaterThanOrEqual(1);
      expect(readDemands(new URL(demandsPath(input), 'https://x.example').searchParams)).toEqual(input);
    }),
  );
});
