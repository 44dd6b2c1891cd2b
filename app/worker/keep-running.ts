import { setTimeout as pause } from 'node:timers/promises';
import type { Runner } from 'graphile-worker';
import type { Log } from '#app/platform/log.server.ts';

export type Running = { readonly runner: Runner; readonly giveBack: () => Promise<void> };

/** Milliseconds between a runner's end, or a vain try, and the next. */
const pauseBetweenRunners = 1_000;

/** A runner that loses its database gives up for good: starts another until told to stop. @returns stops it. */
export function keepRunning(first: Running, start: () => Promise<Running>, log: Log): () => Promise<void> {
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
