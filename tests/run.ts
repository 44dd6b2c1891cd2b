/**
 * `npm test`: everything, on databases of its own. Arguments go to vitest: `npm test -- tests/unit`.
 *
 * Without a Chromium the browser tests are skipped and that is said aloud; with CI=true it is a failure. The last line gives the
 * totals.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild } from '#app/cli/build.ts';
import { findChromium } from './support/browser.ts';

type TestFile = { status: string; assertionResults: { status: string }[] };
type Totals = { passed: number; failed: number; skipped: number };

const inCi = process.env.CI === 'true';
const chromium = findChromium();
const aloud = (text: string) => console.log(`\n${'!'.repeat(100)}\n!! ${text}\n${'!'.repeat(100)}\n`);

if (chromium) console.log(`Browser tests run in ${chromium}`);
else if (inCi) aloud('NO CHROMIUM FOUND, and CI=true: the browser tests fail. Install one, or name it: CHROMIUM=/path/to/chromium');
else aloud('NO CHROMIUM FOUND: the browser tests are SKIPPED. Install one, or name it: CHROMIUM=/path/to/chromium npm test');

const buildFailed = await ensureBuild(() => console.log('Building the pages …')).then(
  () => false,
  (error: Error) => {
    console.error(error.message);
    return true;
  },
);

const folder = mkdtempSync(join(tmpdir(), 'guipintong-report-'));
const report = join(folder, 'report.json');
const status = await new Promise<number | null>((resolve) => {
  const vitest = spawn(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...process.argv.slice(2),
    ],
    { stdio: 'inherit', env: { ...process.env, CHROMIUM_FOUND: chromium ?? '' } },
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => vitest.kill(signal));
  vitest.once('exit', resolve);
});

const totals = readTotals();
rmSync(folder, { recursive: true, force: true });
// A failure that belongs to no test: the build, the cluster, an error nobody caught.
if (buildFailed || (status !== 0 && totals.failed === 0)) totals.failed += 1;
if (!chromium) console.log(inCi ? 'No Chromium was found: browser tests failed.' : 'No Chromium was found: browser tests were skipped.');
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed > 0 ? 1 : 0;

function readTotals(): Totals {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as { testResults: TestFile[] };
    for (const file of testResults) {
      for (const { status: outcome } of file.assertionResults)
        totals[outcome === 'passed' || outcome === 'failed' ? outcome : 'skipped'] += 1;
      // A file that does not load has no tests to fail.
      if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) totals.failed += 1;
    }
  } catch {
    totals.failed += 1;
  }
  return totals;
}
