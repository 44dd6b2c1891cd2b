/**
 * The database server of a bench: the binaries and the settings of `npm start`, in a folder of its own on disk.
 *
 * While rows are loaded it does not wait for the disk; for the measurements it runs exactly as `npm start` runs it. With a
 * folder to keep, generated databases are there for the next run.
 */
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { accountFor } from '#db/embedded/account.ts';
import { prepareBinaries } from '#db/embedded/binaries.ts';
import { type Installation, initialise, start, stop, superuser } from '#db/embedded/server.ts';

export type BenchCluster = {
  readonly urlOf: (database: string) => string;
  /** Of the server's first process. */
  readonly pid: () => number;
  readonly careless: () => Promise<void>;
  readonly asInProduction: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '8GB', maintenance_work_mem: '512MB' };

export async function openCluster(keep: string | null): Promise<BenchCluster> {
  const folder = keep ? resolve(keep) : mkdtempSync(join(tmpdir(), 'guipintong-bench-'));
  mkdirSync(folder, { recursive: true });
  const data = join(folder, 'data');
  const installation = installationIn(folder);
  if (!existsSync(join(data, 'PG_VERSION'))) make(installation, folder, data);
  let server = await begin(installation, data, careless);
  const restart = async (settings: Readonly<Record<string, string>>) => {
    await stop(data, 60_000, installation);
    server = await begin(installation, data, settings);
  };
  return {
    urlOf: (database) => `postgres://${superuser}:bench@127.0.0.1:${server.port}/${database}`,
    pid: () => server.pid,
    careless: () => restart(careless),
    asInProduction: () => restart({}),
    close: async () => {
      await stop(data, 60_000, installation);
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}

const installationIn = (folder: string): Installation => {
  const account = accountFor(existsSync(join(folder, 'data')) ? join(folder, 'data') : folder);
  return { account, binaries: prepareBinaries(account, () => dirname(folder)) };
};

function make(installation: Installation, folder: string, data: string): void {
  const { account } = installation;
  mkdirSync(data, { recursive: true });
  if (account) for (const path of [folder, data]) chownSync(path, account.uid, account.gid);
  initialise(installation, data, 'bench', ['--no-sync']);
}

async function begin(installation: Installation, data: string, settings: Readonly<Record<string, string>>) {
  const server = await start(installation, data, settings);
  if (!server.started) throw new Error(`the bench's database does not start: ${server.why}`);
  return server;
}
