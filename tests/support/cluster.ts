/**
 * A throw-away PostgreSQL for one run of the tests: the binaries that `npm start` uses, its data in memory where the machine
 * has a memory disk, and no care for a power cut. Test files clone their databases from `template_migrated`.
 */
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { prepareDatabase } from '#app/cli/prepare-database.ts';
import { accountFor } from '#db/embedded/account.ts';
import { prepareBinaries } from '#db/embedded/binaries.ts';
import { initialise, isAlive, start, stop, superuser } from '#db/embedded/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** postgres://…@127.0.0.1:port, without a database. */
    clusterUrl: string;
  }
}

const place = process.platform === 'linux' && existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const prefix = 'guipintong-test-';
const careless = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: 300,
  shared_buffers: '128MB',
  max_wal_size: '4GB',
};

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const folder = mkdtempSync(join(place, `${prefix}${process.pid}-`));
  const account = accountFor(folder);
  const installation = { account, binaries: prepareBinaries(account, () => join(folder, 'binaries')) };
  const data = join(folder, 'data');
  mkdirSync(data);
  if (account) for (const path of [folder, data]) chownSync(path, account.uid, account.gid);
  initialise(installation, data, 'test', ['--no-sync']);
  const server = await start(installation, data, careless);
  if (!server.started) throw new Error(`the test cluster does not start: ${server.why}`);
  const url = `postgres://${superuser}:test@127.0.0.1:${server.port}`;
  await makeTemplate(url);
  project.provide('clusterUrl', url);
  return async () => {
    await stop(data, 5_000, installation);
    rmSync(folder, { recursive: true, force: true });
  };
}

async function makeTemplate(url: string): Promise<void> {
  const admin = postgres(`${url}/postgres`, { max: 1, onnotice: () => {} });
  await admin`create database template_migrated`;
  await admin.end();
  await prepareDatabase(`${url}/template_migrated`);
}

/** Ends clusters whose test run was killed and could not do it. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(place).filter((entry) => entry.startsWith(prefix))) {
    const owner = Number(name.slice(prefix.length).split('-')[0]);
    if (isAlive(owner)) continue;
    await stop(join(place, name, 'data'), 2_000).catch(() => {});
    rmSync(join(place, name), { recursive: true, force: true });
  }
}
