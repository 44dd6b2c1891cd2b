/**
 * What an import says of bad cells, and what it leaves out.
 *
 * Each case spoils one cell of a small whole folder (fictitious firms) and expects exactly what is listed.
 *
 * 1. Every kind of bad cell is reported with file, line, column, value and reason, and nothing else is.
 * 2. Nothing of a file with a bad cell goes in; the other files do, as far as they do not need it.
 * 3. With `skipBad` only the bad rows stay out.
 * 4. A wrong check digit of a USCC and an unknown honour are notes: the row goes in.
 * 5. Files and folders that cannot be read are refused or reported, not half imported.
 * 6. Two imports at once leave what one leaves.
 * 7. A USCC of another enterprise in the directory is refused.
 * 8. Two wordings that come to the same grant of one bearer are one credential.
 * 9. What its owner has declared is neither changed nor taken back.
 */
import { describe } from 'vitest';
import { importDirectory } from '#app/domain/directory-import/import-directory.server.ts';
import { describeCell, formatReport } from '#app/domain/directory-import/report.ts';
import type { Context } from '#app/platform/context.ts';
import { withFolder } from '#tests/support/directory-folder.ts';
import { test as base, expect } from '#tests/support/test.ts';

const test = base.extend<{ context: Pick<Context, 'db' | 'search' | 'now'> }>({
  context: async ({ db, now }, use) => {
    const search = { name: 'silent', search: () => Promise.reject(new Error('unused')), refresh: async () => {}, rebuild: async () => {} };
    await use({ db, search, now: () => now });
  },
});

const whole = {
  'enterprises.csv': [
    'enterprise_id,name,uscc,city,county,honour,year_batch,main_product,basis,source,source_title',
    'E9001,虚构示例机械有限公司,91450200198229141F,柳州市,柳南区,中华老字号,2006,示例机,page,https://example.org/1,',
    'E9001,虚构示例机械有限公司,,柳州市,,绿色食品,,示例机,page,https://example.org/1,',
    'E9002,虚构样品食品厂,,南宁市,横州市,,,样品饼,page+name,,虚构日报 2020-01-01',
  ],
  'products.csv': [
    'id,name,brand,enterprise,enterprise_id,enterprise_as_printed,city,county,sector,sector_zh,category,gb4754,certifications,notes,scope,basis,source,source_title',
    'P9001,示例柴油机,样牌,虚构示例机械有限公司,E9001,,柳州市,柳南区,engine,内燃机与动力,内燃机/柴油机,C34,绿色食品;国六排放,16bar,enterprise,page,https://example.org/2,',
    'P9002,样品饼,,虚构样品食品厂,E9002,,南宁市,横州市,food,绿色食品,焙烤食品/芝麻饼,C14,,日产30个,enterprise,page,https://example.org/2,',
    'P9003,某地样品,,,,,,,food,绿色食品,焙烤食品,,,,regional,page,https://example.org/2,',
  ],
  'product_attributes.csv': ['product_id,attribute,value,quote', 'P9001,fuel,柴油,柴油机', 'P9001,pressure,16bar,16bar'],
  'product_capabilities.csv': ['product_id,applications,capacity,capacity_unit,capacity_period,quote', 'P9002,,30,pcs,day,日产30个'],
  'fairs.csv': [
    'fair_id,name,name_en,edition,year,start_date,end_date,city,venue,organiser,exhibitors,booths,area_m2,theme,notes,source',
    'sample-01,虚构样品展,,第1届,2030,2030-02-01,2030-02-03,南宁市,,,10,,,,,https://example.org/3',
  ],
  'demands.csv': [
    'id,kind,title,buyer,buyer_type,city,wanted_product,sector,quantity,budget_cny,date,project_no,method,delivery_term,sme_reserved,notes,basis,source',
    'D9001,tender,虚构采购,,government,成都(四川),样品,food,1批,12.5,2021-06,,,,yes,,page,https://example.org/4',
  ],
} as const;
type File = keyof typeof whole;

