/** What accounts and the worker are given by this installation. */
import type { AuthOptions } from '#app/domain/accounts/auth.server.ts';
import type { Settings } from '#app/platform/context.ts';
import type { Env } from '#app/platform/env.ts';
import type { Log } from '#app/platform/log.server.ts';
import type { Runtime } from '#app/platform/open-runtime.server.ts';
import type { WorkerOptions } from '#app/worker/worker.ts';
import { siteSecret } from './secret.ts';

/** A gateway for text messages has to be chosen by the operator; until then a code is said in the log. */
export const authOptions = (runtime: Runtime, env: Env, log: Log): AuthOptions => ({
  db: runtime.db,
  settings: runtime.settings,
  secret: siteSecret(env),
  sendCode: (phoneNumber, code) =>
    log.warn({ phone: `${phoneNumber.slice(0, 3)}…${phoneNumber.slice(-2)}`, code }, 'no gateway for text messages: the code is'),
});

export const workerOptions = (env: Env, log: Log, settings: Settings): WorkerOptions => ({
  log,
  secret: siteSecret(env),
  settings,
  smtpUrl: env.SMTP_URL ?? null,
  from: env.MAIL_FROM,
  publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
});
