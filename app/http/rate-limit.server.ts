/**
 * How often one peer may do a thing that costs a person's time, such as sending a form. Counted in the memory of the process:
 * nothing about who came is stored, and a restart forgets.
 */
import { isIPv6 } from 'node:net';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Refusal } from '#app/platform/refusal.ts';

/** The first four groups of an IPv6 address, written out: a household or an office has all that follows to itself. */
function networkOf(address: string): string {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = head.split(':').filter(Boolean);
  const behind = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : 8 - groups.length - behind.length;
  return [...groups, ...Array<string>(zeros).fill('0'), ...behind].slice(0, 4).join(':');
}

function keyOf(peer: string): string {
  const address = peer.replace(/^::ffff:(?=\d+\.)/i, '').split('%')[0] ?? '';
  return isIPv6(address) ? networkOf(address) : address;
}

/** @returns a function that counts one more for a peer, and refuses with `too-many` when it has had its `times` in `seconds`. */
export function rateLimit(times: number, seconds: number): (peer: string) => Promise<void> {
  const limiter = new RateLimiterMemory({ points: times, duration: seconds });
  return async (peer) => {
    try {
      await limiter.consume(keyOf(peer));
    } catch (limit) {
      if (limit instanceof Error) throw limit;
      throw new Refusal('too-many');
    }
  };
}
