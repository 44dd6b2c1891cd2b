/**
 * A real PostgreSQL without an installation: the one that npm brings, on a folder of ours.
 *
 * Every process that uses the folder holds a lease: a shared lock within the server, which ends with the process however it
 * ends. Whoever leaves last stops the server. A server that was left behind (all its users killed) is found by the next
 * start and used. There is no lock file of our own that could be left behind: the making of the folder ends in one rename, and
 * of two servers on one folder PostgreSQL refuses the second.
 */
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { accountFor } from './embedded/account.ts';
import { prepareBinaries } from './embedded/binaries.ts';
import { EmbeddedDatabaseError } from './embedded/error.ts';
import { type Lease, takeLease } from './embedded/lease.ts';
import { findHome, sharedShelter } from './embedded/place.ts';
import { disownPidFile, type Installation, initialise, isAlive, readPidFile, serves, start, stop, superuser } from './embedded/server.ts';

export type Embedded = {
  readonly url: string;
  /** Whether a running server was found. */
  readonly reused: boolean;
  readonly folder: string;
  /** Gives the lease back and, if nobody else has one, stops the server. */
  readonly close: () => Promise<void>;
};

export type EmbeddedOptions = {
  /** Folder for everything this installation keeps; the server's data goes into `postgres` in it. */
  readonly dataDirectory: string;
  /** Where root puts what an unprivileged account must reach and cannot reach here. */
  readonly shelter?: string;
  /** The installed package of the platform, where it is not the one npm put into `node_modules`. */
  readonly packageFolder?: string;
  readonly patience?: number;
};

const passwordFile = 'guipintong.password';
const database = 'guipintong';

export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDirectory = makeWritable(resolve(options.dataDirectory));
  const shelter = options.shelter ?? sharedShelter;
  const folder = findHome(dataDirectory, shelter);
  refuseForeign(folder);
  const account = accountFor(folder);
  const binaries = prepareBinaries(account, () => (account ? shelter : dataDirectory), options.packageFolder);
  const installation: Installation = { account, binaries };
  if (!existsSync(join(folder, 'PG_VERSION'))) make(installation, folder);
  refuseOtherVersion(folder, binaries.version);
  const password = readFileSync(join(folder, passwordFile), 'utf8');
  return use(installation, folder, password, options.patience ?? 60_000);
}

/** Makes the data folder beside its place and moves it there whole; of two processes that do so at once the second takes the first's. */
function make(installation: Installation, folder: string): void {
  const { account } = installation;
  const half = `${folder}.${randomBytes(4).toString('hex')}`;
  const password = randomBytes(24).toString('base64url');
  mkdirSync(half, { recursive: true, mode: 0o700 });
  try {
    if (account) chownSync(half, account.uid, account.gid);
    initialise(installation, half, password);
    writeFileSync(join(half, passwordFile), password, { mode: 0o600 });
    if (account) chownSync(join(half, passwordFile), account.uid, account.gid);
    renameSync(half, folder);
  } catch (error) {
    if (!existsSync(join(folder, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

/** A server is recognised by the path of its folder, so that one folder must not have two paths. */
function makeWritable(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return realpathSync(folder);
  } catch (error) {
    throw new EmbeddedDatabaseError(`DATA_DIR ${folder} cannot be written (${(error as Error).message})`);
  }
}

function refuseForeign(folder: string): void {
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
  const self = process.getuid?.();
  if (owner === undefined || self === undefined || self === 0 || owner === self) return;
  throw new EmbeddedDatabaseError(`${folder} belongs to another user (${owner}): start as that user or as root, or set DATA_DIR`);
}

function refuseOtherVersion(folder: string, version: string): void {
  const made = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  const ours = version.split('.')[0];
  if (made !== ours) {
    throw new EmbeddedDatabaseError(
      `${folder} was made by PostgreSQL ${made}, and this release brings ${ours}: set DATA_DIR to a new folder, and see docs/operations.md on how to move the data`,
    );
  }
}

async function use(installation: Installation, folder: string, password: string, patience: number): Promise<Embedded> {
  const address = (port: number, name: string) => `postgres://${superuser}:${password}@127.0.0.1:${port}/${name}`;
  const { port, reused } = await findOrStart(installation, folder, patience);
  const lease = await takeLease(address(port, 'postgres'), database);
  // Between the look and the lease the server may have been stopped by the last of its users.
  if (!lease) {
    if (patience <= 0)
      throw new EmbeddedDatabaseError(`the embedded PostgreSQL runs and does not answer (see ${join(folder, 'server.log')})`);
    await pause(100);
    return use(installation, folder, password, patience - 100);
  }
  lease.onLoss(async () => {
    await findOrStart(installation, folder, patience, port);
  });
  return { url: address(port, database), reused, folder, close: () => leave(installation, folder, lease) };
}

async function findOrStart(installation: Installation, folder: string, patience: number, wishedPort?: number) {
  const until = Date.now() + patience;
  let why = 'it does not become ready';
  while (Date.now() < until) {
    const server = readPidFile(folder);
    if (server && serves(server.pid, folder)) {
      if (server.ready) return { port: server.port, reused: true };
    } else {
      if (server && isAlive(server.pid)) disownPidFile(folder);
      const outcome = await start(installation, folder, {}, wishedPort);
      if (outcome.started) return { port: outcome.port, reused: false };
      why = outcome.why;
      if (!/already exists|in use|starting up|shutting down/i.test(why)) break;
    }
    await pause(100);
  }
  throw new EmbeddedDatabaseError(`the embedded PostgreSQL does not start: ${why} (see ${join(folder, 'server.log')})`);
}

async function leave(installation: Installation, folder: string, lease: Lease): Promise<void> {
  const last = await lease.release();
  if (last) await stop(folder, 8_000, installation);
  await lease.end();
}
