import { RateLimiterDrizzle } from 'rate-limiter-flexible';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { attempts } from '#db/schema/accounts.ts';

const quarter = 900;
/** What can be guessed or costs much, and how often within seconds: for one account, and from one address for all. */
const limits = {
  password: { account: 5, peer: 30, seconds: quarter },
  code: { account: 5, peer: 30, seconds: quarter },
  letter: { account: 3, peer: 20, seconds: 3_600 },
  registration: { account: 3, peer: 20, seconds: 3_600 },
  export: { account: 5, peer: 30, seconds: 3_600 },
} as const;
export type Guessable = keyof typeof limits;

/**
 * Counts a try against the account it is for and the address it comes from, whether or not there is such an account, and whether or not
 * the try is right. Counted in the database, so that several processes and a restart count together.
 *
 * @throws Refusal too-many, before anything is looked at.
 */
export async function limitAttempts({ db }: Pick<Context, 'db'>, what: Guessable, account: string, peer: string): Promise<void> {
  const { seconds, ...points } = limits[what];
  for (const [whose, key] of [
    ['peer', peer],
    ['account', account.toLowerCase()],
  ] as const) {
    const limiter = new RateLimiterDrizzle({
      ...{ storeClient: db, schema: attempts, clearExpiredByTimeout: false },
      ...{ keyPrefix: `${what} ${whose}`, points: points[whose], duration: seconds, blockDuration: seconds },
    });
    await limiter.consume(key).catch((limit: unknown) => {
      throw limit instanceof Error ? limit : new Refusal('too-many');
    });
  }
}
