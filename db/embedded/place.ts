/**
 * Where the embedded database's folder is: `postgres` in the data directory.
 *
 * Where root starts us in a folder that no other account can reach (a checkout under /root), the server could not enter it. The
 * data then lives in a shelter of root's, and a file in the data directory says where, so that the next start finds it.
 */
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountFor, canEnter } from './account.ts';
import { EmbeddedDatabaseError } from './error.ts';

/** Not under /tmp or /var/tmp, where old files are swept away. */
export const sharedShelter = '/var/lib/guipintong';

const signpost = 'postgres-is-at';

export function findHome(dataDirectory: string, shelter: string): string {
  const here = join(dataDirectory, 'postgres');
  const sign = join(dataDirectory, signpost);
  if (existsSync(sign)) return readFileSync(sign, 'utf8').trim();
  if (existsSync(here) || canEnter(accountFor(here), dataDirectory)) return here;
  const name = createHash('sha256').update(dataDirectory).digest('hex').slice(0, 12);
  const there = join(shelter, `data-${name}`);
  try {
    mkdirSync(shelter, { recursive: true, mode: 0o755 });
    chmodSync(shelter, 0o755);
  } catch (error) {
    throw new EmbeddedDatabaseError(
      `PostgreSQL cannot run as root, and its user can reach neither ${dataDirectory} nor ${shelter} (${(error as Error).message}): set DATA_DIR to a folder that every user can enter`,
    );
  }
  writeFileSync(sign, `${there}\n`);
  return there;
}
