/**
 * `npm start`, as a process.
 *
 * 1. The first start loads the real directory and says so line by line; the page it prints the address of is there.
 * 2. A later start loads and builds nothing. SIGTERM ends it with 0 and takes the database along.
 * 3. After `kill -9` the next start finds the database running, and ends it when it ends.
 * 4. When the shell between npm and the site is gone, the site stops by itself.
 * 5. What the operator got wrong is said in a line for each, with exit code 1: variables, a taken port, a database out of reach.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ensureBuild } from '#app/cli/build.ts';
import { isAlive, readPidFile, stop } from '#db/embedded/server.ts';

vi.setConfig({ testTimeout: 120_000 });

const program = ['--import', './app/cli/typescript.js', 'app/cli/start.ts'];
const running: { child: ChildProcess; ended: Promise<unknown> }[] = [];
let dataDirectory: string;
const databasePid = () => readPidFile(join(dataDirectory, 'postgres'))?.pid ?? 0;

beforeAll(async () => {
  await ensureBuild();
  dataDirectory = mkdtempSync(join(tmpdir(), 'guipintong-start-'));
  chmodSync(dataDirectory, 0o755);
});

afterEach(async () => {
  // Whatever a failed test left running must not share the database with the next.
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
});

afterAll(async () => {
  await stop(join(dataDirectory, 'postgres'), 5_000);
  rmSync(dataDirectory, { recursive: true, force: true });
});

/** Starts the site; resolves with what it said once it is ready or has ended. */
async function site(variables: Record<string, string> = {}, command = process.execPath, args = program) {
  const { PATH, HOME } = process.env;
  const env: NodeJS.ProcessEnv = {
    PATH,
    HOME,
    LOG_LEVEL: 'silent',
    PORT: '0',
    DATA_DIR: dataDirectory,
    NODE_ENV: 'production',
    ...variables,
  };
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  const complaints: string[] = [];
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  running.push({ child, ended });
  createInterface({ input: child.stderr }).on('line', (line) => complaints.push(line));
  const output = createInterface({ input: child.stdout });
  const url = await new Promise<string | null>((resolve) => {
    output.on('line', (line) => {
      said.push(line);
      const address = line.match(/Open (http:\S+)/)?.[1];
      if (address) resolve(address);
    });
    void ended.then(() => resolve(null));
  });
  return { url, said, complaints, ended, child };
}

test('1. the first start', async () => {
  const { url, said, complaints, child, ended } = await site();
  expect(complaints).toEqual([]);
  expect(said.filter((line) => line.startsWith('Loading the directory'))).not.toEqual([]);
  expect(said.join('\n')).toMatch(/419 products/);
  const answer = await fetch(url ?? '');
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('桂品通');
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('2. a later start, and SIGTERM', async () => {
  const { url, said, complaints, child, ended } = await site();
  expect(said.join('\n')).not.toMatch(/Loading|Building/);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  const database = databasePid();
  expect(isAlive(database)).toBe(true);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(complaints).toEqual([]);
  expect(isAlive(database)).toBe(false);
});

test('3. kill -9', async () => {
  const first = await site();
  const database = databasePid();
  first.child.kill('SIGKILL');
  await first.ended;
  expect(isAlive(database)).toBe(true);

  const second = await site();
  expect(second.said.join('\n')).toContain('found running');
  expect(databasePid()).toBe(database);
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
  expect(isAlive(database)).toBe(false);
});

test.skipIf(process.platform === 'win32')('4. without its shell', async () => {
  const line = `"${process.execPath}" ${program.join(' ')}; true`;
  const { child, ended } = await site({ npm_lifecycle_event: 'start' }, '/bin/sh', ['-c', line]);
  const database = databasePid();
  expect(isAlive(database)).toBe(true);
  child.kill('SIGKILL');
  // Its output closes when the last process that holds it is gone.
  await ended;
  expect(isAlive(database)).toBe(false);
});

test('5. variables', async () => {
  const { ended, complaints, said } = await site({ PORT: 'abc', PUBLIC_URL: 'here' });
  expect(await ended).toBe(1);
  expect(said).toEqual([]);
  expect(complaints).toEqual([
    expect.stringMatching(/^PORT is "abc", expected: /),
    expect.stringMatching(/^PUBLIC_URL is "here", expected: /),
  ]);
});

test('5. a taken port', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => {
    other.listen(0, '127.0.0.1', resolve);
  });
  const { port } = other.address() as AddressInfo;
  const { ended, complaints } = await site({ PORT: String(port) });
  expect(await ended).toBe(1);
  expect(complaints).toEqual([expect.stringContaining(`PORT ${port} is taken`)]);
  other.close();
});

test('5. a database out of reach', async () => {
  const { ended, complaints } = await site({ DATABASE_URL: 'postgres://ann:s3cret@127.0.0.1:1/site' });
  expect(await ended).toBe(1);
  expect(complaints).toEqual([expect.stringMatching(/^DATABASE_URL: cannot connect to 127\.0\.0\.1:1/)]);
});
