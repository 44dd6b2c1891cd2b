/**
 * `npm run check:schema`: the migrations say what the schema files say. Lets drizzle-kit write what is missing into a copy of the
 * migrations; there must be nothing.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const copy = mkdtempSync(join(root, 'node_modules', '.migrations-'));

try {
  cpSync(join(root, 'db', 'migrations'), copy, { recursive: true });
  const before = new Set(readdirSync(copy));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'drizzle-kit', 'bin.cjs'),
      ...['generate', '--dialect', 'postgresql', '--casing', 'snake_case'],
      ...['--schema', './db/schema/index.ts', '--out', `./${relative(root, copy).replaceAll('\\', '/')}`],
    ],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const added = readdirSync(copy).filter((name) => name.endsWith('.sql') && !before.has(name));
  if (status !== 0 || added.length > 0) {
    process.stderr.write('db/schema and db/migrations differ. Missing from the migrations:\n');
    process.stderr.write(added.length > 0 ? added.map((name) => readFileSync(join(copy, name), 'utf8')).join('\n') : stdout + stderr);
    process.exitCode = 1;
  } else {
    console.log('The migrations say what the schema says.');
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