/** The folder with cells of one row (1 is the first after the header) replaced. */
function spoiled(file: File, row: number, cells: Record<string, string>): Record<string, string> {
  const header = whole[file][0].split(',');
  const texts = Object.entries(whole).map(([name, lines]) => {
    const changed = lines.map((line, at) => {
      if (name !== file || at !== row) return line;
      return line
        .split(',')
        .map((cell, column) => cells[header[column] ?? ''] ?? cell)
        .map(quoted)
        .join(',');
    });
    return [name, `${changed.join('\n')}\n`] as const;
  });
  return Object.fromEntries(texts);
}
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const intact = () => spoiled('fairs.csv', 99, {});

const cases: [File, number, Record<string, string>, string, string][] = [
  ['enterprises.csv', 3, { enterprise_id: 'X1' }, 'enterprise_id', 'not-an-identifier'],
  ['enterprises.csv', 3, { name: '' }, 'name', 'empty'],
  ['enterprises.csv', 3, { name: '虚'.repeat(101) }, 'name', 'too-long'],
  ['enterprises.csv', 3, { uscc: '91450200198229141' }, 'uscc', 'not-a-uscc'],
  ['enterprises.csv', 3, { uscc: '9145O2001982291416' }, 'uscc', 'not-a-uscc'],
  ['enterprises.csv', 3, { uscc: '91450200198229141f' }, 'uscc', 'repeated-uscc'],
  ['enterprises.csv', 3, { city: '成都市' }, 'city', 'unknown-city'],
  ['enterprises.csv', 3, { county: '柳南区' }, 'county', 'unknown-county'],
  ['enterprises.csv', 3, { city: '' }, 'county', 'county-without-city'],
  ['enterprises.csv', 3, { basis: 'rumour' }, 'basis', 'unknown-word'],
  ['enterprises.csv', 3, { basis: 'declared' }, 'basis', 'unknown-word'],
  ['enterprises.csv', 3, { source_title: '' }, 'source', 'no-source'],
  ['enterprises.csv', 2, { name: '虚构另一公司' }, 'name', 'differs-from-earlier-row'],
  ['enterprises.csv', 2, { honour: '中华老字号', year_batch: '2006' }, 'honour', 'repeated-statement'],
  ['enterprises.csv', 3, { year_batch: '2006' }, 'honour', 'empty'],
  ['products.csv', 3, { id: 'P9001' }, 'id', 'repeated-identifier'],
  ['products.csv', 3, { source: 'javascript:alert(1)' }, 'source', 'not-an-address'],
  ['products.csv', 3, { category: '/芝麻饼' }, 'category', 'not-a-category'],
  ['products.csv', 3, { id: '9003' }, 'id', 'not-an-identifier'],
  ['products.csv', 3, { sector: 'space' }, 'sector', 'unknown-sector'],
  ['products.csv', 3, { sector_zh: '茶' }, 'sector_zh', 'sector-name-differs'],
  ['products.csv', 3, { gb4754: 'C99' }, 'gb4754', 'unknown-division'],
  ['products.csv', 2, { enterprise_id: 'E9999' }, 'enterprise_id', 'unknown-enterprise'],
  ['products.csv', 2, { enterprise: '虚构示例机械有限公司' }, 'enterprise', 'enterprise-name-differs'],
  ['products.csv', 3, { scope: 'unresolved' }, 'enterprise_as_printed', 'does-not-fit-scope'],
  ['products.csv', 3, { scope: 'brand' }, 'brand', 'does-not-fit-scope'],
  ['products.csv', 3, { scope: 'private' }, 'scope', 'unknown-word'],
  ['products.csv', 1, { certifications: '绿色食品;国六排放; 绿色食品' }, 'certifications', 'repeated-statement'],
  ['products.csv', 3, { notes: '甲\u0000乙' }, 'notes', 'control-character'],
  ['products.csv', 3, { notes: '长'.repeat(1001) }, 'notes', 'too-long'],
  ['product_attributes.csv', 1, { product_id: 'P9999' }, 'product_id', 'unknown-product'],
  ['product_attributes.csv', 1, { attribute: 'beauty' }, 'attribute', 'unknown-attribute'],
  ['product_attributes.csv', 1, { value: '煤' }, 'value', 'unknown-word'],
  ['product_attributes.csv', 1, { quote: '汽油机' }, 'quote', 'not-in-the-row'],
  ['product_attributes.csv', 2, { value: '16kg' }, 'value', 'unknown-unit'],
  ['product_attributes.csv', 2, { value: '99999MPa' }, 'value', 'out-of-range'],
  ['product_attributes.csv', 2, { value: '高' }, 'value', 'not-a-number'],
  ['product_attributes.csv', 2, { attribute: 'fuel', value: '柴油' }, 'attribute', 'repeated-statement'],
  ['product_capabilities.csv', 1, { capacity: '三十' }, 'capacity', 'not-a-number'],
  ['product_capabilities.csv', 1, { capacity_unit: '个儿' }, 'capacity_unit', 'unknown-unit'],
  ['product_capabilities.csv', 1, { capacity_period: '' }, 'capacity_period', 'empty'],
  ['product_capabilities.csv', 1, { capacity_period: 'decade' }, 'capacity_period', 'unknown-word'],
  ['fairs.csv', 1, { start_date: '2030-02-30' }, 'start_date', 'not-a-date'],
  ['fairs.csv', 1, { end_date: '2030-01-31' }, 'end_date', 'dates-out-of-order'],
  ['fairs.csv', 1, { year: '2031' }, 'year', 'dates-out-of-order'],
  ['fairs.csv', 1, { exhibitors: '约10' }, 'exhibitors', 'not-a-number'],
  ['fairs.csv', 1, { source: '' }, 'source', 'empty'],
  ['demands.csv', 1, { date: '2021-13' }, 'date', 'not-a-date'],
  ['demands.csv', 1, { date: '去年' }, 'date', 'not-a-date'],
  ['demands.csv', 1, { budget_cny: '1e9' }, 'budget_cny', 'not-a-number'],
  ['demands.csv', 1, { budget_cny: '0' }, 'budget_cny', 'out-of-range'],
  ['demands.csv', 1, { sme_reserved: 'maybe' }, 'sme_reserved', 'unknown-word'],
  ['demands.csv', 1, { kind: 'gift' }, 'kind', 'unknown-word'],
];

