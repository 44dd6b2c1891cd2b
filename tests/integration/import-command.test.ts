/**
 * `npm run import`, as a person at a terminal meets it.
 *
 * 1. Without a folder, or with an option that does not exist, it says how it is used and ends with 1, before it opens a database.
 * 2. A folder with a bad cell: the cell is listed with file, line, column, value and reason, and it ends with 1.
 * 3. With --skip-bad the rest goes in and it ends with 0; progress goes to standard error, a line per step where there is no terminal.
 */
import { withFolder } from '#tests/support/directory-folder.ts';
import { runScript } from '#tests/support/run-script.ts';
import { expect, test } from '#tests/support/test.ts';

const run = (url: string, ...words: string[]) => runScript('import', words, { DATABASE_URL: url });

const fairs = [
  'fair_id,name,name_en,edition,year,start_date,end_date,city,venue,organiser,exhibitors,booths,area_m2,theme,notes,source',
  'sample-01,虚构样品展,,第1届,2030,2030-02-01,2030-02-03,南宁市,,,10,,,,,https://example.org/3',
  'sample-02,虚构样品展,,第2届,2031,2031-02-29,,南宁市,,,,,,,,https://example.org/3',
].join('\n');

test('1 how it is used', async () => {
  const unreachable = 'postgres://nobody@127.0.0.1:1/none';
  const usage = { code: 1, out: '', err: 'usage: npm run import -- directory <folder> [--skip-bad]\n' };
  expect(await Promise.all([run(unreachable), run(unreachable, 'directory', 'x', '--loudly')])).toEqual([usage, usage]);
});

test('2, 3 a bad cell', { timeout: 60_000 }, async ({ url, sql }) => {
  await withFolder({ 'fairs.csv': fairs }, async (folder) => {
    const refused = await run(url, 'directory', folder);
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('fairs.csv    2 rows, 0 taken over, 0 new or changed');
    expect(refused.out).toContain('  fairs.csv:3 start_date "2031-02-29": is not a date');
    expect(await sql`select from fairs`).toHaveLength(0);

    const taken = await run(url, 'directory', folder, '--skip-bad');
    expect(taken.code).toBe(0);
    expect(taken.out).toContain('fairs.csv    2 rows, 1 taken over, 1 new or changed');
    expect(taken.err).toMatch(/^Importing: fairs\.csv\nImporting: done \(\d+\.\d s\)\n$/);
    expect((await sql`select ref from fairs`).map(({ ref }) => ref)).toEqual(['sample-01']);
  });
});
