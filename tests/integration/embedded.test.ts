/**
 * The embedded database's life.
 *
 * 1. A fresh folder becomes a database in UTF-8 behind a random password on the loopback interface; it is gone with its last
 *    user, and the next start finds what was written.
 * 2. A server whose user was killed is found and used by the next one, who stops it on leaving.
 * 3. Processes that start at once on a fresh folder share one server; the first to leave does not stop it.
 * 4. A server that dies under its users comes back under the same address.
 * 5. A number in `postmaster.pid` that another program has now does not keep the database from starting.
 * 6. Library links that npm has not made are made at start, also by processes that race for it.
 * 7. As root, in a checkout that no other account can enter, it works, and the data is found again.
 * 8. What cannot work is said in one line: data of another version, data of another user.
 */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageFolder } from '#db/embedded/binaries.ts';
import { isAlive, readPidFile, stop } from '#db/embedded/server.ts';
import { type EmbeddedOptions, openEmbedded } from '#db/embedded.ts';

const asRoot = process.getuid?.() === 0;
let place: string;
let dataDirectory: string;
const data = () => join(dataDirectory, 'postgres');

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'guipintong-embedded-'));
  chmodSync(place, 0o755);
  dataDirectory = join(place, 'data');
});

afterEach(async () => {
  for (const name of readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('postmaster.pid'))) {
    await stop(join(place, name, '..'), 5_000);
  }
  rmSync(place, { recursive: true, force: true });
});

