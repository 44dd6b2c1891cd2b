/**
 * The journal: only ever added to, and what is done to it all the same is found.
 *
 * 1. A journal as it was written verifies, an empty one too.
 * 2. A hundred tamperings at random by the database's own superuser with triggers off, each in a copy of the same journal (a column
 *    edited, an entry deleted, the last one too, two swapped, one inserted, the head edited): a hundred are found, at the number of the
 *    first entry that does not fit wherever that is what was touched.
 * 3. The site's role adds to the journal and can neither update, delete nor truncate it, nor touch its head; nor can its owner.
 * 4. Fifty at once: numbers without gaps, a chain without fault. What was rolled back leaves no gap.
 */
import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import { record } from '#app/domain/journal/record.server.ts';
import { verifyJournal } from '#app/domain/journal/verify-journal.server.ts';
import type { Context } from '#app/platform/context.ts';
import { openDb } from '#db/client.ts';
import { webRole } from '#db/web-role.ts';
import { expect, test } from '#tests/support/test.ts';

const actions = ['product.published', 'product.returned', 'account.signed-in', 'role.granted', 'inquiry.sent'] as const;
const entries = 60;

async function write(ctx: Context, count = entries): Promise<void> {
  const actor = { ...ctx.actor, accountId: randomUUID() };
  for (let n = 0; n < count; n++) {
    const by = n % 3 === 0 ? ctx.actor : actor;
    const happening = { action: actions[n % actions.length]!, subjectId: randomUUID(), enterpriseId: n % 4 === 0 ? randomUUID() : null };
    await ctx.db.transaction((tx) =>
      record(tx, { actor: by, now: ctx.now }, { ...happening, detail: { n, reason: `示例理由${n}`, of: { a: [1, null, n / 7] } } }),
    );
  }
}

test('1. as it was written', async ({ ctx, sql }) => {
  expect(await verifyJournal(sql)).toEqual({ entries: 0, fault: null });
  await write(ctx);
  expect(await verifyJournal(sql)).toEqual({ entries, fault: null });
});

/** Deterministic, so that a failure can be had again. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** How each column is edited to something that it was not. */
const edits = {
  number: 'number + 1000',
  at: `at + interval '1 microsecond'`,
  account_id: `case when account_id is null then gen_random_uuid() end`,
  action: `action || 'd'`,
  subject: `subject || 's'`,
  subject_id: `subject_id || ' '`,
  enterprise_id: `case when enterprise_id is null then gen_random_uuid() end`,
  detail: `jsonb_set(detail, '{n}', to_jsonb((detail->>'n')::int + 1))`,
  previous: `set_byte(previous, 7, (get_byte(previous, 7) + 1) % 256)`,
  hash: `set_byte(hash, 31, (get_byte(hash, 31) + 1) % 256)`,
} as const;
const columns = Object.keys(edits) as (keyof typeof edits)[];
const content = 'at, account_id, action, subject, subject_id, enterprise_id, detail';

/** What was done, and the entry at which it must be found; null where any will do. */
type Tampering = { readonly what: string; readonly at: number | null };

