/**
 * How long one client waits for a search: the use case in this process (engine, rows, marks), and the whole page over HTTP.
 * Every list is asked once unmeasured, so that plans, prepared statements and pages of the database's cache are there.
 */
import { Agent, get } from 'node:http';
import { searchDirectory } from '#app/domain/catalogue/search-directory.server.ts';
import { visitor } from '#app/platform/context.ts';
import type { Runtime } from '#app/platform/open-runtime.server.ts';
import { pathOf, type Query, type QueryClass } from '../queries/draw.ts';
import { type Spread, spreadOf } from './statistics.ts';

export type Timed = {
  readonly group: string;
  readonly name: string;
  readonly spread: Spread;
  /** p95 of the queries' best rounds: what is left when whatever else the machine did in the others is taken away. */
  readonly best95: number;
  /** Share of the queries that found nothing, and the slowest of them in its slowest round. */
  readonly empty: number;
  readonly slowest: string;
};
export type SearchTimes = { readonly classes: readonly Timed[]; readonly all: Spread; readonly best95: number };

type Ask = (query: Query) => Promise<{ ms: number; empty: boolean }>;

export async function timeInProcess(
  runtime: Runtime,
  classes: readonly QueryClass[],
  rounds: number,
  say: (name: string) => void,
): Promise<SearchTimes> {
  const ctx = { ...runtime, actor: visitor };
  return timeAll(classes, rounds, say, async (query) => {
    const start = performance.now();
    const found = await searchDirectory(ctx, { ...query, cut: false, open: null, picked: [] });
    return { ms: performance.now() - start, empty: found.total.value === 0 };
  });
}

export async function timeOverHttp(
  base: string,
  classes: readonly QueryClass[],
  rounds: number,
  say: (name: string) => void,
): Promise<SearchTimes> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    return await timeAll(classes, rounds, say, async (query) => ({ ms: await timePage(agent, base + pathOf(query)), empty: false }));
  } finally {
    agent.destroy();
  }
}

/** Milliseconds until the last byte of a page is there. */
export function timePage(agent: Agent, url: string): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'accept-encoding': 'gzip, deflate, br' } }, (response) => {
      response.on('error', reject);
      response.on('data', () => {});
      response.on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - start);
        else reject(new Error(`${url} answers ${response.statusCode}`));
      });
    }).on('error', reject);
  });
}

async function timeAll(classes: readonly QueryClass[], rounds: number, say: (name: string) => void, ask: Ask): Promise<SearchTimes> {
  const timed: Timed[] = [];
  const everything: number[] = [];
  const everyBest: number[] = [];
  for (const { group, name, queries } of classes) {
    say(`${group}: ${name}`);
    const times: number[] = [];
    let empty = 0;
    let slowest = { text: '', ms: 0 };
    const best = queries.map(() => Number.POSITIVE_INFINITY);
    for (const query of queries) if ((await ask(query)).empty) empty++;
    for (let round = 0; round < rounds; round++) {
      for (const [i, query] of queries.entries()) {
        const { ms } = await ask(query);
        times.push(ms);
        best[i] = Math.min(best[i]!, ms);
        if (ms > slowest.ms) slowest = { text: pathOf(query), ms };
      }
    }
    everything.push(...times);
    everyBest.push(...best);
    timed.push({ group, name, spread: spreadOf(times), best95: spreadOf(best).p95, empty: empty / queries.length, slowest: slowest.text });
  }
  return { classes: timed, all: spreadOf(everything), best95: spreadOf(everyBest).p95 };
}
