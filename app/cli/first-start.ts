/**
 * The first start on an empty database: the real directory goes in, so that there is something to look at.
 *
 * It is loaded once. A directory that somebody has emptied on purpose stays empty, because what counts is whether there has
 * ever been a product or an enterprise in the tables, and rows are withdrawn, not deleted.
 */
import { join } from 'node:path';
import { importDirectory } from '#app/domain/directory-import/import-directory.server.ts';
import { describeCell } from '#app/domain/directory-import/report.ts';
import type { Context } from '#app/platform/context.ts';
import { CommandRefused } from './explain.ts';
import { progressOn } from './progress.ts';

export type FirstStart = {
  /** Whether the first start makes accounts for trying the site out. */
  readonly demonstration: boolean;
};

const folder = join(import.meta.dirname, '..', '..', 'db', 'seed', 'directory');

/** @returns whether this was the first start. */
export async function loadDirectoryOnce(ctx: Omit<Context, 'actor'>, output: NodeJS.WriteStream): Promise<boolean> {
  const [row] = await ctx.sql<
    { empty: boolean }[]
  >`select not exists (select from products) and not exists (select from enterprises) as empty`;
  if (!row?.empty) return false;
  const progress = progressOn(output, 'Loading the directory of Guangxi');
  const report = await importDirectory(ctx, folder, { onProgress: ({ file, done, total }) => progress.show(file, done, total) });
  progress.finish(report.files.map(({ file, taken }) => `${taken} ${file.replace(/\.csv$/, '')}`).join(', '));
  if (report.bad.length > 0) throw new CommandRefused(`db/seed/directory does not hold:\n${report.bad.map(describeCell).join('\n')}`);
  return true;
}
