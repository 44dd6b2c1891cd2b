/**
 * How often one peer may do a thing.
 *
 * 1. So many times, then refused; another peer is not touched by it.
 * 2. The addresses of one IPv6 network are one peer, and an IPv4 address is the same in either form.
 */
import { expect, test } from 'vitest';
import { rateLimit } from '#app/http/rate-limit.server.ts';

test('1. one peer', async () => {
  const count = rateLimit(2, 60);
  await count('192.0.2.1');
  await count('192.0.2.1');
  await expect(count('192.0.2.1')).rejects.toMatchObject({ reason: 'too-many' });
  await expect(count('192.0.2.2')).resolves.toBeUndefined();
});

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
  ['2001:db8::1', '2001:DB8:0:0:1::', true],
  ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ['::ffff:192.0.2.1', '192.0.2.1', true],
  ['192.0.2.1', '192.0.2.10', false],
  ['fe80::1%eth0', 'fe80::2', true],
])('2. %s and %s', async (one, other, same) => {
  const count = rateLimit(1, 60);
  await count(one);
  if (same) await expect(count(other)).rejects.toMatchObject({ reason: 'too-many' });
  else await expect(count(other)).resolves.toBeUndefined();
});
