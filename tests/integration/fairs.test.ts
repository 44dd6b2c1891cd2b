/**
 * Fairs.
 *
 * 1. The list has those to come first, the next one first; then the past, the latest first; last those without any date.
 * 2. An edition of which only the year is known is past when the year is over, and not before.
 * 3. Paging shows every edition of the real directory once; one series shows only its own.
 * 4. A page has the edition with all its facts, and the other editions of its series, not itself.
 * 5. An unknown edition is refused.
 * 6. The structured data name an event only where its first day is known.
 */
import type { FairItem } from '#app/domain/fairs/fair-item.ts';
import { fairsPerPage, readFairs } from '#app/domain/fairs/fairs-input.ts';
import { listFairs } from '#app/domain/fairs/list-fairs.server.ts';
import { readFair } from '#app/domain/fairs/read-fair.server.ts';
import { fairEvent } from '#app/ui/fair-event.ts';
import { fairs } from '#db/schema/fairs.ts';
import { expect, test } from '#tests/support/test.ts';

const edition = (ref: string, given: Partial<typeof fairs.$inferInsert> = {}) => ({
  ref,
  series: 'made-up',
  name: '虚构博览会',
  source: 'https://made-up.example/',
  ...given,
});

test('1. order', async ({ ctx, db }) => {
  await db
    .insert(fairs)
    .values([
      edition('undated'),
      edition('past-old', { year: 2019 }),
      edition('later', { startsOn: '2027-03-01', endsOn: '2027-03-04', year: 2027 }),
      edition('past-new', { startsOn: '2026-11-20', endsOn: '2026-11-22', year: 2026 }),
      edition('running', { startsOn: '2026-11-21', endsOn: '2026-11-23', year: 2026 }),
      edition('next', { startsOn: '2026-12-01', year: 2026 }),
    ]);

  const { fairs: listed } = await listFairs(ctx, { series: null, page: 1 });

  expect(listed.map(({ ref, state }) => [ref, state])).toEqual([
    ['running', 'ahead'],
    ['next', 'ahead'],
    ['later', 'ahead'],
    ['past-new', 'past'],
    ['past-old', 'past'],
    ['undated', 'undated'],
  ]);
});

test('2. only the year', async ({ ctx, db }) => {
  await db.insert(fairs).values([edition('last-year', { year: 2025 }), edition('this-year', { year: 2026 })]);

  const { fairs: listed } = await listFairs(ctx, { series: null, page: 1 });

  expect(listed.map(({ ref, state }) => [ref, state])).toEqual([
    ['this-year', 'ahead'],
    ['last-year', 'past'],
  ]);
});

test('3. paging', async ({ seeded }) => {
  const { total, series } = await listFairs(seeded, { series: null, page: 1 });
  const seen: FairItem[] = [];
  for (let page = 1; page <= Math.ceil(total / fairsPerPage); page++) seen.push(...(await listFairs(seeded, { series: null, page })).fairs);

  expect(total).toBe(50);
  expect(new Set(seen.map(({ ref }) => ref)).size).toBe(total);
  expect(series.reduce((sum, one) => sum + one.count, 0)).toBe(total);
  const own = await listFairs(seeded, readFairs(new URLSearchParams('series=caexpo')));
  expect(own.total).toBe(19);
  expect(new Set(own.fairs.map((fair) => fair.series))).toEqual(new Set(['caexpo']));
});

test('4. one edition', async ({ seeded }) => {
  const { fair, state, others } = await readFair(seeded, 'caexpo-22');

  expect(fair).toMatchObject({ edition: '第22届', startsOn: '2025-09-17', endsOn: '2025-09-21', exhibitors: 3260, cityCode: '450100' });
  expect(state).toBe('past');
  expect(others).toHaveLength(18);
  expect(others.map(({ ref }) => ref)).not.toContain('caexpo-22');
});

test('5. unknown', async ({ seeded }) => {
  await expect(readFair(seeded, 'caexpo-99')).rejects.toMatchObject({ reason: 'not-found' });
});

test('6. structured data', async ({ seeded }) => {
  const { fair: dated } = await readFair(seeded, 'caexpo-22');
  const { fair: undated } = await readFair(seeded, 'caexpo-01');

  expect(fairEvent('https://guipintong.example', 'en', dated)).toMatchObject({ startDate: '2025-09-17', endDate: '2025-09-21' });
  expect(fairEvent('https://guipintong.example', 'en', undated)).toBeNull();
});
