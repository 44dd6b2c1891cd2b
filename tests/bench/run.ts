/**
 * `npm run bench`: generated catalogues, and what searching and serving them costs on this machine. Figures go to standard
 * output, progress to standard error. Nothing is asserted: see docs/bench.md for what each figure means.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import postgres from 'postgres';
import { ensureBuild } from '#app/cli/build.ts';
import { type BenchCluster, openCluster } from './cluster.ts';
import { prepareDatabase } from './databases.ts';
import { hasPgbench } from './measure/pgbench.ts';
import { measureSize } from './measure/size.ts';
import { type Options, readOptions, usage } from './options.ts';
import { canPin } from './processes/child.ts';
import { describeMachine, describeSize } from './report.ts';
import type { BenchResult, Machine, SizeResult } from './results.ts';

process.env.NODE_ENV = 'production';
let options: Options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n${usage}\n`);
  process.exit(2);
}

const print = (text: string) => process.stdout.write(`${text}\n\n`);
const say = progress();
await ensureBuild(() => say('building the pages'));
const cluster = await openCluster(options.keep);
const stop = async () => {
  await cluster.close();
  process.exit(130);
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
try {
  const result = await bench(cluster, options);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 1)}\n`);
} finally {
  await cluster.close();
}

async function bench(server: BenchCluster, given: Options): Promise<BenchResult> {
  const machine = await describedMachine(server);
  print(describeMachine(machine));
  const sizes: SizeResult[] = [];
  for (const size of given.sizes) {
    const label = size.toLocaleString('en-US');
    const prepared = await prepareDatabase(server, size, given.seed, (step, done, total) => say(`${label}: ${step} ${done} of ${total}`));
    await server.asInProduction();
    const result = await measureSize(server, { ...prepared, url: server.urlOf(prepared.name) }, given, (step) => say(`${label}: ${step}`));
    sizes.push(result);
    print(describeSize(result));
    if (size !== given.sizes.at(-1)) await server.careless();
  }
  return { machine, seed: given.seed, sizes };
}

async function describedMachine(server: BenchCluster): Promise<Machine> {
  const sql = postgres(server.urlOf('postgres'), { max: 1 });
  const [row] = await sql<{ version: string }[]>`select current_setting('server_version') as version`;
  await sql.end();
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    commit: commit(),
    processor: cpus()[0]?.model ?? 'unknown processor',
    cores: availableParallelism(),
    memory: totalmem(),
    system: `${type()} ${release()}`,
    node: process.versions.node,
    postgresql: row!.version,
    pgbench: hasPgbench,
    pinned: canPin,
  };
}

function commit(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}

/** One line that changes, on a terminal; elsewhere a line each ten seconds. */
function progress(): (step: string) => void {
  const { stderr } = process;
  let said = 0;
  return (step) => {
    if (Date.now() - said < (stderr.isTTY ? 60 : 10_000)) return;
    said = Date.now();
    stderr.write(stderr.isTTY ? `\r\x1b[2K${step}` : `${step}\n`);
  };
}
