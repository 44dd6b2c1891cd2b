/**
 * Reading honours: `db/seed/reference/honour-families.csv` on every title of the real files.
 *
 * 1. Every title of products.csv and enterprises.csv belongs to a family of the table, and every family of the table has a title.
 * 2. Wordings of one honour are one family, whatever their edition, year, quotation marks or bearer.
 * 3. Wordings that look alike and are not the same stay apart (nomination, candidate library, survey).
 * 4. Edition and year go into the batch; the year of a standard does not; a code is a number.
 * 5. Kind and level say what a thing is.
 * 6. A period is there only where a source or a rule gives one, ends with the last day of what is known, and says why.
 * 7. Two statements are one grant if nothing in edition or year sets them apart.
 * 8. A title that no family fits stands for itself at level other.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { splitStatements } from '#app/domain/directory-import/check-rows.ts';
import { type HonourTable, type ReadHonour, readHonour, sameGrant } from '#app/domain/directory-import/honours.ts';
import { readHonourTable } from '#app/domain/directory-import/reference-files.server.ts';

type Cells = Record<string, string>;
const rowsOf = (file: string): Cells[] => parse(readFileSync(`db/seed/directory/${file}`), { columns: true, bom: true });

const stated: [string, string | null][] = [
  ...rowsOf('products.csv').flatMap((row) => splitStatements(row.certifications ?? '').map((words): [string, null] => [words, null])),
  ...rowsOf('enterprises.csv').flatMap((row): [string, string | null][] => (row.honour ? [[row.honour, row.year_batch || null]] : [])),
];

let table: HonourTable;
const read = (words: string, batch: string | null = null): ReadHonour => readHonour(words, batch, table);

beforeAll(async () => {
  table = await readHonourTable();
});

describe('honours', () => {
  test('1 every title is classified, and no family is without a title', () => {
    expect(stated).toHaveLength(158 + 188);
    const readings = stated.map(([words, batch]) => read(words, batch));
    expect(readings.filter(({ classified }) => !classified).map(({ title }) => title)).toEqual([]);
    const found = new Set(readings.map(({ family }) => family));
    expect(table.families.map(({ family }) => family).filter((family) => !found.has(family))).toEqual([]);
  });

  test.each([
    ['自治区主席质量奖', ['首届自治区主席质量奖(企业)', '第三届自治区主席质量奖（企业）', '自治区主席质量奖']],
    ['国家级专精特新“小巨人”', ['国家级专精特新“小巨人”(第七批)', '国家级专精特新"小巨人"(企业)', '国家级专精特新小巨人']],
    ['广西名牌产品', ['广西名牌产品(2014年度)', '广西名牌产品']],
    ['A股上市公司', ['A股上市公司(002166)', 'A股300422']],
    ['自治区农业产业化重点龙头企业', ['广西农业产业化重点龙头企业', '自治区农业产业化重点龙头企业']],
    ['广西高新技术企业创新能力十强', ['创新能力十强', '广西高新技术企业创新能力十强']],
    ['地理标志', ['地理标志保护产品', '永福罗汉果地理标志', '横县茉莉花茶地理标志授权(第一批)']],
  ])('2 the family %s', (family, wordings) => {
    expect(wordings.map((words) => read(words).family)).toEqual(wordings.map(() => family));
  });

  test.each([
    ['自治区主席质量奖', '自治区主席质量奖提名奖'],
    ['广西工业龙头企业', '2019年广西工业龙头企业培育库冶金(第一批)'],
    ['广西瞪羚企业', '广西瞪羚企业培育入库'],
    ['广西瞪羚企业', '广西瞪羚企业活力十强第一名'],
    ['中华老字号', '老字号调查(2006年符合中华老字号规范12家)'],
    ['中华老字号', '广西老字号'],
    ['国家级绿色工厂(2021)', '自治区级绿色工厂(第四批,2021)'],
    ['2022广西企业100强第1名', '2022广西民营企业100强第1名'],
  ])('3 %s and %s are two families', (one, other) => {
    expect(read(one).family).not.toBe(read(other).family);
  });

  test.each([
    ['自治区主席质量奖', '第六届(2022)', '第六届(2022)', null],
    ['首届自治区主席质量奖(企业)', null, '第一届', null],
    ['自治区级绿色工厂(第四批)', '2021', '第四批(2021)', null],
    ['自治区级绿色工厂(第四批,2021)', null, '第四批(2021)', null],
    ['广西名牌产品(2014年度)', null, '2014', null],
    ['工信部绿色制造系统解决方案提供商(2019)', '2021', '2019', null],
    ['2019年广西工业龙头企业培育库冶金(第一批)', '2022', '第一批(2019)', null],
    ['ISO9001:2008', null, null, null],
    ['国药准字Z45021659', null, null, 'Z45021659'],
    ['国药准字Z20025123', null, null, 'Z20025123'],
    ['A股上市公司(002003)', '2004-01-30', '2004-01-30', '002003'],
  ])('4 %s with %j: batch %j, number %j', (words, printed, batch, number) => {
    expect(read(words, printed)).toMatchObject({ batch, number });
  });

  test.each([
    ['国药准字Z45021659', 'licence', 'national'],
    ['绿色食品', 'certificate', 'national'],
    ['地理标志', 'geographical-indication', 'national'],
    ['国六排放', 'standard', 'national'],
    ['保鲜技术专利', 'patent', 'national'],
    ['A股300422', 'listing', 'other'],
    ['“裤都”区域产业', 'listing', 'other'],
    ['第四届南宁市市长质量奖', 'honour', 'municipal'],
    ['自治区主席质量奖', 'honour', 'regional'],
  ])('5 %s is a %s, %s', (words, kind, level) => {
    expect(read(words)).toMatchObject({ kind, level });
  });

  test.each([
    ['自治区主席质量奖', '第一届(2012)', null, '2016-12-31'],
    ['第六届自治区主席质量奖(企业)', null, null, '2026-12-31'],
    ['自治区主席质量奖提名奖', '第七届(2026-01公布)', null, '2030-01-31'],
    ['广西名牌产品(2014年度)', null, null, '2017-12-31'],
    ['自治区主席质量奖', '2020-2021', null, '2024-12-31'],
    ['广西名牌产品', null, null, null],
    ['国家级专精特新“小巨人”(第七批)', '第七批(2025)', null, null],
    ['A股上市公司(002166)', '2007-09-13', '2007-09-13', null],
    ['A股上市公司(601368)', '截至2021年数据集', null, null],
  ])('6 %s with %j counts from %j to %j', (words, printed, validFrom, validTo) => {
    const honour = read(words, printed);
    expect(honour).toMatchObject({ validFrom, validTo });
    expect(honour.validityBasis !== null).toBe(validFrom !== null || validTo !== null);
  });

  test.each([
    [['第六届自治区主席质量奖(企业)', null], ['自治区主席质量奖', '第六届(2022)'], true],
    [['首届自治区主席质量奖(企业)', null], ['自治区主席质量奖', '第一届(2012)'], true],
    [['第三届自治区主席质量奖', null], ['自治区主席质量奖', '第六届(2022)'], false],
    [['国家级专精特新“小巨人”', null], ['国家级专精特新“小巨人”', '2020-2021'], true],
    [['广西名牌产品(2014年度)', null], ['广西名牌产品', '2010'], false],
    [['绿色食品', null], ['ISO9001:2008', null], false],
  ] as const)('7 %j and %j: one grant is %j', ([words, batch], [otherWords, otherBatch], same) => {
    const [one, other] = [read(words, batch), read(otherWords, otherBatch)];
    expect(sameGrant(one, other)).toBe(same);
    expect(sameGrant(other, one)).toBe(same);
  });

  test('8 an unknown title', () => {
    const unknown = read('“桂品杯”虚构奖(第二届,2031)');
    expect(unknown).toMatchObject({
      classified: false,
      level: 'other',
      kind: 'honour',
      title: '“桂品杯”虚构奖(第二届,2031)',
      validTo: null,
    });
    expect(unknown.family).toBe('桂品杯虚构奖');
  });
});
