/**
 * What waits for somebody, in order.
 *
 * 1. What is due first comes first; what nobody else waits for comes last.
 * 2. Overdue from the instant after the due time and not before; the age counts whole days.
 */
import { expect, test } from 'vitest';
import { byUrgency, type WaitingRow } from '#app/domain/desk/waiting.ts';

const row = (kind: WaitingRow['kind'], oldest: string): WaitingRow => ({ kind, oldest, total: 1, enterpriseRef: null });

test('1. the order', () => {
  const rows = [
    row('draft', '2026-01-01T00:00:00.000Z'),
    row('review', '2026-03-01T00:00:00.000Z'),
    row('inquiry', '2026-03-04T00:00:00.000Z'),
    row('returned', '2026-02-01T00:00:00.000Z'),
    row('correction', '2026-02-01T00:00:00.000Z'),
  ];
  const kinds = byUrgency(rows, new Date('2026-03-05T00:00:00Z')).map(({ kind }) => kind);
  expect(kinds).toEqual(['correction', 'inquiry', 'review', 'returned', 'draft']);
});

test('2. age and overdue', () => {
  const at = (now: string) => byUrgency([row('review', '2026-03-01T00:00:00.000Z')], new Date(now))[0]!;
  expect(at('2026-03-08T00:00:00.000Z')).toMatchObject({ age: 7, due: '2026-03-08T00:00:00.000Z', overdue: false });
  expect(at('2026-03-08T00:00:00.001Z')).toMatchObject({ age: 7, overdue: true });
  expect(at('2026-03-01T23:59:59.999Z')).toMatchObject({ age: 0, overdue: false });
  expect(byUrgency([row('draft', '2020-01-01T00:00:00.000Z')], new Date('2026-03-01T00:00:00Z'))[0]).toMatchObject({
    ...{ due: null, overdue: false },
  });
});
