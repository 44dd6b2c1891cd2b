/**
 * What happens though nobody waits for it: mail, and every night what is kept too long is erased. graphile-worker runs the jobs; they were added in the transactions that gave reason for
 * them, so that none is lost and none is done for what never happened.
 */
import { Logger, parseCronItems, run, type TaskList } from 'graphile-worker';
import { retain } from '#app/domain/privacy/retain.server.ts';
import type { Log } from '#app/platform/log.server.ts';
import { openDb } from '#db/client.ts';
import { openPost } from './post.ts';
import { sendMail } from './send-mail.ts';

export type WorkerOptions = {
  readonly log: Log;
  /** Null: mail is said in the log. */
  readonly smtpUrl: string | null;
  readonly from: string;
  readonly publicUrl: string;
  readonly filesFolder: string;
  readonly now?: () => Date;
};

export type Worker = { readonly stop: () => Promise<void> };

/** At a quarter past three in the night in Nanning, in UTC as cron has it here; a night on which the site did not run is made up for. */
const retention = { task: 'retain', match: '15 19 * * *', options: { backfillPeriod: 86_400_000, jobKey: 'retain', maxAttempts: 5 } };

export async function openWorker(databaseUrl: string, options: WorkerOptions): Promise<Worker> {
  const { log, now = () => new Date() } = options;
  const database = openDb(databaseUrl, { max: 2 });
  const post = openPost(options);
  const tasks: TaskList = {
    'send-mail': (payload) => sendMail({ db: database.db, post, publicUrl: options.publicUrl, now }, (payload as { id: string }).id),
    retain: () => retain({ db: database.db, filesFolder: options.filesFolder, now }),
  };
  const runner = await run({
    connectionString: databaseUrl,
    concurrency: 2,
    maxPoolSize: 4,
    noHandleSignals: true,
    pollInterval: 2_000,
    taskList: tasks,
    parsedCronItems: parseCronItems([retention]),
    logger: new Logger(
      () => (level, message) => (level === 'error' ? log.error(message) : level === 'warning' ? log.warn(message) : undefined),
    ),
  });
  return {
    stop: async () => {
      await runner.stop().catch(() => {});
      await database.close();
    },
  };
}
