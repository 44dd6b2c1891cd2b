/** `npm start` as a process on a data folder and a port of its own, to be killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild } from '#app/cli/build.ts';
import { type Database, openDb } from '#db/client.ts';
import { freePort, isAlive, readPidFile, stop, superuser } from '#db/embedded/server.ts';
import { testSecret } from './auth.ts';

export type KillableSite = {
  readonly url: string;
  readonly filesFolder: string;
  readonly start: () => Promise<void>;
  readonly killServer: () => Promise<void>;
  /** Kills the postmaster; nothing here starts another. */
  readonly killDatabase: () => void;
  readonly isServing: () => boolean;
  /** A connection of the test's own, which keeps no database alive. */
  readonly connect: () => Database;
  readonly close: () => Promise<void>;
};

export async function aKillableSite(): Promise<KillableSite> {
  await ensureBuild();
  const folder = mkdtempSync(join(tmpdir(), 'guipintong-kill-'));
  chmodSync(folder, 0o755);
  const data = join(folder, 'postgres');
  const port = await freePort();
  const { PATH, HOME } = process.env;
  const variables = { LOG_LEVEL: 'silent', PORT: String(port), DATA_DIR: folder, NODE_ENV: 'production' as const, AUTH_SECRET: testSecret };
  const env: NodeJS.ProcessEnv = { PATH, HOME, ...variables };
  let child: ChildProcess | undefined;
  let ended: Promise<unknown> = Promise.resolve();
  const start = async () => {
    const started = spawn(process.execPath, ['--import', './app/cli/typescript.js', 'app/cli/start.ts'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    ended = new Promise((resolve) => started.once('close', resolve));
    let said = '';
    await new Promise<void>((resolve, reject) => {
      const hear = (text: Buffer) => {
        said += text.toString();
        if (said.includes('Open http:')) resolve();
      };
      started.stdout.on('data', hear);
      started.stderr.on('data', hear);
      void ended.then(() => reject(new Error(`the site ended: ${said}`)));
    });
  };
  return {
    ...{ start, url: `http://127.0.0.1:${port}`, filesFolder: join(folder, 'files') },
    killServer: async () => {
      child?.kill('SIGKILL');
      await ended;
    },
    killDatabase: () => {
      const server = readPidFile(data);
      if (!server || !isAlive(server.pid)) throw new Error('there is no database to kill');
      process.kill(server.pid, 'SIGKILL');
    },
    isServing: () => child?.exitCode === null && child.signalCode === null,
    connect: () => {
      const password = readFileSync(join(data, 'guipintong.password'), 'utf8');
      return openDb(`postgres://${superuser}:${password}@127.0.0.1:${readPidFile(data)!.port}/guipintong`, { max: 2 });
    },
    close: async () => {
      child?.kill('SIGTERM');
      await ended;
      await stop(data, 5_000);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
