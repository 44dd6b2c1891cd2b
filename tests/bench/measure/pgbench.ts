/** The same statements under PostgreSQL's own `pgbench -M prepared`, where the machine has it. Their parameters are written into them. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import type { Statement } from './statements.ts';

const program = ['pgbench', '/usr/lib/postgresql/15/bin/pgbench'].find(
  (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
);
export const hasPgbench = program !== undefined;
/** What pgbench takes. */
const mostScripts = 128;

export type Pgbench = { readonly perSecond: (connections: number, seconds: number) => Promise<number>; readonly close: () => void };

export async function preparePgbench(url: string, pages: readonly (readonly Statement[])[]): Promise<Pgbench> {
  const folder = mkdtempSync(join(tmpdir(), 'guipintong-pgbench-'));
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const files: string[] = [];
  for (const page of pages.slice(0, mostScripts)) {
    const file = join(folder, `${files.length}.sql`);
    const written: string[] = [];
    for (const statement of page) written.push(`${await withParameters(sql, statement)};`);
    writeFileSync(file, written.join('\n'));
    files.push(file);
  }
  await sql.end({ timeout: 5 });
  return {
    perSecond: (connections, seconds) => run(url, files, connections, seconds),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function run(url: string, files: readonly string[], connections: number, seconds: number): Promise<number> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const { stdout } = await promisify(execFile)(
    program!,
    [
      ...['-n', '-M', 'prepared', '-c', String(connections), '-j', '1', '-T', String(seconds)],
      ...['-h', hostname, '-p', port, '-U', username],
      ...files.flatMap((file) => ['-f', file]),
      pathname.slice(1),
    ],
    { env: { ...process.env, PGPASSWORD: password, PGOPTIONS: '-c timezone=UTC' }, maxBuffer: 16_000_000 },
  );
  const found = /tps = ([\d.]+)/.exec(stdout);
  if (!found) throw new Error(`pgbench does not say how much it did: ${stdout.slice(0, 500)}`);
  return Number(found[1]);
}

async function withParameters(sql: postgres.Sql, { text, parameters }: Statement): Promise<string> {
  const oneLine = text.replace(/--.*$/gm, '').replace(/\s+/g, ' ');
  if (parameters.length === 0) return oneLine;
  const { types } = await sql.unsafe(text, parameters as never[], { prepare: true }).describe();
  const names = await sql<
    { name: string }[]
  >`select oid::regtype::text as name from unnest(${types}::oid[]) with ordinality as t (oid, n) order by n`;
  return oneLine.replace(/\$(\d+)/g, (_, number: string) => {
    const place = Number(number) - 1;
    return `(${literal(parameters[place])}::${names[place]!.name})`;
  });
}

/** Without any colon, which pgbench would read as the beginning of a variable. */
function literal(value: unknown): string {
  const text = textOf(value);
  if (text === null) return 'null';
  return `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll(':', '\\x3a').replaceAll('\n', '\\n')}'`;
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value))
    return `{${value.map((one) => (one === null ? 'null' : `"${(textOf(one) ?? '').replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`)).join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
