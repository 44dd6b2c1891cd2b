/**
 * What happens though nobody waits for it, or not on the page that asked for it: mail, sheets of products. graphile-worker runs the jobs;
 * they were added in the transactions that gave reason for them, so that none is lost and none is done for what never happened.
 */
import { Logger, run, type TaskList } from 'graphile-worker';
import { applyRows } from '#app/domain/sheets/apply-rows.server.ts';
import { checkSheet } from '#app/domain/sheets/check-sheet.server.ts';
import { resumeSheets } from '#app/domain/sheets/resume-sheets.server.ts';
import type { Settings } from '#app/platform/context.ts';
import type { Log } from '#app/platform/log.server.ts';
import { openRuntime } from '#app/platform/open-runtime.server.ts';
import { spoken } from '#app/ui/sheet-spoken.ts';
import { openPost } from './post.ts';
import { sendMail } from './send-mail.ts';

export type WorkerOptions = {
  readonly log: Log;
  /** Null: mail is said in the log. */
  readonly smtpUrl: string | null;
  readonly from: string;
  readonly publicUrl: string;
  readonly settings: Settings;
  readonly now?: () => Date;
};

export type Worker = { readonly stop: () => Promise<void> };

export async function openWorker(databaseUrl: string, options: WorkerOptions): Promise<Worker> {
  const { log, now = () => new Date() } = options;
  const { runtime, close } = await openRuntime(databaseUrl, options.settings, { connections: 3 });
  const office = { ...runtime, now };
  const post = openPost(options);
  const tasks: TaskList = {
    'send-mail': (payload) => sendMail({ db: runtime.db, post, publicUrl: options.publicUrl, now }, idIn(payload)),
    'check-sheet': (payload) => checkSheet(office, idIn(payload), spoken),
    'apply-sheet': (payload) => applyRows(office, idIn(payload)),
  };
  await resumeSheets(runtime.db);
  const runner = await run({
    connectionString: databaseUrl,
    concurrency: 2,
    maxPoolSize: 4,
    noHandleSignals: true,
    pollInterval: 2_000,
    taskList: tasks,
    parsedCronItems: [],
    logger: new Logger(
      () => (level, message) => (level === 'error' ? log.error(message) : level === 'warning' ? log.warn(message) : undefined),
    ),
  });
  return {
    stop: async () => {
      await runner.stop().catch(() => {});
      await close();
    },
  };
}

const idIn = (payload: unknown): string => (payload as { id: string }).id;
