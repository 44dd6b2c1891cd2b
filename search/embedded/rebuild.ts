/**
 * A new index beside the old one.
 *
 * While it is being filled, documents that change are noted; when it is full, writers are held up for the moment in which
 * the changes are caught up with and the tables change places. Searches see the old index until then, and never half of a new one.
 */
import { sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '#db/client.ts';
import type { Analyser } from '#search/analysis/analyser.ts';
import { type DocumentKind, documentKinds } from '#search/engine/port.ts';
import { beside, inUse, writeDocuments } from './write.ts';

const batch = 1_000;
const lockName = 'guipintong search rebuild';

const definitions: Readonly<Record<keyof typeof inUse, readonly [index: string, definition: string][]>> = {
  documents: [
    ['search_documents_lexemes', 'using gin (lexemes) with (fastupdate = false)'],
    ['search_documents_best', 'using btree (kind, quality desc nulls last, id)'],
    ['search_documents_by_name', 'using btree (kind, name_sort, id)'],
    ['search_documents_newest', 'using btree (kind, newest desc nulls last, id)'],
  ],
  terms: [['search_terms_lexeme', 'using btree (lexeme text_pattern_ops)']],
  words: [
    ['search_words_word', 'using btree (word)'],
    ['search_words_pinyin', 'using btree (pinyin)'],
    ['search_words_initials', 'using btree (initials)'],
  ],
  slips: [['search_slips_slip', 'using btree (slip)']],
};

/** `like` copies no options; see db/migrations. */
const options: Readonly<Partial<Record<keyof typeof inUse, string>>> = { documents: ' with (toast_tuple_target = 128)' };

/** @param isNeeded asked once it is this one's turn: whoever had it before may have done the work. */
export async function rebuildIndex(
  database: Pick<Database, 'db' | 'sql'>,
  analyser: Analyser,
  onProgress: (done: number, total: number) => void,
  isNeeded: () => Promise<boolean> = async () => true,
): Promise<void> {
  const { db } = database;
  const guard = await database.sql.reserve();
  try {
    await guard`select pg_advisory_lock(hashtext(${lockName}))`;
    if (!(await isNeeded())) return;
    await prepare(db);
    await fill(db, analyser, onProgress);
    await exchange(db, analyser);
  } finally {
    await guard`select pg_advisory_unlock(hashtext(${lockName}))`.catch(() => {});
    guard.release();
  }
}

async function prepare(db: Db): Promise<void> {
  await db.transaction(async (tx) => {
    for (const table of Object.keys(inUse) as (keyof typeof inUse)[]) {
      await tx.execute(sql.raw(`drop table if exists ${beside[table]}`));
      await tx.execute(
        sql.raw(
          `create table ${beside[table]} (like ${inUse[table]} including defaults including constraints including storage)${options[table] ?? ''}`,
        ),
      );
    }
    await tx.execute(sql.raw(`alter table ${beside.documents} add constraint search_documents_next_pk primary key (kind, id)`));
    for (const name of filledThrough)
      await tx.execute(sql.raw(`create index ${nextName(name)} on ${beside[tableOf(name)]} ${definitionOf(name)}`));
    await tx.execute(
      sql`insert into search_state (id, analysis, rebuilding) values (1, '', true) on conflict (id) do update set rebuilding = true`,
    );
    await tx.execute(sql`delete from search_changes`);
  });
  // Whoever began to write before the note above was to be seen has ended once this lock is granted.
  await db.transaction(async (tx) => {
    await tx.execute(sql.raw(`lock table ${inUse.documents} in share mode`));
  });
}

async function fill(db: Db, analyser: Analyser, onProgress: (done: number, total: number) => void): Promise<void> {
  const [count] = await db.execute<{ n: number }>(
    sql`select (select count(*) from products where status = 'published')::int + (select count(*) from enterprises)::int
      + (select count(*) from capabilities)::int as n`,
  );
  const total = count?.n ?? 0;
  let done = 0;
  onProgress(done, total);
  for (const kind of documentKinds) {
    for await (const ids of idsOf(db, kind)) {
      await db.transaction((tx) => writeDocuments(tx, beside, kind, ids, analyser));
      done += ids.length;
      onProgress(Math.min(done, total), total);
    }
  }
  await foldCounts(db, beside.terms);
  for (const table of Object.keys(inUse) as (keyof typeof inUse)[]) {
    for (const [name, definition] of definitions[table]) {
      if (filledThrough.includes(name)) continue;
      await db.transaction(async (tx) => {
        // What is sorted in memory need not be merged from many small runs.
        await tx.execute(sql`set local maintenance_work_mem = '256MB'`);
        await tx.execute(sql.raw(`create index ${nextName(name)} on ${beside[table]} ${definition}`));
      });
    }
    await db.execute(sql.raw(`analyze ${beside[table]}`));
  }
}

/**
 * The documents to write, city by city and by name: a query that names a place or a kind of thing then finds its matches on neighbouring
 * pages of the table, which takes a third off a search with thousands of matches.
 */
async function* idsOf(db: Db, kind: DocumentKind): AsyncGenerator<string[]> {
  const rows = {
    product: sql`products where status = 'published'`,
    enterprise: sql`enterprises where true`,
    capability: sql`capabilities where true`,
  }[kind];
  const cities = await db.execute<{ city: string | null }>(sql`select distinct city_code as city from ${rows} order by 1`);
  for (const { city } of cities) {
    const here = city === null ? sql`city_code is null` : sql`city_code = ${city}`;
    for (let last: { name: string; id: string } | undefined, more = true; more; ) {
      const after = last ? sql`and (name_sort, id) > (${last.name}, ${last.id}::uuid)` : sql``;
      const found: { name: string; id: string }[] = await db.execute<{ name: string; id: string }>(
        sql`select name_sort as name, id from ${rows} and ${here} ${after} order by name_sort, id limit ${batch}`,
      );
      if (found.length > 0) yield found.map(({ id }) => id);
      last = found.at(-1);
      more = found.length === batch;
    }
  }
}

/** Indexes that filling itself looks things up by. */
const filledThrough = ['search_words_word', 'search_slips_slip'];
const tableOf = (index: string) =>
  (Object.keys(definitions) as (keyof typeof inUse)[]).find((table) => definitions[table].some(([name]) => name === index))!;
const definitionOf = (index: string) => definitions[tableOf(index)].find(([name]) => name === index)![1];
const nextName = (index: string) => index.replace(/^(search_[a-z]+)/, '$1_next');

async function exchange(db: Db, analyser: Analyser): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql.raw(`lock table ${inUse.documents} in share row exclusive mode`));
    await catchUp(tx, analyser);
    await tx.execute(sql.raw(`lock table ${Object.values(inUse).join(', ')} in access exclusive mode`));
    for (const table of Object.keys(inUse) as (keyof typeof inUse)[]) {
      await tx.execute(sql.raw(`drop table ${inUse[table]}`));
      await tx.execute(sql.raw(`alter table ${beside[table]} rename to ${inUse[table]}`));
      for (const [name] of definitions[table]) await tx.execute(sql.raw(`alter index ${nextName(name)} rename to ${name}`));
    }
    await tx.execute(sql.raw(`alter table ${inUse.documents} rename constraint search_documents_next_pk to search_documents_kind_id_pk`));
    await tx.execute(sql`update search_state set analysis = ${analyser.version}, rebuilding = false, built_at = now() where id = 1`);
    await tx.execute(sql`delete from search_changes`);
  });
}

async function catchUp(tx: Tx, analyser: Analyser): Promise<void> {
  const changed = await tx.execute<{ kind: DocumentKind; id: string }>(sql`select distinct kind, id from search_changes order by kind, id`);
  for (const kind of documentKinds) {
    const ids = changed.filter((row) => row.kind === kind).map((row) => row.id);
    for (let from = 0; from < ids.length; from += batch) await writeDocuments(tx, beside, kind, ids.slice(from, from + batch), analyser);
  }
}

/** One row for each lexeme in place of its differences. Rows that arrive meanwhile stay beside it and are summed up with it. */
export async function foldCounts(db: Db, terms: string = inUse.terms): Promise<void> {
  const table = sql.identifier(terms);
  await db.execute(sql`
    with taken as (delete from ${table} returning lexeme, documents)
    insert into ${table} (lexeme, documents) select lexeme, sum(documents) from taken group by lexeme having sum(documents) > 0`);
}
