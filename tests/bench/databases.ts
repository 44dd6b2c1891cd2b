/**
 * The generated databases of a bench. One that is there from an earlier run is used again if nothing has changed that it was
 * made from: schema, seed, generator, analysis and index.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { fill, type LoadTimes, type Say } from './catalogue/load.ts';
import type { BenchCluster } from './cluster.ts';

export type Prepared = {
  readonly size: number;
  readonly url: string;
  readonly name: string;
  readonly load: LoadTimes;
  readonly reused: boolean;
};

const root = join(import.meta.dirname, '..', '..');
const madeFrom = ['db/schema', 'db/migrations', 'db/seed', 'search', 'app/domain/directory-import', 'tests/bench/catalogue'];

export async function prepareDatabase(cluster: BenchCluster, size: number, seed: number, say: Say): Promise<Prepared> {
  const name = `bench_${size}_${seed}`;
  const admin = postgres(cluster.urlOf('postgres'), { max: 1, onnotice: () => {} });
  try {
    const digest = digestOf(madeFrom);
    const [there] = await admin<{ note: string | null }[]>`
      select shobj_description(oid, 'pg_database') as note from pg_database where datname = ${name}`;
    const note = there?.note ? (JSON.parse(there.note) as { digest: string; load: LoadTimes }) : null;
    if (note?.digest === digest) return { size, name, url: cluster.urlOf(name), load: note.load, reused: true };
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.unsafe(`create database ${name}`);
    const load = await fill(cluster.urlOf(name), size, seed, say);
    await admin.unsafe(`comment on database ${name} is '${JSON.stringify({ digest, load })}'`);
    return { size, name, url: cluster.urlOf(name), load, reused: false };
  } finally {
    await admin.end({ timeout: 5 });
  }
}

function digestOf(folders: readonly string[]): string {
  const digest = createHash('sha256');
  for (const folder of folders) {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const file of files.map((entry) => join(entry.parentPath, entry.name)).sort())
      digest.update(`${file}\n`).update(readFileSync(file));
  }
  return digest.digest('hex');
}