const tables = { products: 3, enterprises: 2, credentials: 4, product_attributes: 2, fairs: 1, demands: 1 };

describe('one bad cell', () => {
  test.for(cases)('1, 2 %s row %i with %j: %s is %s', async ([file, row, cells, column, reason], { context, sql }) => {
    const report = await withFolder(spoiled(file, row, cells), (folder) => importDirectory(context, folder));
    const given = cells[column] ?? '';
    const value = reason === 'control-character' ? JSON.stringify(given) : (cells[column] ?? report.bad[0]?.value);
    // What refers to a file that is left out cannot go in either, and is reported after it.
    expect(report.bad.filter((bad) => bad.file === file)).toEqual([{ file, line: row + 1, column, value, reason }]);
    expect(report.files.find((one) => one.file === file)).toMatchObject({ taken: 0, changed: 0, rows: whole[file].length - 1 });
    const table = {
      'enterprises.csv': 'enterprises',
      'products.csv': 'products',
      'product_attributes.csv': 'product_attributes',
      'fairs.csv': 'fairs',
      'demands.csv': 'demands',
    };
    if (file !== 'product_capabilities.csv') expect([...(await sql`select from ${sql(table[file])}`)]).toHaveLength(0);
    expect([...(await sql`select from ${sql(file === 'demands.csv' ? 'fairs' : 'demands')}`)]).toHaveLength(1);
    expect(formatReport(report)).toContain(`${file}:${row + 1} ${column}`);
  });
});

