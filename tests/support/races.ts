/**
 * Many who do at once what only one can have done.
 *
 * `RACES=full` runs 200 × 20 of each race; what every run of the tests does is smaller.
 */
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { openDb } from '#db/client.ts';
import { engineOn } from './engine.ts';
import { test as base, expect } from './test.ts';

export const [racers, rounds] = process.env.RACES === 'full' ? [200, 20] : [40, 3];
export const timeout = 600_000;

/** Enough connections for the racers to meet in the database and not in the queue for it. */
export const test = base.extend<{ wide: Context }>({
  wide: async ({ ctx, url }, use) => {
    const database = openDb(url, { max: 60 });
    await use({ ...ctx, db: database.db, sql: database.sql, search: await engineOn(database) });
    await database.close();
  },
});

/** Starts all at once. @returns how many were heard, and the refusals of the others by reason and detail. */
async function race(starts: readonly (() => Promise<unknown>)[]) {
  const outcomes = await Promise.allSettled(starts.map((start) => start()));
  const refused = new Map<string, number>();
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') continue;
    if (!(outcome.reason instanceof Refusal)) throw outcome.reason;
    const { reason, detail } = outcome.reason;
    const said = [reason, ...Object.entries(detail).map(([name, value]) => `${name}=${value}`)].join(' ');
    refused.set(said, (refused.get(said) ?? 0) + 1);
  }
  return { heard: outcomes.filter(({ status }) => status === 'fulfilled').length, refused: [...refused] };
}

export const times = <T>(n: number, make: (index: number) => T): T[] => Array.from({ length: n }, (_, index) => make(index));

type Race = {
  readonly ctx: Context;
  readonly name: string;
  /** What those that come too late are refused with; null where all are heard, because all ask for the same. */
  readonly losers: RegExp | null;
  /** Makes what a round needs. */
  readonly round: () => Promise<readonly (() => Promise<unknown>)[]>;
};

/** Runs the rounds. Each leaves one entry in the journal, whose chain is looked at at the end. */
export async function compete({ ctx, name, losers, round }: Race): Promise<void> {
  let met = 0;
  for (let n = 0; n < rounds; n++) {
    const starts = await round();
    expect(starts).toHaveLength(racers);
    const [before] = await ctx.sql`select number::int from journal_head`;
    const { heard, refused } = await race(starts);
    expect(heard).toBe(losers ? 1 : racers);
    for (const [said, count] of refused) {
      expect(said).toMatch(losers!);
      met += count;
    }
    const [after] = await ctx.sql`select number::int from journal_head`;
    expect(after!.number - before!.number).toBe(1);
  }
  expect(met).toBe(losers ? (racers - 1) * rounds : 0);
  expect(await ctx.sql`select journal_fault() as fault`).toEqual([{ fault: null }]);
  console.log(`${name}: ${racers} at once × ${rounds}: ${losers ? rounds : racers * rounds} heard, ${met} refused`);
}
