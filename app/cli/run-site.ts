/**
 * The life of the site's process: build, database, directory, server; and back in the other order when it is told to stop.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { openAuth } from '#app/domain/accounts/auth.server.ts';
import { forgetAttempts } from '#app/domain/accounts/limit-attempts.server.ts';
import { compactTallies } from '#app/domain/insight/compact-tallies.server.ts';
import { cutParts } from '#app/domain/sitemap/cut-parts.server.ts';
import { errorOfListening, listen } from '#app/http/listen.ts';
import { readAssets } from '#app/http/server/assets.ts';
import { createServer } from '#app/http/server.ts';
import { type Env, ownEnv, settingsFrom } from '#app/platform/env.ts';
import { type Log, openLog } from '#app/platform/log.server.ts';
import { forgetForms } from '#app/platform/once.server.ts';
import { openRuntime } from '#app/platform/open-runtime.server.ts';
import { openWorker } from '#app/worker/worker.ts';
import { ensureIndex } from '#search/engine/open.ts';
import { authOptions, workerOptions } from './accounts-options.ts';
import { buildFolder, ensureBuild } from './build.ts';
import { openCommandDatabase } from './database.ts';
import { demonstrate } from './demonstration.ts';
import { CommandRefused } from './explain.ts';
import { type FirstStart, loadDirectoryOnce } from './first-start.ts';
import { prepareDatabase } from './prepare-database.ts';
import { progressOn } from './progress.ts';
import { type StopSignal, stopSignal } from './stop-signal.ts';

const webStatementTimeout = 5_000;
const requestPatience = 5_000;

export async function runSite(output: NodeJS.WriteStream, firstStart: FirstStart): Promise<void> {
  const env = ownEnv();
  const say = (line: string) => void output.write(`${line}\n`);
  const took = stopwatch();
  const stop = stopSignal();
  if (env.PORT !== 0) await refuseTakenPort(env);
  // The build needs no database and the database no build, and a machine has more than one core.
  const building = ensureBuild(() => say('Building the pages …'), stop.signal);
  building.catch(() => {});
  const database = await openCommandDatabase(env);
  try {
    say(`Database: ${database.description}`);
    const ready = await unlessStopped(stop, async () => {
      await prepareDatabase(database.url);
      await fill(database.url, env, output, firstStart);
      await building;
    });
    if (ready) await serve(database.url, env, stop, (port) => say(`桂品通 is ready after ${took()} s. Open ${shownAddress(env, port)}`));
    say('Stopping …');
  } finally {
    await database.close();
  }
  say('Stopped.');
}

/** Does the work, or leaves it where it stands when the process is told to stop: closing the database ends it. */
async function unlessStopped(stop: StopSignal, work: () => Promise<void>): Promise<boolean> {
  const working = work().then(() => true);
  working.catch(() => {});
  return Promise.race([working, stop.told.then(() => false)]);
}

async function fill(url: string, env: Env, output: NodeJS.WriteStream, { demonstration }: FirstStart): Promise<void> {
  const { runtime, close } = await openRuntime(url, settingsFrom(env, env.PORT), { connections: 2 });
  try {
    const first = await loadDirectoryOnce(runtime, output);
    if (first && demonstration) await demonstrate(runtime, env, output);
    const progress = progressOn(output, 'Building the search index anew');
    if ((await ensureIndex(runtime, (done, total) => progress.show('documents', done, total))) === 'rebuilt') progress.finish('done');
  } finally {
    await close();
  }
}

async function serve(url: string, env: Env, stop: StopSignal, onReady: (port: number) => void): Promise<void> {
  const build: ServerBuild = await import(pathToFileURL(join(buildFolder, 'server', 'index.js')).href);
  const { runtime, close } = await openRuntime(url, settingsFrom(env, env.PORT), { statementTimeout: webStatementTimeout, asWeb: true });
  const log = openLog(env.LOG_LEVEL);
  const worker = await openWorker(url, workerOptions(env, log, runtime.settings));
  try {
    const app = createServer({
      runtime,
      auth: openAuth(authOptions(runtime, env, log)),
      build,
      log,
      assets: readAssets(join(buildFolder, 'client')),
      trustProxy: env.TRUST_PROXY,
      isStopping: stop.isStopping,
    });
    const server = await listen(app, { host: env.HOST, port: env.PORT }).catch((error: NodeJS.ErrnoException) => {
      throw new CommandRefused(whyNotListening(env, error));
    });
    onReady(server.port);
    const { db } = runtime;
    const chores = keepHouse(
      [() => compactTallies(db), () => cutParts(db), () => forgetForms(db, runtime.now()), () => forgetAttempts(db, runtime.now())],
      log,
    );
    await stop.told;
    clearInterval(chores);
    await server.stop(requestPatience);
  } finally {
    await worker.stop();
    await close();
  }
}

/** What must happen though nobody asks for it: now and every day. */
function keepHouse(chores: readonly (() => Promise<void>)[], log: Log): NodeJS.Timeout {
  const work = async () => {
    for (const chore of chores) await chore().catch((error: unknown) => log.error({ err: error }, 'a daily chore failed'));
  };
  void work();
  return setInterval(work, 86_400_000).unref();
}

async function refuseTakenPort(env: Env): Promise<void> {
  const error = await errorOfListening({ host: env.HOST, port: env.PORT });
  if (error) throw new CommandRefused(whyNotListening(env, error));
}

function whyNotListening({ HOST, PORT }: Env, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE')
    return `PORT ${PORT} is taken by another program: stop that one, or start with another, e.g. PORT=${PORT + 1} npm start`;
  if (code === 'EACCES') return `PORT ${PORT} may not be used by this user: take one above 1023`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST ${HOST} is no address of this machine`;
  return `cannot listen on ${HOST}:${PORT}: ${message}`;
}

function shownAddress({ HOST }: Env, port: number): string {
  const everywhere = ['0.0.0.0', '::', '127.0.0.1', '::1'];
  return `http://${everywhere.includes(HOST) ? 'localhost' : HOST}:${port}`;
}

function stopwatch(): () => string {
  const start = Date.now() - process.uptime() * 1000;
  return () => ((Date.now() - start) / 1000).toFixed(1);
}
