/**
 * Names of grades.
 *
 * 1. The names of one grade are one, however people write them.
 * 2. Different grades stay apart: no name of the table belongs to two groups.
 * 3. An equation holds from its first day to its last.
 * 4. On any day sameness is reflexive, symmetric and transitive.
 * 5. Every row of the table names its standard, and no name of another system is held to be more than comparable.
 * 6. The grades of a text are those that its parts name as a whole, with temper and quality left aside; nothing is read into other words.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GradeName, gradesIn, normaliseGrade, sameGrade } from '#app/domain/catalogue/grades.ts';
import { rowsOf } from '#tests/support/reference-rows.ts';

const rows = rowsOf('db/seed/reference/grade-equivalences.csv');
const known: GradeName[] = rows.map((row) => ({
  group: row.group ?? '',
  name: row.name ?? '',
  validFrom: row.valid_from || null,
  validTo: row.valid_to || null,
}));
const day = '2026-11-23';

test.each([
  '06Cr19Ni10',
  'SUS304',
  'sus 304',
  'SUS-304',
  'S30408',
  'S30400',
  '0Cr18Ni9',
  'OCr18Ni9',
  '1.4301',
  'AISI 304',
  '304不锈钢',
  'SS304',
  '３０４',
])('1 %s is 304', (typed) => {
  expect(sameGrade(typed, '304', day, known)).toBe(true);
});

test('2 apart', () => {
  expect(sameGrade('304', '304L', day, known)).toBe(false);
  expect(sameGrade('316', '304', day, known)).toBe(false);
  expect(sameGrade('没有的牌号', '304', day, known)).toBe(false);
  expect(sameGrade('', '', day, known)).toBe(false);
  const groups = new Map<string, string>();
  for (const { name, group } of known) {
    expect([name, groups.get(normaliseGrade(name)) ?? group]).toEqual([name, group]);
    groups.set(normaliseGrade(name), group);
  }
});

test('3 days', () => {
  expect(sameGrade('Q345', 'Q355', '2019-01-31', known)).toBe(false);
  expect(sameGrade('Q345', 'Q355', '2019-02-01', known)).toBe(true);
  const ended = [
    { group: 'g', name: 'A1', validFrom: null, validTo: '2020-12-31' },
    { group: 'g', name: 'A2', validFrom: null, validTo: null },
  ];
  expect([sameGrade('A1', 'A2', '2020-12-31', ended), sameGrade('A1', 'A2', '2021-01-01', ended)]).toEqual([true, false]);
});

test('4 an equivalence', () => {
  const name = fc.constantFrom('A1', 'A2', 'A3', 'A4', 'A5');
  const bound = fc.option(fc.constantFrom('2020-01-01', '2021-01-01', '2022-01-01'), { nil: null });
  const table = fc.array(fc.record({ group: fc.constantFrom('g', 'h', 'i'), name, validFrom: bound, validTo: bound }));
  fc.assert(
    fc.property(table, name, name, name, fc.constantFrom('2020-01-01', '2021-06-01'), (some, a, b, c, on) => {
      expect(sameGrade(a, a, on, some)).toBe(true);
      expect(sameGrade(a, b, on, some)).toBe(sameGrade(b, a, on, some));
      if (sameGrade(a, b, on, some) && sameGrade(b, c, on, some)) expect(sameGrade(a, c, on, some)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('5 standards', () => {
  expect(rows.length).toBeGreaterThan(80);
  expect(rows.filter(({ standard }) => !standard)).toEqual([]);
  expect(rows.filter(({ system, sameness }) => sameness !== 'comparable' && !system?.startsWith('GB'))).toEqual([]);
});

test.each([
  ['SUS304', ['304']],
  ['不锈钢304/316L', ['304', '316L']],
  ['304不锈钢板', ['304']],
  ['304 不锈钢', ['304']],
  ['6061-T6 铝合金', ['6061']],
  ['Q345B', ['Q355']],
  ['不锈钢(06Cr19Ni10)', ['304']],
  ['铸铁、SUS 304', ['304']],
  ['304 g 铜版纸', []],
  ['糯米、陈皮', []],
  ['型号X304', []],
])('6 %s names %j', (typed, groups) => {
  expect(gradesIn(typed, day, known)).toEqual(groups);
});

test('6 a name of the table names its own grade, in whatever company', () => {
  fc.assert(
    fc.property(fc.subarray(known, { minLength: 1, maxLength: 4 }), (some) => {
      const groups = [...new Set(some.map(({ group }) => group))];
      expect(gradesIn(['木材', ...some.map(({ name }) => name), '橡胶'].join('、'), day, known)).toEqual(groups);
    }),
  );
});
