/**
 * Past demands.
 *
 * 1. The list is ordered by day of publication, the latest first, unknown days last, and pages show each demand once.
 * 2. Filters hold together; the choices of one are counted with the others in force and without itself.
 * 3. A page has all that the source says, money in whole fen and a date as exact as it is.
 * 4. An unknown demand is refused.
 */
import type { DemandItem } from '#app/domain/demands/demand.ts';
import { demandsPerPage, readDemands } from '#app/domain/demands/demands-input.ts';
import { listDemands } from '#app/domain/demands/list-demands.server.ts';
import { readDemand } from '#app/domain/demands/read-demand.server.ts';
import { expect, test } from '#tests/support/test.ts';

const input = (query = '') => readDemands(new URLSearchParams(query));

test('1. order and paging', async ({ seeded }) => {
  const { total } = await listDemands(seeded, input());
  const seen: DemandItem[] = [];
  for (let page = 1; page <= Math.ceil(total / demandsPerPage); page++)
    seen.push(...(await listDemands(seeded, input(`page=${page}`))).demands);

  expect(total).toBe(89);
  expect(new Set(seen.map(({ ref }) => ref)).size).toBe(total);
  const days = seen.map(({ publishedOn }) => publishedOn ?? '');
  expect(days).toEqual([...days].sort().reverse());
  expect(days.at(-1)).toBe('');
});

test('2. filters', async ({ seeded }) => {
  const all = await listDemands(seeded, input());
  const both = await listDemands(seeded, input('sector=med&buyer=hospital'));

  expect(both.total).toBeGreaterThan(0);
  expect(both.demands.every((demand) => demand.sectorCode === 'med' && demand.buyerType === 'hospital')).toBe(true);
  const count = (list: typeof both, filter: 'sector' | 'city' | 'buyer', value: string) =>
    list.choices[filter].find((choice) => choice.value === value)?.count;
  expect(count(both, 'sector', 'med')).toBe(both.total);
  expect(count(both, 'buyer', 'hospital')).toBe(both.total);
  expect(both.choices.buyer.length).toBeGreaterThan(1);
  expect(both.choices.city.reduce((sum, choice) => sum + choice.count, 0)).toBeLessThanOrEqual(both.total);
  expect(count(all, 'sector', 'med')).toBeGreaterThan(both.total);
  expect((await listDemands(seeded, input('sector=no-such'))).total).toBe(0);
});

test('3. one demand', async ({ seeded }) => {
  expect(await readDemand(seeded, 'D0008')).toMatchObject({
    budgetFen: 270_446_270,
    publishedOn: '2021-01-01',
    publishedPrecision: 'year',
    projectNumber: 'NNJKZC2021-065C',
    cityCode: '450100',
    basis: 'page',
  });
  expect(await readDemand(seeded, 'D0069')).toMatchObject({ publishedOn: null, publishedPrecision: null, budgetFen: null });
});

test('4. unknown', async ({ seeded }) => {
  await expect(readDemand(seeded, 'D9999')).rejects.toMatchObject({ reason: 'not-found' });
});
