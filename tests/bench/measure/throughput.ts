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
export type Throughput = {
  readonly connections: number;
  readonly rounds: number;
  readonly queries: number;
  readonly statements: number;
  readonly page: Readonly<Record<Encoding, Served>>;
  readonly express: Readonly<Record<Encoding, Served>>;
  readonly rawSql: number;
  /** null where there is no pgbench. */
  readonly pgbench: number | null;
};

type Plan = { readonly connections: number; readonly seconds: number; readonly rounds: number };

const programs = 'tests/bench/processes';
/** Of a response, and no part of what is compared. */
const notCopied = new Set(['connection', 'keep-alive', 'date', 'content-length', 'transfer-encoding', 'content-encoding']);

export async function measureThroughput(
  site: Site,
  databaseUrl: string,
  queries: readonly Query[],
  plan: Plan,
  say: (name: string) => void,
): Promise<Throughput> {
  const paths = queries.map(pathOf);
  const pages = await statementsOf(databaseUrl, queries);
  const express = startProcess('serving', `${programs}/express.ts`);
  const pgbench = hasPgbench ? await preparePgbench(databaseUrl, pages) : null;
  try {
    const { port } = await answerOf<ExpressAnswer>(express, await answersOf(site.base, paths));
    const under = (base: string, encoding: Encoding, seconds = plan.seconds) =>
      load({ base, paths, connections: plan.connections, seconds, encoding });
    await under(site.base, 'identity', 2);
    const rounds: Round[] = [];
    for (let round = 0; round < plan.rounds; round++) {
      say(`round ${round + 1} of ${plan.rounds}`);
      const page = { identity: await under(site.base, 'identity'), 'gzip, deflate, br': await under(site.base, 'gzip, deflate, br') };
      const raw = {
        identity: await under(`http://127.0.0.1:${port}`, 'identity'),
        'gzip, deflate, br': await under(`http://127.0.0.1:${port}`, 'gzip, deflate, br'),
      };
      const { perSecond } = await rawSql({ url: databaseUrl, pages, connections: plan.connections, seconds: plan.seconds });
      rounds.push({
        page,
        express: raw,
        rawSql: perSecond,
        pgbench: pgbench ? await pgbench.perSecond(plan.connections, plan.seconds) : null,
      });
    }
    return { ...plan, queries: queries.length, statements: perPage(pages), ...middle(rounds) };
  } finally {
    pgbench?.close();
    await endProcess(express);
  }
}

type Round = {
  readonly page: Readonly<Record<Encoding, LoadAnswer>>;
  readonly express: Readonly<Record<Encoding, LoadAnswer>>;
  readonly rawSql: number;
  readonly pgbench: number | null;
};

function middle(rounds: readonly Round[]): Pick<Throughput, 'page' | 'express' | 'rawSql' | 'pgbench'> {
  const served = (of: 'page' | 'express', encoding: Encoding): Served => {
    const answers = rounds.map((round) => round[of][encoding]);
    const of_ = (read: (answer: LoadAnswer) => number) => median(answers.map(read));
    return {
      ...{
        perSecond: of_((one) => one.perSecond),
        p50: of_((one) => one.p50),
        p99: of_((one) => one.p99),
        bytes: of_((one) => one.bytesPerAnswer),
      },
      failed: answers.reduce((sum, answer) => sum + answer.failed, 0),
    };
  };
  const both = (of: 'page' | 'express') => ({ identity: served(of, 'identity'), 'gzip, deflate, br': served(of, 'gzip, deflate, br') });
  const counted = rounds.flatMap((round) => round.pgbench ?? []);
  return {
    page: both('page'),
    express: both('express'),
    rawSql: median(rounds.map((round) => round.rawSql)),
    pgbench: counted.length === 0 ? null : median(counted),
  };
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
