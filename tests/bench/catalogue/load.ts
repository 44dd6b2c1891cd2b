/**
 * Fills a database: schema and reference data, the real directory through the real import, generated rows in sets beside it up
 * to the wanted size, and the index through the engine's own rebuild.
 */
import { join } from 'node:path';
import { prepareDatabase } from '#app/cli/prepare-database.ts';
import { importDirectory } from '#app/domain/directory-import/import-directory.server.ts';
import type { Runtime } from '#app/platform/open-runtime.server.ts';
import { openRuntime } from '#app/platform/open-runtime.server.ts';
import type { Sql } from '#db/client.ts';
import { benchSettings } from '../settings.ts';
import { emptyBlock, Generator } from './generate.ts';
import { randomFrom } from './random.ts';
import { readRealRows } from './real-rows.ts';
import { wordsOf } from './words.ts';

export type LoadTimes = { readonly import: number; readonly generate: number; readonly index: number; readonly analyze: number };
export type Say = (step: string, done: number, total: number) => void;

/** The day on which generated products stop being published: the same in every run. */
const until = new Date('2026-11-01T00:00:00Z');
const batch = 4_000;
const directory = join(import.meta.dirname, '..', '..', '..', 'db', 'seed', 'directory');

export async function fill(url: string, size: number, seed: number, say: Say): Promise<LoadTimes> {
  await prepareDatabase(url);
  const { runtime, close } = await openRuntime(url, benchSettings);
  try {
    const imported = await timed(() =>
      importDirectory(runtime, directory, { onProgress: ({ file, done, total }) => say(`import ${file}`, done, total) }),
    );
    const generated = await timed(() => generate(runtime.sql, size, seed, say));
    // Without statistics the reading of rows into documents would be planned for the few rows of before.
    const before = await timed(() => runtime.sql`analyze`);
    const indexed = await timed(() => runtime.search.rebuild((done, total) => say('index', done, total)));
    const after = await timed(() => runtime.sql`vacuum analyze`);
    return { import: imported, generate: generated, index: indexed, analyze: before + after };
  } finally {
    await close();
  }
}

async function generate(sql: Sql, size: number, seed: number, say: Say): Promise<void> {
  const real = await readRealRows(sql);
  const generator = new Generator(randomFrom(seed), real, wordsOf(real), until);
  let done = real.products.length;
  while (done < size) {
    const rows = emptyBlock();
    while (rows.products.length < batch && done + rows.products.length < size) {
      const block = generator.next(size - done - rows.products.length);
      for (const table of tables) rows[table].push(...block[table]);
    }
    await sql.begin(async (tx) => {
      for (const table of tables) await insert(tx, table, rows[table]);
    });
    done += rows.products.length;
    say('generate', done, size);
  }
}

const tables = ['enterprises', 'products', 'product_attributes', 'credentials'] as const;

async function insert(sql: Pick<Sql, 'unsafe'>, table: (typeof tables)[number], rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  await sql.unsafe(`insert into ${table} select * from json_populate_recordset(null::${table}, $1::text::json)`, [JSON.stringify(rows)]);
}

/** Once more, beside the index that is in use: what an operator waits for after an upgrade of the analysis. */
export const rebuild = (runtime: Runtime, say: Say) => timed(() => runtime.search.rebuild((done, total) => say('rebuild', done, total)));

async function timed(act: () => PromiseLike<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
