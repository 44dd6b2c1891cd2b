/**
 * How often one peer may do a thing that costs a person's time, such as sending a form. Counted in the memory of the process:
 * nothing about who came is stored, and a restart forgets.
 */
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { networkOf } from '#app/platform/network-of.ts';
import { Refusal } from '#app/platform/refusal.ts';

/** @returns a function that counts one more for a peer, and refuses with `too-many` when it has had its `times` in `seconds`. */
export function rateLimit(times: number, seconds: number): (peer: string) => Promise<void> {
  const limiter = new RateLimiterMemory({ points: times, duration: seconds });
  return async (peer) => {
    try {
      await limiter.consume(networkOf(peer));
    } catch (limit) {
      if (limit instanceof Error) throw limit;
      throw new Refusal('too-many');
    }
  };
}
