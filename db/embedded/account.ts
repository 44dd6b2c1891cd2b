/**
 * Whose account PostgreSQL runs under.
 *
 * PostgreSQL refuses to run as root. Where root starts us, the server gets the account that owns its data already, else an
 * unprivileged one that the machine has; nothing is ever added to the machine's users.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { EmbeddedDatabaseError } from './error.ts';

/** `null`: the account that runs this process. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number } | null;

const candidates = ['postgres', '_postgres', 'nobody'];

export function accountFor(dataDirectory: string): Account {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(dataDirectory, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  for (const name of candidates) {
    const account = lookUp(name);
    if (account) return account;
  }
  throw new EmbeddedDatabaseError(
    `PostgreSQL does not run as root and this machine has none of the users ${candidates.join(', ')}: ` +
      'start as an ordinary user, or add one (useradd --system postgres), or set DATABASE_URL',
  );
}

function lookUp(name: string): Account {
  try {
    const number = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { name, uid: number('-u'), gid: number('-g') };
  } catch {
    return null;
  }
}

/** What `spawn` needs to run a program under the account. */
export const identity = (account: Account) => (account ? { uid: account.uid, gid: account.gid } : {});

/** Whether the account can enter the folder and read in it, which takes every folder above it. */
export function canEnter(account: Account, folder: string): boolean {
  if (!account) return true;
  return (
    spawnSync('/bin/sh', ['-c', 'cd -- "$1" && ls >/dev/null', 'sh', folder], { ...identity(account), cwd: '/', stdio: 'ignore' })
      .status === 0
  );
}
