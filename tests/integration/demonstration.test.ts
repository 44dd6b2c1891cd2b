/**
 * Accounts for trying the site out.
 *
 * 1. One for each role and three without, at made-up addresses that get no mail, confirmed, marked, of made-up people; roles with place and
 *    department; the password holds both policies. Twice, or at once, makes them once. Where there is an account already, none.
 * 2. They are written down for nobody but the owner of the installation, and said with what each is for.
 * 3. Each signs in with the password, and where it holds a role with a code of the key that was said.
 * 4. `npm start` makes them at the first start where nobody has said that this is production, in the environment or in `.env`; a later
 *    start says nothing of them.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { demonstrate, demonstrationFile } from '#app/cli/demonstration.ts';
import { judgePassword } from '#app/domain/accounts/password.ts';
import { roles } from '#app/domain/accounts/roles.ts';
import { makeDemonstrationAccounts } from '#app/domain/administration/make-demonstration-accounts.server.ts';
import { isDeclaredProduction, readEnv } from '#app/platform/env.ts';
import { accounts, roleGrants } from '#db/schema/accounts.ts';
import { authOn } from '#tests/support/auth.ts';
import { demonstratorsOn } from '#tests/support/demonstration.ts';
import { runScript } from '#tests/support/run-script.ts';
import { startServer } from '#tests/support/server.ts';
import { test as base, expect } from '#tests/support/test.ts';

const test = base.extend<{ folder: string }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'guipintong-demonstration-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

test('1. whom there is', { timeout: 120_000 }, async ({ ctx, db }) => {
  const auth = authOn(ctx);
  const made = await Promise.all([makeDemonstrationAccounts(ctx, auth), makeDemonstrationAccounts(ctx, auth)]);
  expect(made.filter(Boolean)).toHaveLength(1);
  expect(await makeDemonstrationAccounts(ctx, auth)).toBeNull();
  const { password, accounts: told } = made.find(Boolean)!;
  for (const policy of ['nist', 'dengbao'] as const) expect(judgePassword(policy, password, [])).toBeNull();
  const rows = await db.select().from(accounts);
  expect(rows).toHaveLength(told.length);
  for (const row of rows) {
    expect(row).toMatchObject({ demonstration: true, emailVerified: true });
    expect(row.email).toMatch(/^demo-[a-z-]+@guipintong\.invalid$/);
    expect(row.name).toMatch(/^示例.*（虚构）$/);
  }
  const grants = await db.select().from(roleGrants);
  expect(new Set(grants.map(({ role }) => role))).toEqual(new Set(roles));
  expect(told.filter(({ key }) => key === null).map(({ slug }) => slug)).toEqual(['buyer', 'owner', 'agent']);
});

test('1. not beside others', async ({ ctx, db }) => {
  await db.insert(accounts).values({ name: '示例', email: 'somebody@shili.example' });
  expect(await makeDemonstrationAccounts(ctx, authOn(ctx))).toBeNull();
  expect(await db.select().from(accounts)).toHaveLength(1);
});

test('2. how they are said', { timeout: 120_000 }, async ({ ctx, folder }) => {
  const said: string[] = [];
  const output = { write: (text: string | Uint8Array) => said.push(String(text)) > 0 };
  const env = readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent' });
  await demonstrate(ctx, env, output);
  const file = demonstrationFile(env);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const text = readFileSync(file, 'utf8');
  expect(said.join('')).toContain(text);
  expect(text).toMatch(/demo-city@guipintong\.invalid +reviews for 柳州市 +key [A-Z2-7]{52}\n/);
  await demonstrate(ctx, env, output);
  expect(said).toHaveLength(1);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('3. signing in', { timeout: 120_000 }, async ({ ctx }) => {
  const runtime = { ...ctx, settings: { ...ctx.settings, publicUrl: 'http://guipintong.example' }, now: () => new Date() };
  const site = await startServer(runtime);
  const as = await demonstratorsOn(runtime, site.url);
  for (const slug of ['buyer', 'county', 'customs', 'publisher', 'admin']) {
    const desk = await (await as(slug)).get('/desk');
    expect([slug, desk.status, desk.body.includes('需要两步验证')]).toEqual([slug, 200, false]);
  }
  await site.stop();
});

test('4. what has been said of production', async ({ folder }) => {
  const before = { place: process.cwd(), mode: process.env.NODE_ENV };
  const declared = (mode: string, file: string | null) => {
    Object.assign(process.env, { NODE_ENV: mode });
    if (file === null) rmSync('.env', { force: true });
    else writeFileSync('.env', file);
    return isDeclaredProduction();
  };
  try {
    process.chdir(folder);
    expect(declared('', null)).toBe(false);
    expect(declared('', 'PORT=1\n')).toBe(false);
    expect(declared('', 'NODE_ENV=production\n')).toBe(true);
    expect(declared('', 'NODE_ENV="production" # said\n')).toBe(true);
    expect(declared('production', null)).toBe(true);
    expect(declared('development', null)).toBe(false);
  } finally {
    process.chdir(before.place);
    Object.assign(process.env, { NODE_ENV: before.mode });
  }
});

/** Starts the site, waits until it is ready, stops it. @returns what it said. */
async function start(variables: Record<string, string>): Promise<string> {
  const { PATH, HOME } = process.env;
  const program = ['--import', './app/cli/typescript.js', 'app/cli/start.ts'];
  const env = { PATH, HOME, LOG_LEVEL: 'silent', PORT: '0', ...variables } as unknown as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, program, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  const ended = new Promise((resolve) => child.once('close', resolve));
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line);
    if (line.includes('is ready')) child.kill('SIGTERM');
  });
  await ended;
  return said.join('\n');
}

test('4. the first start', { timeout: 300_000 }, async ({ url, folder, db }) => {
  const first = await start({ DATABASE_URL: url, DATA_DIR: folder });
  expect(first).toContain('419 products');
  expect(first).toContain('Demonstration accounts');
  expect(first).toContain('is ready');
  const code = await runScript('admin', ['demo-code', 'demo-admin@guipintong.invalid'], { DATABASE_URL: url, DATA_DIR: folder });
  expect(code).toEqual({ code: 0, out: expect.stringMatching(/^\d{6}\n$/), err: '' });
  const doctor = await runScript('admin', ['doctor'], { DATABASE_URL: url, DATA_DIR: folder, NODE_ENV: 'production' });
  expect(doctor.out).toMatch(/^fail {2}demonstration accounts: \d+ open in production/m);
  const later = await start({ DATABASE_URL: url, DATA_DIR: folder });
  expect(later).toContain('is ready');
  expect(later).not.toContain('Demonstration');
  expect(await db.select().from(accounts)).toHaveLength(15);
});

test('4. in production', { timeout: 300_000 }, async ({ url, folder, db }) => {
  expect(await start({ DATABASE_URL: url, DATA_DIR: folder, NODE_ENV: 'production' })).not.toContain('Demonstration');
  expect(await db.select().from(accounts)).toEqual([]);
  expect(existsSync(join(folder, 'demo-accounts.txt'))).toBe(false);
});
