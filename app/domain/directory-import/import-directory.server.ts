/**
 * Imports a folder of CSV files into the directory: enterprises with what was attested to them, products, what is known of
 * these in figures, fairs, demands.
 *
 * All files are read and checked first. A file with a bad cell is left out altogether (or only its bad rows, if asked for),
 * and what refers to it is judged without it. Then one transaction writes what is new or different, so that an import leaves
 * the directory and its index whole however it ends. Running it again changes nothing.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { compactTallies } from '#app/domain/insight/compact-tallies.server.ts';
import { cutParts } from '#app/domain/sitemap/cut-parts.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { type CheckedFiles, checkFiles, type DirectoryFile, directoryFiles } from './check-files.server.ts';
import { refreshIndex } from './refresh-index.server.ts';
import type { ImportReport } from './report.ts';
import { writeDirectory } from './write-directory.server.ts';

export type ImportProgress = { readonly file: string; readonly done: number; readonly total: number };

export type ImportOptions = {
  /** Leaves out bad rows instead of the files that have any. */
  readonly skipBad?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
};

const key = 7_126_010;

export async function importDirectory(
  ctx: Pick<Context, 'db' | 'search' | 'now'>,
  folder: string,
  { skipBad = false, onProgress = () => {} }: ImportOptions = {},
): Promise<ImportReport> {
  const contents = await readFolder(folder);
  return ctx.db.transaction(async (tx) => {
    // Two imports at once would judge rows by what the other is about to change.
    await tx.execute(sql`select pg_advisory_xact_lock(${key})`);
    const checked = await checkFiles(tx, contents, skipBad);
    const written = await writeDirectory(tx, checked, ctx.now(), onProgress);
    await refreshIndex(tx, ctx.search, written, onProgress);
    await compactTallies(tx);
    await cutParts(tx);
    return reportOf(checked, written.changed, written.bearersChanged);
  });
}

async function readFolder(folder: string): Promise<Map<DirectoryFile, Uint8Array>> {
  const names = await readdir(folder).catch(() => {
    throw new Refusal('not-found', { folder });
  });
  const present = directoryFiles.filter((file) => names.includes(file));
  if (present.length === 0) throw new Refusal('not-found', { folder, files: directoryFiles.join(', ') });
  return new Map(await Promise.all(present.map(async (file) => [file, await readFile(join(folder, file))] as const)));
}

function reportOf({ files }: CheckedFiles, changed: ReadonlyMap<string, number>, bearersChanged: number): ImportReport {
  return {
    files: files.map(({ file, rowCount, taken }) => ({ file, rows: rowCount, taken, changed: changed.get(file) ?? 0 })),
    bad: files.flatMap(({ bad }) => bad),
    notes: files.flatMap(({ notes }) => notes),
    bearersChanged,
  };
}