test('2 the whole folder goes in', async ({ context, sql }) => {
  const report = await withFolder(intact(), (folder) => importDirectory(context, folder));
  expect(report.bad.map(describeCell)).toEqual([]);
  expect(report.notes).toEqual([]);
  for (const [table, count] of Object.entries(tables))
    expect([table, (await sql`select from ${sql(table)}`).length]).toEqual([table, count]);
});

test('2 products do not go in without their enterprises', async ({ context, sql }) => {
  const report = await withFolder(spoiled('enterprises.csv', 1, { city: '海口市' }), (folder) => importDirectory(context, folder));
  expect(report.bad.map(({ file, line, column, reason }) => [file, line, column, reason])).toEqual([
    ['enterprises.csv', 2, 'city', 'unknown-city'],
    ['products.csv', 2, 'enterprise_id', 'unknown-enterprise'],
    ['products.csv', 3, 'enterprise_id', 'unknown-enterprise'],
    ['product_attributes.csv', 2, 'product_id', 'unknown-product'],
    ['product_attributes.csv', 3, 'product_id', 'unknown-product'],
    ['product_capabilities.csv', 2, 'product_id', 'unknown-product'],
  ]);
  expect(await sql`select from credentials`).toHaveLength(0);
});

test('3 skipBad leaves out the bad rows only', async ({ context, sql }) => {
  const files = spoiled('products.csv', 2, { city: '海口市' });
  const report = await withFolder(files, (folder) => importDirectory(context, folder, { skipBad: true }));
  expect(report.files.map(({ file, taken }) => [file, taken])).toEqual([
    ['enterprises.csv', 3],
    ['products.csv', 2],
    ['product_attributes.csv', 2],
    ['product_capabilities.csv', 0],
    ['fairs.csv', 1],
    ['demands.csv', 1],
  ]);
  expect((await sql`select ref from products order by ref`).map(({ ref }) => ref)).toEqual(['P9001', 'P9003']);
});

test('3 a bad row takes nothing back that is in the directory', async ({ context, sql }) => {
  await withFolder(intact(), (folder) => importDirectory(context, folder));
  const files = spoiled('enterprises.csv', 1, { city: '海口市' });
  await withFolder(files, (folder) => importDirectory(context, folder, { skipBad: true }));
  await withFolder(spoiled('product_attributes.csv', 1, { value: '煤' }), (folder) => importDirectory(context, folder, { skipBad: true }));
  for (const [table, count] of Object.entries(tables))
    expect([table, (await sql`select from ${sql(table)}`).length]).toEqual([table, count]);
});

test('4 notes', async ({ context, sql }) => {
  const files = spoiled('enterprises.csv', 3, { uscc: '91350211M0000XUF46', honour: '虚构样品大奖', year_batch: '2031' });
  const report = await withFolder(files, (folder) => importDirectory(context, folder));
  expect(report.bad).toEqual([]);
  expect(report.notes).toEqual([
    { file: 'enterprises.csv', line: 4, column: 'uscc', value: '91350211M0000XUF46', reason: 'uscc-check-digit' },
    { file: 'enterprises.csv', line: 4, column: 'honour', value: '虚构样品大奖', reason: 'unclassified-honour' },
  ]);
  const [kept] =
    await sql`select e.uscc, c.family, c.level from enterprises e join credentials c on c.enterprise_id = e.id where e.ref = 'E9002'`;
  expect(kept).toEqual({ uscc: '91350211M0000XUF46', family: '虚构样品大奖', level: 'other' });
});

