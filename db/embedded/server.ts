/**
 * One PostgreSQL server process: making its data folder, starting, recognising and stopping it.
 *
 * PostgreSQL itself guards a data folder by `postmaster.pid`; that file is also how a server is found again whose starter is
 * gone. It listens on the loopback interface only, on a port that was free at the time.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, parse } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Account, identity } from './account.ts';
import type { Binaries } from './binaries.ts';
import { EmbeddedDatabaseError } from './error.ts';

export type Installation = { readonly binaries: Binaries; readonly account: Account };
export const superuser = 'guipintong';

const root = parse(process.cwd()).root;
const environment = () => ({ ...process.env, LC_ALL: 'C', TZ: 'UTC', PGDATA: undefined, PGPORT: undefined, PGOPTIONS: undefined });

/** Fills an existing empty folder, which belongs to the account, with a new cluster. */
export function initialise({ binaries, account }: Installation, folder: string, password: string, flags: readonly string[] = []): void {
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    if (account) spawnSync('chown', [`${account.uid}:${account.gid}`, passwordFile]);
    const { status, stderr, error } = spawnSync(
      binaries.program('initdb'),
      [
        ...['--pgdata', folder, '--username', superuser, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
        ...['--encoding', 'UTF8', '--locale', process.platform === 'win32' ? 'C' : 'C.UTF-8', '--no-instructions', ...flags],
      ],
      { ...identity(account), cwd: root, env: environment(), encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
    );
    if (status !== 0)
      throw new EmbeddedDatabaseError(`PostgreSQL cannot make its data folder ${folder}: ${lastLine(stderr) || error?.message}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

export type PidFile = { readonly pid: number; readonly port: number; readonly ready: boolean };

export function readPidFile(folder: string): PidFile | null {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

export function isAlive(pid: number): boolean {
  // To `kill`, 0 means the caller's own group.
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the process is a PostgreSQL on this folder, and not a later process that was given the same number. */
export function serves(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  const command = existsSync('/proc/self/cmdline')
    ? readIfThere(`/proc/${pid}/cmdline`).split('\0').join(' ')
    : spawnSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' }).stdout;
  return command.includes(`-D ${folder} `);
}

/**
 * Takes a dead server's number out of its `postmaster.pid` where another process has it now: PostgreSQL would take that one
 * for its predecessor. The rest of the file stays, by which PostgreSQL finds out whether children of the dead one still run.
 */
export function disownPidFile(folder: string): void {
  const file = join(folder, 'postmaster.pid');
  const [, ...rest] = readFileSync(file, 'utf8').split('\n');
  const noSuchProcess = 99_999_999;
  writeFileSync(file, [noSuchProcess, ...rest].join('\n'));
}

export type Outcome =
  | { readonly started: true; readonly pid: number; readonly port: number }
  | { readonly started: false; readonly why: string };

/** Starts a server that outlives this process unless it is stopped, so that only `stop` ends it and no Ctrl-C in a terminal. */
export async function start(
  { binaries, account }: Installation,
  folder: string,
  settings: Readonly<Record<string, string | number>>,
  wishedPort?: number,
): Promise<Outcome> {
  const port = wishedPort ?? (await freePort());
  const log = join(folder, 'server.log');
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 5_000_000) renameSync(log, `${log}.old`);
  const from = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  const output = openSync(log, 'a', 0o600);
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    ...settings,
  };
  const child = spawn(
    binaries.program('postgres'),
    ['-D', folder, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...identity(account),
      cwd: root,
      env: environment(),
      detached: true,
      stdio: ['ignore', output, output],
      windowsHide: true,
    },
  );
  closeSync(output);
  if (account) chownSync(log, account.uid, account.gid);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', () => resolve(reason(readFileSync(log, 'utf8').slice(from))));
  });
  child.unref();
  for (;;) {
    const why = await Promise.race([ended, pause(10, null)]);
    if (why !== null) return { started: false, why };
    const file = readPidFile(folder);
    if (file?.ready && file.pid === child.pid) return { started: true, pid: file.pid, port };
  }
}

/** Ends the server's sessions and the server; what was committed is kept. */
export async function stop(folder: string, patience = 8_000, { binaries, account }: Partial<Installation> = {}): Promise<void> {
  const server = readPidFile(folder);
  if (!server || !isAlive(server.pid)) return;
  const signal = (name: 'SIGINT' | 'SIGQUIT', mode: 'fast' | 'immediate') => {
    if (process.platform === 'win32' && binaries)
      spawnSync(binaries.program('pg_ctl'), ['stop', '-D', folder, '-m', mode, '-W'], identity(account ?? null));
    else if (isAlive(server.pid)) process.kill(server.pid, name);
  };
  signal('SIGINT', 'fast');
  if (await gone(server.pid, patience)) return;
  signal('SIGQUIT', 'immediate');
  await gone(server.pid, 2_000);
}

async function gone(pid: number, patience: number): Promise<boolean> {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    if (!isAlive(pid)) return true;
    await pause(15);
  }
  return false;
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

/** The line of the log that says why the server did not start. */
function reason(log: string): string {
  const fatal = log.split('\n').filter((line) => /FATAL|PANIC|error while loading|not found/.test(line));
  return (fatal.at(-1) ?? lastLine(log)).replace(/^.*?(FATAL|PANIC):\s*/, '') || 'it ended without a word';
}

const lastLine = (text: string | null) => text?.trim().split('\n').at(-1) ?? '';

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
