/**
 * How often something that can be guessed may be tried.
 *
 * A try counts for the account it is for and for the network it comes from, each within a short window and within a day, whether or not
 * there is such an account: before anything is looked at, and given back where it was right. From a browser in which the account was signed
 * in before (see `known-device.server.ts`) it counts for that browser alone, so that whoever exhausts the tries of an account from elsewhere
 * does not keep its owner out. Counted in the database, so that several processes and a restart count together.
 */
import { inArray, lt, sql } from 'drizzle-orm';
import type { Context } from '#app/platform/context.ts';
import { networkOf } from '#app/platform/network-of.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Db } from '#db/client.ts';
import { attempts } from '#db/schema/accounts.ts';

type Window = { readonly times: number; readonly seconds: number };
const [quarter, hour, day] = [900, 3_600, 86_400];
const within = (seconds: number, times: number): Window => ({ times, seconds });

const guessing = { account: [within(quarter, 5), within(day, 20)], peer: [within(quarter, 30), within(day, 40)] };
const asking = { account: [within(hour, 3)], peer: [within(hour, 20)] };
const limits = {
  password: guessing,
  code: guessing,
  /** The word in a link. */
  word: guessing,
  letter: asking,
  registration: asking,
  export: { account: [within(hour, 5)], peer: [within(hour, 30)] },
} as const;
export type Guessable = keyof typeof limits;

type Tried = {
  /** What names the account: its address, number or id. */
  readonly account?: string;
  readonly peer?: string;
  /** The browser where the account is known in it. */
  readonly device?: string | null;
};

/** @returns what gives the try back. @throws Refusal too-many, before anything is looked at. */
export async function limitAttempts(
  { db, now }: Pick<Context, 'db' | 'now'>,
  what: Guessable,
  { account, peer, device = null }: Tried,
): Promise<() => Promise<void>> {
  const counted = (whose: string, key: string, windows: readonly Window[]) =>
    windows.map((window) => ({ ...window, key: `${what} ${whose} ${window.seconds}:${key}` }));
  const keys =
    device === null
      ? [
          ...(peer === undefined ? [] : counted('peer', networkOf(peer), limits[what].peer)),
          ...(account === undefined ? [] : counted('account', account.toLowerCase(), limits[what].account)),
        ]
      : counted('device', device, limits[what].account);
  for (const { key, times, seconds } of keys) {
    const [expire, at] = [new Date(now().getTime() + seconds * 1_000), now()];
    const isOver = sql`${attempts.expire} <= ${at.toISOString()}`;
    const [tried] = await db
      .insert(attempts)
      .values({ key, points: 1, expire })
      .onConflictDoUpdate({
        target: attempts.key,
        set: {
          points: sql`case when ${isOver} then 1 else least(${attempts.points}, ${times}) + 1 end`,
          expire: sql`case when ${isOver} then ${expire.toISOString()} else ${attempts.expire} end`,
        },
      })
      .returning({ points: attempts.points });
    if (tried!.points > times) throw new Refusal('too-many');
  }
  return async () => {
    const given = keys.map(({ key }) => key);
    await db
      .update(attempts)
      .set({ points: sql`greatest(${attempts.points} - 1, 0)` })
      .where(inArray(attempts.key, given));
  };
}

export async function forgetAttempts(db: Db, now: Date): Promise<void> {
  await db.delete(attempts).where(lt(attempts.expire, now));
}
