/**
 * What happens though nobody waits for it: notices, mail, what a day brings, and every night what is kept too long is erased. graphile-worker
 * runs the jobs; they were added in the transactions that gave reason for them, so that none is lost and none is done for what never happened,
 * or come round and do what is due.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker';
import { projectNotices } from '#app/domain/notices/project-notices.server.ts';
import { sendDigests } from '#app/domain/notices/send-digests.server.ts';
import { warnOfExpiry } from '#app/domain/notices/warn-of-expiry.server.ts';
import { retain } from '#app/domain/privacy/retain.server.ts';
import type { Log } from '#app/platform/log.server.ts';
import { openDb } from '#db/client.ts';
import { freeJobs } from './free-jobs.ts';
import { openPost } from './post.ts';
import { sendMail } from './send-mail.ts';

export type WorkerOptions = {
  readonly log: Log;
  /** Null: mail is said in the log. */
  readonly smtpUrl: string | null;
  readonly from: string;
  readonly publicUrl: string;
  readonly filesFolder: string;
  /** Signs the links by which mail is turned off. */
  readonly secret: string;
  readonly now?: () => Date;
};

export type Worker = { readonly stop: () => Promise<void> };

/** What is due by the clock is told by the clock that the worker was given; these only come round to look, at start too. */
const hourly = ['warn-of-expiry', 'send-digests'] as const;
/** At a quarter past three in the night in Nanning, in UTC as cron has it here; a night on which the site did not run is made up for. */
const retention = { task: 'retain', match: '15 19 * * *', options: { backfillPeriod: 86_400_000, jobKey: 'retain', maxAttempts: 5 } };
const rounds = hourly.map((task) => ({ task, match: '0 * * * *', options: { jobKey: task } }));

export async function openWorker(databaseUrl: string, options: WorkerOptions): Promise<Worker> {
  const { log, now = () => new Date(), publicUrl, secret } = options;
  const database = openDb(databaseUrl, { max: 3 });
  const { db, sql } = database;
  const post = openPost(options);
  const tasks: TaskList & Record<(typeof hourly)[number], unknown> = {
    'send-mail': (payload) => sendMail({ db, post, publicUrl, secret, now }, (payload as { id: string }).id),
    'project-notices': async () => void (await projectNotices(db)),
    'warn-of-expiry': async () => void (await warnOfExpiry(db, now())),
    'send-digests': async () => void (await sendDigests(db, now())),
    retain: () => retain({ db, filesFolder: options.filesFolder, now }),
  };
  const start = async () => {
    const giveBack = await freeJobs(sql);
    try {
      for (const task of ['project-notices', ...hourly]) await sql`select enqueue(${task}, '{}', ${task})`;
      const runner = await run({
        connectionString: databaseUrl,
        concurrency: 2,
        maxPoolSize: 4,
        noHandleSignals: true,
        pollInterval: 2_000,
        taskList: tasks,
        parsedCronItems: parseCronItems([...rounds, retention]),
        logger: new Logger(
          () => (level, message) => (level === 'error' ? log.error(message) : level === 'warning' ? log.warn(message) : undefined),
        ),
        // Without a delay of its own the runner lets a job's end that it cannot write down end our process.
        preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      });
      return { runner, giveBack };
    } catch (error) {
      await giveBack();
      throw error;
    }
  };
  const stop = keepRunning(await start(), start, log);
  return {
    stop: async () => {
      await stop();
      await database.close();
    },
  };
}

type Running = { readonly runner: Runner; readonly giveBack: () => Promise<void> };

/** Milliseconds between a runner's end, or a vain try, and the next. */
const pauseBetweenRunners = 1_000;

/** A runner that loses its database gives up for good: starts another until told to stop. @returns stops it. */
function keepRunning(first: Running, start: () => Promise<Running>, log: Log): () => Promise<void> {
  const told = new AbortController();
  const isTold = () => told.signal.aborted;
  let current: Running | undefined = first;
  const keeping = (async () => {
    while (!isTold()) {
      try {
        current ??= await start();
        if (isTold()) break;
        await current.runner.promise;
      } catch (error) {
        log.error({ err: error }, 'the runner of background jobs failed');
      }
      if (isTold()) break;
      await current?.giveBack();
      current = undefined;
      log.warn('the runner of background jobs ended; another is started');
      await pause(pauseBetweenRunners, undefined, { signal: told.signal }).catch(() => {});
    }
  })();
  return async () => {
    told.abort();
    await current?.runner.stop().catch(() => {});
    await keeping;
    // One that was only just starting when it was told.
    await current?.runner.stop().catch(() => {});
    await current?.giveBack();
  };
}
