/**
 * What happens though nobody waits for it, or not on the page that asked for it: notices, mail, sheets of products, what a day brings, and every
 * night what is kept too long is erased. graphile-worker runs the jobs; they were added in the transactions that gave reason for them, so that
 * none is lost and none is done for what never happened, or come round and do what is due.
 */
import { Logger, parseCronItems, run, type TaskList } from 'graphile-worker';
import { endAgreements } from '#app/domain/agreements/move-agreement.server.ts';
import { matchAllChanges } from '#app/domain/matches/match-changes.server.ts';
import { expireNeeds } from '#app/domain/needs/expire-needs.server.ts';
import { projectNotices } from '#app/domain/notices/project-notices.server.ts';
import { sendDigests } from '#app/domain/notices/send-digests.server.ts';
import { warnOfExpiry } from '#app/domain/notices/warn-of-expiry.server.ts';
import { retain } from '#app/domain/privacy/retain.server.ts';
import { applyRows } from '#app/domain/sheets/apply-rows.server.ts';
import { checkSheet } from '#app/domain/sheets/check-sheet.server.ts';
import { resumeSheets } from '#app/domain/sheets/resume-sheets.server.ts';
import { lapseInvitations } from '#app/domain/talks/lapse-invitations.server.ts';
import type { Settings } from '#app/platform/context.ts';
import type { Log } from '#app/platform/log.server.ts';
import { openRuntime } from '#app/platform/open-runtime.server.ts';
import { spoken } from '#app/ui/sheet-spoken.ts';
import { freeJobs } from './free-jobs.ts';
import { keepRunning } from './keep-running.ts';
import { openPost } from './post.ts';
import { sendMail } from './send-mail.ts';

export type WorkerOptions = {
  readonly log: Log;
  /** Null: mail is said in the log. */
  readonly smtpUrl: string | null;
  readonly from: string;
  readonly publicUrl: string;
  readonly settings: Settings;
  /** Signs the links by which mail is turned off. */
  readonly secret: string;
  readonly now?: () => Date;
};

export type Worker = { readonly stop: () => Promise<void> };

/** What is due by the clock is told by the clock that the worker was given; these only come round to look, at start too. */
const hourly = ['warn-of-expiry', 'expire-needs', 'lapse-invitations', 'end-agreements', 'send-digests'] as const;
/** At a quarter past three in the night in Nanning, in UTC as cron has it here; a night on which the site did not run is made up for. */
const retention = { task: 'retain', match: '15 19 * * *', options: { backfillPeriod: 86_400_000, jobKey: 'retain', maxAttempts: 5 } };
const rounds = hourly.map((task) => ({ task, match: '0 * * * *', options: { jobKey: task } }));

export async function openWorker(databaseUrl: string, options: WorkerOptions): Promise<Worker> {
  const { log, now = () => new Date(), publicUrl, secret, settings } = options;
  const { runtime, close } = await openRuntime(databaseUrl, settings, { connections: 4 });
  const { db, sql } = runtime;
  const office = { ...runtime, now };
  const post = openPost(options);
  const tasks: TaskList & Record<(typeof hourly)[number], unknown> = {
    'send-mail': (payload) => sendMail({ db, post, publicUrl, secret, now }, idIn(payload)),
    'check-sheet': (payload) => checkSheet(office, idIn(payload), spoken),
    'apply-sheet': (payload) => applyRows(office, idIn(payload)),
    'match-changes': async () => void (await matchAllChanges({ sql, now })),
    'project-notices': async () => void (await projectNotices(db)),
    'warn-of-expiry': async () => void (await warnOfExpiry(db, now())),
    'expire-needs': async () => void (await expireNeeds(db, now())),
    'lapse-invitations': async () => void (await lapseInvitations(db, now())),
    'end-agreements': async () => void (await endAgreements(db, now())),
    'send-digests': async () => void (await sendDigests(db, now())),
    retain: () => retain({ db, filesFolder: settings.filesFolder, now }),
  };
  const start = async () => {
    const giveBack = await freeJobs(sql);
    try {
      await resumeSheets(db);
      for (const task of ['project-notices', 'match-changes', ...hourly]) await sql`select enqueue(${task}, '{}', ${task})`;
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
      await close();
    },
  };
}

const idIn = (payload: unknown): string => (payload as { id: string }).id;
