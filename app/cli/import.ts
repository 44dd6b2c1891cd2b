/**
 * `npm run import -- directory <folder> [--skip-bad]`: takes CSV files over into the directory; docs/data.md describes them.
 * Ends with 1 if anything was left out that was not asked to be.
 */
import { parseArgs } from 'node:util';
import { importDirectory } from '#app/domain/directory-import/import-directory.server.ts';
import { formatReport } from '#app/domain/directory-import/report.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { command } from './command.ts';
import { CommandRefused, orExplain } from './explain.ts';
import { progressOn } from './progress.ts';

type Asked = { readonly folder: string; readonly skipBad: boolean };

function readArguments(): Asked {
  const usage = new CommandRefused('usage: npm run import -- directory <folder> [--skip-bad]');
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { 'skip-bad': { type: 'boolean', default: false } } });
    const [what, folder, ...more] = positionals;
    if (what === 'directory' && folder !== undefined && more.length === 0) return { folder, skipBad: values['skip-bad'] };
  } catch {
    // An option that does not exist.
  }
  throw usage;
}

async function importFolder(ctx: Context, { folder, skipBad }: Asked): Promise<number> {
  const progress = progressOn(process.stderr, 'Importing');
  try {
    const report = await importDirectory(ctx, folder, { skipBad, onProgress: ({ file, done, total }) => progress.show(file, done, total) });
    progress.finish('done');
    console.log(formatReport(report));
    return report.bad.length > 0 && !skipBad ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new CommandRefused(`${error.detail.folder} ${error.detail.files ? `has none of ${error.detail.files}` : 'cannot be read'}`);
  }
}

await orExplain(async () => {
  const asked = readArguments();
  await command((ctx) => importFolder(ctx, asked));
  return process.exitCode;
});