test('5 files and folders', async ({ context, sql }) => {
  await expect(importDirectory(context, '/no/such/folder')).rejects.toMatchObject({ reason: 'not-found' });
  await withFolder({ 'other.csv': 'a,b\n' }, (folder) =>
    expect(importDirectory(context, folder)).rejects.toMatchObject({ reason: 'not-found' }),
  );

  const utf16 = { ...intact(), 'fairs.csv': Buffer.from(`\ufeff${whole['fairs.csv'].join('\n')}`, 'utf16le') };
  const report = await withFolder(utf16, (folder) => importDirectory(context, folder, { skipBad: true }));
  expect(report.bad).toEqual([{ file: 'fairs.csv', line: 1, column: null, value: null, reason: 'not-utf8' }]);
  expect(await sql`select from fairs`).toHaveLength(0);

  const missing = whole['demands.csv'].map((line) => line.split(',').slice(1).join(',')).join('\n');
  const without = await withFolder({ 'demands.csv': missing }, (folder) => importDirectory(context, folder, { skipBad: true }));
  expect(without.bad).toEqual([{ file: 'demands.csv', line: 1, column: 'id', value: null, reason: 'missing-column' }]);

  const excel = `\ufeff${whole['fairs.csv'].join('\r\n')}\r\n`;
  expect((await withFolder({ 'fairs.csv': excel }, (folder) => importDirectory(context, folder))).files).toMatchObject([
    { taken: 1, changed: 1 },
  ]);
});

test('6 two at once', async ({ context, sql }) => {
  const reports = await withFolder(intact(), (folder) => Promise.all([importDirectory(context, folder), importDirectory(context, folder)]));
  expect(reports.map(({ files }) => files.reduce((sum, { changed }) => sum + changed, 0)).sort((a, b) => a - b)).toEqual([0, 9]);
  for (const [table, count] of Object.entries(tables))
    expect([table, (await sql`select from ${sql(table)}`).length]).toEqual([table, count]);
});

test('7 a USCC of the directory', async ({ context }) => {
  await withFolder(intact(), (folder) => importDirectory(context, folder));
  const lines = [
    whole['enterprises.csv'][0],
    'E9003,虚构第三公司,91450200198229141F,柳州市,,,,,page,https://example.org/1,',
    'E9001,虚构示例机械有限公司,91450200198229141F,柳州市,柳南区,,,示例机,page,https://example.org/1,',
  ];
  const report = await withFolder({ 'enterprises.csv': lines.join('\n') }, (folder) => importDirectory(context, folder));
  expect(report.bad).toEqual([{ file: 'enterprises.csv', line: 2, column: 'uscc', value: '91450200198229141F', reason: 'repeated-uscc' }]);
});

test('8 two wordings', async ({ context, sql }) => {
  const files = spoiled('products.csv', 3, { certifications: '绿色食品;绿色食品(企业);地理标志（企业）;地理标志(企业)' });
  const report = await withFolder(files, (folder) => importDirectory(context, folder));
  expect(report.bad).toEqual([]);
  const stated = await sql`select c.title from credentials c join products p on p.id = c.product_id where p.ref = 'P9003' order by 1`;
  expect(stated.map(({ title }) => title).sort()).toEqual(['地理标志', '绿色食品'].sort());
});

test('9 what has been declared', async ({ context, sql }) => {
  await withFolder(intact(), (folder) => importDirectory(context, folder));
  await sql`update products set name = '自报名称', notes = null, basis = 'declared' where ref = 'P9001'`;
  await sql`update enterprises set main_product = '自报产品', basis = 'declared' where ref = 'E9001'`;
  await sql`update credentials set valid_to = '2030-01-01', basis = 'declared' where title = '绿色食品' and product_id is not null`;
  const silent = spoiled('products.csv', 1, { certifications: '' });
  const report = await withFolder(silent, (folder) => importDirectory(context, folder));
  expect(report.bad).toEqual([]);
  const [kept] =
    await sql`select p.name, e.main_product from products p join enterprises e on e.id = p.enterprise_id where p.ref = 'P9001'`;
  expect(kept).toEqual({ name: '自报名称', main_product: '自报产品' });
  const left = await sql`select title, valid_to::text from credentials where product_id is not null`;
  expect([...left]).toEqual([{ title: '绿色食品', valid_to: '2030-01-01' }]);
});
