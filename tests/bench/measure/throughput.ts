/**
 * Requests a second of the result page beside its floors: its own SQL without a page, and Express without any work. All
 * are measured in turn, several rounds of each, so that whatever else the machine does meets all of them; medians are compared.
 */

import { answerOf, endProcess, startProcess } from '../processes/child.ts';
import type { ExpressAnswer } from '../processes/express.ts';
import type { LoadAnswer, LoadTask } from '../processes/load.ts';
import type { RawAnswer, RawTask } from '../processes/raw-sql.ts';
import { pathOf, type Query } from '../queries/draw.ts';
import type { Site } from '../site.ts';
import { fetchBytes } from './bytes.ts';
import { hasPgbench, preparePgbench } from './pgbench.ts';
import { type Statement, statementsOf } from './statements.ts';
import { median } from './statistics.ts';

export const encodings = ['identity', 'gzip, deflate, br'] as const;
export type Encoding = (typeof encodings)[number];

export type Served = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly bytes: number;
  readonly failed: number;
};
/** Pages, and Express sending the same bytes. */
export type Beside = {
  readonly addresses: number;
  readonly page: Readonly<Record<Encoding, Served>>;
  readonly express: Readonly<Record<Encoding, Served>>;
};
export type Throughput = {
  readonly connections: number;
  readonly rounds: number;
  readonly results: Beside & {
    readonly statements: number;
    readonly rawSql: number;
    /** null where there is no pgbench. */
    readonly pgbench: number | null;
  };
  readonly lists: Beside;
};

type Plan = { readonly connections: number; readonly seconds: number; readonly rounds: number };

const programs = 'tests/bench/processes';
/** Of a response, and no part of what is compared. */
const notCopied = new Set(['connection', 'keep-alive', 'date', 'content-length', 'transfer-encoding', 'content-encoding']);

/** @param queries whose pages of results are asked for. @param lists addresses of pages that list without a search. */
export async function measureThroughput(
  site: Site,
  databaseUrl: string,
  { queries, lists }: { readonly queries: readonly Query[]; readonly lists: readonly string[] },
  plan: Plan,
  say: (name: string) => void,
): Promise<Throughput> {
  const { connections, seconds, rounds } = plan;
  const pages = await statementsOf(databaseUrl, queries);
  const pgbench = hasPgbench ? await preparePgbench(databaseUrl, pages) : null;
  const [raw, bench]: [number[], number[]] = [[], []];
  try {
    const results = await besideExpress(site, queries.map(pathOf), plan, say, async () => {
      raw.push((await rawSql({ url: databaseUrl, pages, connections, seconds })).perSecond);
      if (pgbench) bench.push(await pgbench.perSecond(connections, seconds));
    });
    return {
      ...{ connections, rounds },
      results: { ...results, statements: perPage(pages), rawSql: median(raw), pgbench: bench.length === 0 ? null : median(bench) },
      lists: await besideExpress(site, lists, plan, say),
    };
  } finally {
    pgbench?.close();
  }
}

type Round = Readonly<Record<'page' | 'express', Readonly<Record<Encoding, LoadAnswer>>>>;

async function besideExpress(
  site: Site,
  paths: readonly string[],
  { connections, seconds, rounds }: Plan,
  say: (name: string) => void,
  inEachRound: () => Promise<void> = async () => {},
): Promise<Beside> {
  const under = (base: string, encoding: Encoding) => load({ base, paths, connections, seconds, encoding });
  const both = async (base: string) => ({
    identity: await under(base, 'identity'),
    'gzip, deflate, br': await under(base, 'gzip, deflate, br'),
  });
  const express = startProcess('serving', `${programs}/express.ts`);
  try {
    const { port } = await answerOf<ExpressAnswer>(express, await answersOf(site.base, paths));
    // One round of each is not counted: a page's code is compiled in full only after a thousand pages or so.
    say('warming up');
    for (const base of [site.base, `http://127.0.0.1:${port}`]) await both(base);
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      say(`round ${round + 1} of ${rounds}`);
      measured.push({ page: await both(site.base), express: await both(`http://127.0.0.1:${port}`) });
      await inEachRound();
    }
    return { addresses: paths.length, page: middle(measured, 'page'), express: middle(measured, 'express') };
  } finally {
    await endProcess(express);
  }
}

function middle(rounds: readonly Round[], of: keyof Round): Record<Encoding, Served> {
  const served = (encoding: Encoding): Served => {
    const answers = rounds.map((round) => round[of][encoding]);
    const typical = (read: (answer: LoadAnswer) => number) => median(answers.map(read));
    return {
      perSecond: typical((one) => one.perSecond),
      p50: typical((one) => one.p50),
      p99: typical((one) => one.p99),
      bytes: typical((one) => one.bytesPerAnswer),
      failed: answers.reduce((sum, answer) => sum + answer.failed, 0),
    };
  };
  return { identity: served('identity'), 'gzip, deflate, br': served('gzip, deflate, br') };
}

async function answersOf(base: string, paths: readonly string[]) {
  const answers = [];
  for (const path of new Set(paths)) {
    const { headers, body } = await fetchBytes(base + path, 'identity');
    const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !notCopied.has(name)));
    answers.push({ path, headers: kept, body: body.toString('utf8') });
  }
  return answers;
}

const perPage = (pages: readonly (readonly Statement[])[]) => Math.max(...pages.map((page) => page.length));

const load = (task: LoadTask) => once<LoadAnswer>('asking', 'load.ts', task);
const rawSql = (task: RawTask) => once<RawAnswer>('serving', 'raw-sql.ts', task);

async function once<Answer>(core: 'serving' | 'asking', program: string, task: object): Promise<Answer> {
  const child = startProcess(core, `${programs}/${program}`);
  try {
    return await answerOf<Answer>(child, task);
  } finally {
    await endProcess(child);
  }
}