/** A process of its own that uses the database. */
async function user(options: EmbeddedOptions) {
  const child = spawn(
    process.execPath,
    ['--import', './app/cli/typescript.js', 'tests/support/embedded-user.ts', JSON.stringify(options)],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const line = createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  const { value } = await line;
  const { url, reused } = JSON.parse(value) as { url: string; reused: boolean };
  const leave = async () => {
    child.stdin.end();
    expect(await ended).toBe(0);
  };
  const killed = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { url, reused, leave, killed };
}

async function ask<T>(url: string, question: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 5 });
  try {
    return await question(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const server = () => readPidFile(data())?.pid ?? 0;

test('1. a fresh folder, and the next start', async () => {
  const first = await openEmbedded({ dataDirectory });
  const [settings] = await ask(
    first.url,
    (sql) => sql`select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as listens,
      current_setting('fsync') as fsync, current_setting('unix_socket_directories') as sockets`,
  );
  expect(settings).toEqual({ encoding: 'UTF8', listens: '127.0.0.1', fsync: 'on', sockets: '' });
  const password = new URL(first.url).password;
  expect(password.length).toBeGreaterThanOrEqual(32);
  expect(statSync(join(data(), 'guipintong.password')).mode & 0o077).toBe(0);
  await expect(ask(first.url.replace(password, 'guess'), (sql) => sql`select 1`)).rejects.toThrow(/password/);
  await ask(first.url, async (sql) => {
    await sql`create table kept (what text)`;
    await sql`insert into kept values ('柳州螺蛳粉')`;
  });
  const pid = server();
  await first.close();
  expect(isAlive(pid)).toBe(false);

  const second = await openEmbedded({ dataDirectory });
  expect(second.reused).toBe(false);
  expect(await ask(second.url, (sql) => sql`select what from kept`)).toEqual([{ what: '柳州螺蛳粉' }]);
  await second.close();
});

test('2. left behind', async () => {
  const first = await user({ dataDirectory });
  const pid = server();
  await first.killed();
  expect(isAlive(pid)).toBe(true);

  const second = await openEmbedded({ dataDirectory });
  expect(second.reused).toBe(true);
  expect(server()).toBe(pid);
  await second.close();
  expect(isAlive(pid)).toBe(false);
});

test('3. at once', async () => {
  const users = await Promise.all([user({ dataDirectory }), user({ dataDirectory }), openEmbedded({ dataDirectory })]);
  expect(new Set(users.map(({ url }) => url)).size).toBe(1);
  expect(users.filter(({ reused }) => !reused)).toHaveLength(1);
  expect(readdirSync(dataDirectory)).toEqual(['postgres']);
  const pid = server();

  const [first, second, last] = users;
  await first.leave();
  await second.leave();
  expect(isAlive(pid)).toBe(true);
  await last.close();
  expect(isAlive(pid)).toBe(false);
});

test('4. dies and comes back', async () => {
  const embedded = await openEmbedded({ dataDirectory });
  const pid = server();
  process.kill(pid, 'SIGKILL');
  const until = Date.now() + 15_000;
  while (server() === pid && Date.now() < until) await pause(50);
  let answer: unknown[] = [];
  while (answer.length === 0 && Date.now() < until) {
    answer = await ask(embedded.url, (sql) => sql`select 1 as one`).catch(() => []);
  }
  expect(answer).toEqual([{ one: 1 }]);
  await embedded.close();
  expect(readPidFile(data())).toBeNull();
});

test('5. a number that is used again', async () => {
  const first = await openEmbedded({ dataDirectory });
  const kept = join(place, 'pid-file');
  copyFileSync(join(data(), 'postmaster.pid'), kept);
  await first.close();
  const [, ...rest] = readFileSync(kept, 'utf8').split('\n');
  writeFileSync(join(data(), 'postmaster.pid'), [process.pid, ...rest].join('\n'));

  const second = await openEmbedded({ dataDirectory, patience: 10_000 });
  expect(second.reused).toBe(false);
  await second.close();
});

/** The installed package as npm leaves it with install scripts off. */
function unpacked(folder: string): string {
  cpSync(packageFolder(), folder, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as { target: string }[];
  for (const { target } of links) rmSync(join(folder, target), { force: true });
  return folder;
}

test('6. missing links', async () => {
  const copy = unpacked(join(place, 'package'));
  const users = await Promise.all([user({ dataDirectory, packageFolder: copy }), user({ dataDirectory, packageFolder: copy })]);
  expect(await ask(users[0].url, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
  for (const it of users) await it.leave();
});

test.skipIf(!asRoot)('7. as root where nobody else may enter', async () => {
  const checkout = join(place, 'checkout');
  mkdirSync(checkout, { mode: 0o700 });
  const options = {
    dataDirectory: join(checkout, 'data'),
    packageFolder: unpacked(join(checkout, 'package')),
    shelter: join(place, 'shelter'),
  };
  const first = await openEmbedded(options);
  expect(first.folder.startsWith(options.shelter)).toBe(true);
  await ask(first.url, (sql) => sql`create table kept ()`);
  await first.close();

  const second = await openEmbedded(options);
  expect(second.folder).toBe(first.folder);
  expect(await ask(second.url, (sql) => sql`select * from kept`)).toEqual([]);
  await second.close();
  expect(existsSync(join(options.dataDirectory, 'postgres'))).toBe(false);
});

test('8. data of another version', async () => {
  await (await openEmbedded({ dataDirectory })).close();
  writeFileSync(join(data(), 'PG_VERSION'), '9\n');
  const failure = openEmbedded({ dataDirectory });
  await expect(failure).rejects.toMatchObject({
    name: 'EmbeddedDatabaseError',
    message: expect.stringMatching(/^[^\n]+PostgreSQL 9[^\n]+$/),
  });
});

test.skipIf(!asRoot)('8. data of another user', async () => {
  await (await openEmbedded({ dataDirectory })).close();
  const nobody = 65_534;
  chmodSync(place, 0o777);
  chmodSync(dataDirectory, 0o777);
  const script = `import('./db/embedded.ts').then((it) => it.openEmbedded({ dataDirectory: ${JSON.stringify(dataDirectory)} })).catch((error) => console.log(error.message))`;
  const child = spawn(process.execPath, ['--import', './app/cli/typescript.js', '--input-type=module', '-e', script], {
    ...{ uid: nobody, gid: nobody, env: { ...process.env, TMPDIR: place } },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const piece of child.stdout) said += piece;
  expect(said.trim()).toMatch(/^[^\n]+belongs to another user[^\n]+$/);
});
