import type { ServerBuild } from '@remix-run/node';
import { createServer as createVite } from 'vite';
import { openAuth } from '#app/domain/accounts/auth.server.ts';
import { listen } from '#app/http/listen.ts';
import { createServer } from '#app/http/server.ts';
import { ownEnv, settingsFrom } from '#app/platform/env.ts';
import { openLog } from '#app/platform/log.server.ts';
import { openRuntime } from '#app/platform/open-runtime.server.ts';
import { openWorker } from '#app/worker/worker.ts';
import { authOptions, workerOptions } from './accounts-options.ts';
import { openCommandDatabase } from './database.ts';
import { demonstrate } from './demonstration.ts';
import { type FirstStart, loadDirectoryOnce } from './first-start.ts';
import { prepareDatabase } from './prepare-database.ts';
import { stopSignal } from './stop-signal.ts';

export async function runDevelopment(output: NodeJS.WriteStream, { demonstration }: FirstStart): Promise<void> {
  const env = ownEnv();
  const stop = stopSignal();
  const database = await openCommandDatabase(env);
  try {
    await prepareDatabase(database.url);
    const { runtime, close } = await openRuntime(database.url, settingsFrom(env, env.PORT));
    if ((await loadDirectoryOnce(runtime, output)) && demonstration) await demonstrate(runtime, env, output);
    const vite = await keepingSignals(() => createVite({ server: { middlewareMode: true } }));
    const log = openLog(env.LOG_LEVEL);
    const worker = await openWorker(database.url, workerOptions(env, log, runtime.settings));
    const app = createServer({
      runtime,
      auth: openAuth(authOptions(runtime, env, log)),
      build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
      middleware: vite.middlewares,
      log,
      assets: null,
      isStopping: stop.isStopping,
    });
    const server = await listen(app, { host: env.HOST, port: env.PORT });
    output.write(`Development: http://localhost:${server.port}\n`);
    await stop.told;
    await server.stop(1_000);
    await vite.close();
    await worker.stop();
    await close();
  } finally {
    await database.close();
  }
}

/** Vite's servers end the process at once when it is told to stop; here that is for `stopSignal` alone, which also stops the database. */
async function keepingSignals<T>(make: () => Promise<T>): Promise<T> {
  const ours = process.listeners('SIGTERM');
  const made = await make();
  for (const listener of process.listeners('SIGTERM')) if (!ours.includes(listener)) process.off('SIGTERM', listener);
  process.stdin.removeAllListeners('end');
  return made;
}
