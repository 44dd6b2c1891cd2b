/**
 * How the process learns that it should stop: Ctrl-C, SIGTERM, a closed terminal; and, under npm, the end of npm itself, which
 * does not always live to pass a signal on. Whatever then hangs, the process ends within ten seconds.
 */
export type StopSignal = {
  readonly told: Promise<void>;
  readonly isStopping: () => boolean;
  readonly signal: AbortSignal;
};

const longestStop = 9_500;
/** npm passes on a Ctrl-C that the terminal has sent already, so a second signal soon after the first means nothing. */
const impatientAfter = 2_000;

export function stopSignal(): StopSignal {
  const controller = new AbortController();
  let toldAt = 0;
  const told = new Promise<void>((resolve) => {
    const stop = () => {
      if (toldAt > 0) {
        if (Date.now() - toldAt > impatientAfter) process.exit(1);
        return;
      }
      toldAt = Date.now();
      setTimeout(() => process.exit(1), longestStop).unref();
      controller.abort();
      resolve();
    };
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
    if (process.env.npm_lifecycle_event) watchParent(stop);
  });
  return { told, isStopping: () => toldAt > 0, signal: controller.signal };
}

function watchParent(onGone: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    onGone();
  }, 500);
  watch.unref();
}