async function tamper(sql: Sql, round: number, random: (below: number) => number): Promise<Tampering> {
  const entry = 1 + random(entries);
  const run = (text: string) => sql.unsafe(text);
  switch (round % 10) {
    case 0: {
      await run(`delete from journal where number = ${entries}`);
      return { what: 'the last deleted', at: entries };
    }
    case 1: {
      const one = 1 + random(entries - 1);
      await run(`delete from journal where number = ${one}`);
      // The one that follows is in its place.
      return { what: `${one} deleted`, at: one + 1 };
    }
    case 2: {
      const [one, other] = [1 + random(30), 31 + random(30)];
      await run(`with pair as (select * from journal where number in (${one}, ${other}))
        update journal j set (${content}) = (select ${content} from pair b where b.number <> j.number) where number in (${one}, ${other})`);
      return { what: `${one} and ${other} with each other's content`, at: one };
    }
    case 3: {
      const [one, other] = [1 + random(30), 31 + random(30)];
      await run(`update journal set number = -1 where number = ${one}; update journal set number = ${one} where number = ${other};
        update journal set number = ${other} where number = -1`);
      return { what: `${one} and ${other} swapped`, at: one };
    }
    case 4: {
      // Chained to the last one as an entry is, but past the head.
      await run(`insert into journal select entries.* from (select ${entries + 1} as number, ${content}, hash as previous, hash from journal
        where number = ${entries}) entries`);
      await run(`update journal set hash = sha256(previous || convert_to(journal_text(journal), 'UTF8')) where number = ${entries + 1}`);
      return { what: 'one inserted at the end', at: null };
    }
    case 5: {
      await run(`update journal_head set ${random(2) ? 'number = number - 1' : `hash = sha256('another')`}`);
      return { what: 'the head edited', at: null };
    }
    case 6: {
      // An entry edited and its own hash made to fit: the next one still holds the old.
      const one = 1 + random(entries - 1);
      await run(`update journal set detail = '{}' where number = ${one};
        update journal set hash = sha256(previous || convert_to(journal_text(journal), 'UTF8')) where number = ${one}`);
      return { what: `${one} edited with its hash`, at: one + 1 };
    }
    default: {
      const column = columns[random(columns.length)]!;
      await run(`update journal set ${column} = ${edits[column]} where number = ${entry}`);
      return { what: `${column} of ${entry}`, at: column === 'number' ? null : entry };
    }
  }
}

test('2. a hundred tamperings', async ({ ctx, sql }) => {
  await write(ctx);
  const random = randomFrom(20_261_123);
  const missed: string[] = [];
  for (let round = 0; round < 100; round++) {
    const undo = new Error('undo');
    await sql
      .begin(async (tx) => {
        await tx`set local session_replication_role = replica`;
        const { what, at } = await tamper(tx as unknown as Sql, round, random);
        const { fault } = await verifyJournal(tx as unknown as Sql);
        if (fault === null || (at !== null && fault !== at)) missed.push(`round ${round}: ${what}, found at ${fault}`);
        throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error;
      });
  }
  expect(missed).toEqual([]);
  expect(await verifyJournal(sql)).toEqual({ entries, fault: null });
});

test('3. nobody changes it', async ({ ctx, sql, url }) => {
  await write(ctx, 3);
  const statements = [
    `update journal set action = 'product.hidden'`,
    'delete from journal where number = 3',
    'truncate journal',
    'truncate journal cascade',
  ];
  for (const statement of statements) await expect(sql.unsafe(statement), statement).rejects.toThrow('only ever added to');
  const role = await webRole(url);
  expect(role).toBe('guipintong_web');
  const site = openDb(url, { max: 1, role: role! });
  try {
    const heads = [`update journal_head set number = 0`, 'delete from journal_head', 'truncate journal_head'];
    const around = ['alter table journal disable trigger all', 'set session_replication_role = replica', 'drop table journal'];
    for (const statement of [...statements, ...heads, ...around]) {
      await expect(site.sql.unsafe(statement), statement).rejects.toThrow(/permission denied|must be owner/);
    }
    await site.db.transaction((tx) => record(tx, ctx, { action: 'product.published', subjectId: 'x' }));
  } finally {
    await site.close();
  }
  expect(await verifyJournal(sql)).toEqual({ entries: 4, fault: null });
});

test('4. fifty at once', async ({ ctx, sql, url }) => {
  const many = openDb(url, { max: 50 });
  try {
    const told = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        many.db.transaction(async (tx) => {
          await record(tx, ctx, { action: 'product.published', subjectId: String(n) });
          if (n % 5 === 0) throw new Error('rolled back');
        }),
      ),
    );
    expect(told.filter(({ status }) => status === 'rejected')).toHaveLength(10);
  } finally {
    await many.close();
  }
  const numbers = await sql<{ number: string; subject_id: string }[]>`select number, subject_id from journal order by number`;
  expect(numbers.map(({ number }) => Number(number))).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
  expect(new Set(numbers.map(({ subject_id }) => subject_id)).size).toBe(40);
  expect(await verifyJournal(sql)).toEqual({ entries: 40, fault: null });
});
