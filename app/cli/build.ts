/**
 * The build of the web application, made again whenever its sources have changed: a digest of them lies in the build.
 *
 * It is made beside the old one and moved into its place whole, so that processes that start at once cannot meet half a build.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandRefused } from './explain.ts';

const root = join(import.meta.dirname, '..', '..');
export const buildFolder = join(root, 'build');
const digestFile = 'sources.sha256';

const folders = ['app', 'db', 'search'];
const files = ['package-lock.json', 'package.json', 'remix.config.js', 'tsconfig.json', 'vite.config.ts'];
/** Read at run time from where they are; they are no part of the build. */
const apart = ['db/seed/', 'db/migrations/', 'app/cli/'];

function sourcesDigest(): string {
  const sources = folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((file) => !apart.some((folder) => file.startsWith(folder)));
  const digest = createHash('sha256').update(process.version.split('.', 1)[0] ?? '');
  for (const file of [...files, ...sources.sort()]) digest.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  return digest.digest('hex');
}

function isCurrent(digest: string): boolean {
  const file = join(buildFolder, digestFile);
  return existsSync(file) && readFileSync(file, 'utf8') === digest;
}

/** @returns whether a build had to be made. */
export async function ensureBuild(onBuilding: () => void = () => {}, signal?: AbortSignal): Promise<boolean> {
  const digest = sourcesDigest();
  if (isCurrent(digest)) return false;
  onBuilding();
  const half = join(root, '.cache', `build-${process.pid}`);
  mkdirSync(dirname(half), { recursive: true });
  try {
    await runRemix(half, signal);
    writeFileSync(join(half, digestFile), digest);
    moveIntoPlace(half, digest);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return true;
}

function moveIntoPlace(half: string, digest: string): void {
  const old = `${half}-old`;
  for (let attempt = 0; ; attempt++) {
    try {
      if (existsSync(buildFolder)) renameSync(buildFolder, old);
      renameSync(half, buildFolder);
      rmSync(old, { recursive: true, force: true });
      return;
    } catch (error) {
      // Another process was faster by a moment: its build is as good if it is of the same sources.
      rmSync(old, { recursive: true, force: true });
      if (isCurrent(digest)) return;
      if (attempt >= 3) throw error;
    }
  }
}

async function runRemix(folder: string, signal?: AbortSignal): Promise<void> {
  const remix = join(root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js');
  const output: Buffer[] = [];
  const status = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [remix, 'vite:build'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', BUILD_DIRECTORY: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal ? { signal } : {}),
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => output.push(piece));
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (status !== 0) throw new CommandRefused(`the build failed:\n${Buffer.concat(output).toString('utf8').trim()}`);
}
