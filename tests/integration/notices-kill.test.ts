/**
 * `kill -9` of the worker while it tells and sends.
 *
 * 1. Whenever it dies: everybody is told everything exactly once, each letter reaches the mail server at least once, nothing is left over,
 *    and what a dead worker had taken is done by the next at once.
 *
 * `KILLS=full` kills it thirty times over a thousand notices; otherwise four times over a hundred and twenty.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { record } from '#app/domain/journal/record.server.ts';
import { visitor } from '#app/platform/context.ts';
import { headersOf, openPostOffice } from '#tests/support/post-office.ts';
import { anAccount } from '#tests/support/signed-in.ts';
import { expect, test } from '#tests/support/test.ts';

const full = process.env.KILLS === 'full';
const [kills, entries] = full ? [30, 1_000] : [4, 120];
const people = 4;

async function startWorker(url: string, smtpUrl: string): Promise<ChildProcess> {
  const args = ['--import', './app/cli/typescript.js', 'tests/support/worker-process.ts', url, smtpUrl];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')]);
  if (child.exitCode !== null) throw new Error(`the worker ended with ${child.exitCode}`);
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

test('1. killed', { timeout: 900_000 }, async ({ ctx, db, sql, url }) => {
  const office = await openPostOffice();
  const accounts = await Promise.all(Array.from({ length: people }, () => anAccount(ctx)));
  const happens = (n: number) => {
    const { id } = accounts[n % people]!;
    const entry = { action: 'role.granted', subjectId: id, detail: { account: id, n } } as const;
    return db.transaction((tx) => record(tx, { actor: visitor, now: ctx.now }, entry));
  };
  const left = async () => {
    const [row] = await sql<{ letters: number; jobs: number; behind: number }[]>`select
      (select count(*)::int from mails where sent_at is null) as letters,
      (select count(*)::int from graphile_worker.jobs) as jobs,
      (select (select number from journal_head) - (select number from notice_cursor))::int as behind`;
    return row!;
  };
  let worker = await startWorker(url, office.url);
  let held = 0;
  const rounds = Array.from({ length: kills }, (_, round) => round);
  try {
    for (const round of rounds) {
      const share = rounds.length + 1;
      const [from, to] = [Math.floor((entries * round) / share), Math.floor((entries * (round + 1)) / share)];
      const writing = (async () => {
        for (let n = from; n < to; n++) await happens(n);
      })();
      // At one of many points in what it does.
      await wait(5 + ((round * 37) % 120));
      await killed(worker);
      await writing;
      const [taken] = await sql<{ n: number }[]>`select count(*)::int as n from graphile_worker.jobs where locked_at is not null`;
      held += taken!.n;
      worker = await startWorker(url, office.url);
    }
    for (let n = Math.floor((entries * kills) / (kills + 1)); n < entries; n++) await happens(n);
    await expect.poll(left, { timeout: 300_000, interval: 200 }).toEqual({ letters: 0, jobs: 0, behind: 0 });
  } finally {
    await killed(worker);
    await office.close();
  }
  const told = await sql<{ entry: number; account: string }[]>`select entry::int, account_id as account from notices order by entry`;
  expect(told.map(({ entry }) => entry)).toEqual(Array.from({ length: entries }, (_, index) => index + 1));
  expect(told.every(({ account }, index) => account === accounts[index % people]!.id)).toBe(true);
  const sent = await sql<{ id: string; key: string }[]>`select id, key from mails`;
  expect(new Set(sent.map(({ key }) => key)).size).toBe(entries);
  const counts = new Map<string, number>();
  for (const letter of office.received) {
    const id = headersOf(letter).get('message-id') ?? '';
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  expect(sent.filter(({ id }) => !counts.has(`<${id}@guipintong.example>`))).toEqual([]);
  console.log(
    `${entries} notices, ${kills} kills: each told once, ${sent.length} letters sent, ${office.received.length - counts.size} of them again, ${held} jobs taken over from the dead`,
  );
});
