/** The real site, as `npm start` starts it, on a database of the bench. */
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#db/embedded/server.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { endProcess, startProcess } from './processes/child.ts';

export type Site = { readonly base: string; readonly pid: number; readonly secondsToStart: number; readonly close: () => Promise<void> };

export async function openSite(databaseUrl: string): Promise<Site> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const start = performance.now();
  const env = { DATABASE_URL: databaseUrl, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'info' };
  const child = startProcess('serving', 'app/cli/start.ts', env, flagsOfStart());
  const close = () => endProcess(child);
  while (!(await isReady(base))) {
    if (child.exitCode !== null) throw new Error(`the site does not start (exit code ${child.exitCode})`);
    if (performance.now() - start > 600_000) {
      await close();
      throw new Error('the site is not ready after ten minutes');
    }
    await pause(50);
  }
  return { base, pid: child.pid!, secondsToStart: (performance.now() - start) / 1000, close };
}

const isReady = (base: string) =>
  fetch(`${base}/readyz`).then(
    (response) => response.ok,
    () => false,
  );

/** What `npm start` tells Node of its memory. */
const flagsOfStart = (): string[] => packageJson.scripts.start.match(/--max-\S+/g) ?? [];
