/**
 * Bodies that no page of ours sends, at the form for corrections.
 *
 * 1. What is said of hostile requests at pages holds for a thousand bodies too: a clear status, nothing unescaped, a whole page in
 *    the right language, nothing logged, every request answered.
 * 2. Only what was answered with a redirect made a request, and no other row of any table has changed.
 */
import { test, withstands } from '#tests/support/attack-routes.ts';
import { formAttacks } from '#tests/support/hostile-form.ts';
import { tableDigests } from '#tests/support/table-digest.ts';
import { expect } from '#tests/support/test.ts';

test('1.–2. bodies', { timeout: 600_000 }, async ({ target }) => {
  // 202 is how the framework puts a redirect into data.
  let taken = 0;
  await withstands(target, formAttacks, (status) => {
    if (status === 303 || status === 202) taken += 1;
  });
  const [made] = await target.sql<
    [{ count: number }]
  >`select count(*)::int from correction_requests where statement like '示例：这一条只用于测试，%'`;
  expect(taken).toBeGreaterThan(0);
  expect(made.count).toBe(taken);
  const { correction_requests: _before, ...before } = target.before;
  const { correction_requests: _after, ...after } = await tableDigests(target.sql);
  expect(after).toEqual(before);
});
