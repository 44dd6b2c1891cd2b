/** What `npm run admin -- doctor` looks at, one thing each. */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { verifyJournal } from '#app/domain/journal/verify-journal.server.ts';
import { replayMatches } from '#app/domain/matches/match-changes.server.ts';
import { type Env, isDeclaredProduction } from '#app/platform/env.ts';
import type { Database } from '#db/client.ts';
import { migrationState } from '#db/migrate.ts';
import { webRole } from '#db/web-role.ts';
import { isIndexCurrent } from '#search/engine/open.ts';

export type Finding = { readonly what: string; readonly verdict: 'ok' | 'warn' | 'fail'; readonly text: string };
type Found = Omit<Finding, 'what'>;

const ok = (text: string): Found => ({ verdict: 'ok', text });
const warn = (text: string): Found => ({ verdict: 'warn', text });
const fail = (text: string): Found => ({ verdict: 'fail', text });

const mailPatienceMinutes = 15;

async function migrations({ sql }: Database): Promise<Found> {
  const { waiting, unknown } = await migrationState(sql);
  if (unknown > 0) return fail(`${unknown} that this version does not know`);
  return waiting > 0 ? fail(`${waiting} waiting: npm run migrate, or the next start`) : ok('all applied');
}

/** The site takes the role wherever it may: `openRuntime` asks the same question. */
async function role({ sql }: Database, url: string): Promise<Found> {
  const name = await webRole(url);
  if (name === null) return warn('none: the site works as the owner of its tables, and only triggers protect the journal');
  const [row] = await sql<{ may: boolean }[]>`
    select has_table_privilege(${name}, 'journal', 'update, delete, truncate') or has_table_privilege(${name}, 'journal_head', 'update') as may`;
  return row?.may ? fail(`${name} may change the journal`) : ok(`the site works as ${name}, which may only add to the journal`);
}

async function journal({ sql }: Database): Promise<Found> {
  const { entries, fault } = await verifyJournal(sql);
  return fault === null ? ok(`${entries} entries, all as they were written`) : fail(`the first entry that does not fit is ${fault}`);
}

async function index(database: Database): Promise<Found> {
  const [row] = await database.sql<{ documents: number }[]>`select count(*)::int as documents from search_documents`;
  return (await isIndexCurrent(database)) ? ok(`${row!.documents} documents`) : warn('will be built anew at the next start');
}

const matchesLookedAt = 1_000;

async function matches({ sql }: Database): Promise<Found> {
  const [row] = await sql<{ waiting: number }[]>`select count(*)::int as waiting from match_changes`;
  const { replayed, otherwise } = await replayMatches(sql, matchesLookedAt);
  if (otherwise.length > 0)
    return warn(`${otherwise.length} of ${replayed} come out otherwise: the rules have changed since, or a side was`);
  return ok(`${replayed} made again as they were, ${row!.waiting} changes waiting`);
}

async function mail({ sql }: Database): Promise<Found> {
  const [row] = await sql<{ waiting: number; failed: number; minutes: number | null }[]>`
    select count(*)::int as waiting, count(*) filter (where last_error is not null)::int as failed,
      (extract(epoch from now() - min(created_at)) / 60)::int as minutes from mails where sent_at is null`;
  const { waiting, failed, minutes } = row!;
  if (waiting === 0) return ok('none waiting');
  const text = `${waiting} waiting, the oldest for ${minutes} min, ${failed} tried in vain`;
  return failed > 0 || (minutes ?? 0) > mailPatienceMinutes ? warn(text) : ok(text);
}

async function jobs({ sql }: Database): Promise<Found> {
  const [row] = await sql<{ waiting: number; failing: number; given_up: number }[]>`
    select count(*)::int as waiting, count(*) filter (where last_error is not null)::int as failing,
      count(*) filter (where attempts >= max_attempts)::int as given_up from graphile_worker.jobs`;
  const { waiting, failing, given_up: givenUp } = row!;
  if (failing === 0) return ok(`${waiting} waiting, none failing`);
  return warn(`${waiting} waiting, ${failing} failing, ${givenUp} of them given up`);
}

async function demonstration({ sql }: Database): Promise<Found> {
  const [row] = await sql<{ open: number }[]>`
    select count(*)::int as open from accounts where demonstration and suspended_at is null and closed_at is null`;
  const { open } = row!;
  if (open === 0) return ok('none open');
  return isDeclaredProduction() ? fail(`${open} open in production: suspend them`) : ok(`${open} open`);
}

async function files({ DATA_DIR }: Env): Promise<Found> {
  const folder = join(DATA_DIR, 'files');
  const place = [folder, DATA_DIR].find((path) => existsSync(path));
  if (place === undefined) return warn(`${DATA_DIR} is not there yet; the first start makes it`);
  accessSync(place, constants.W_OK | constants.X_OK);
  return ok(place === folder ? `${folder} can be written` : `${DATA_DIR} can be written; no file was kept yet`);
}

async function secret({ AUTH_SECRET, DATA_DIR }: Env): Promise<Found> {
  if (AUTH_SECRET !== undefined) return ok('from AUTH_SECRET');
  const file = join(DATA_DIR, 'secret');
  if (!existsSync(file)) return warn(`none yet; the first start makes ${file}`);
  const readable = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
  return readable ? fail(`${file} can be read by others: chmod 600`) : ok(`from ${file}`);
}

const [least, little] = [200e6, 2e9];

async function disk({ DATA_DIR }: Env): Promise<Found> {
  const { bavail, bsize } = statfsSync(existsSync(DATA_DIR) ? DATA_DIR : '.');
  const free = bavail * bsize;
  const text = `${(free / 1e9).toFixed(1)} GB free`;
  return free < least ? fail(text) : free < little ? warn(text) : ok(text);
}

export const databaseChecks: readonly (readonly [string, (database: Database, url: string) => Promise<Found>])[] = [
  ...([
    ['migrations', migrations],
    ['role', role],
    ['journal', journal],
    ['search index', index],
    ['matches', matches],
  ] as const),
  ...([
    ['mail', mail],
    ['jobs', jobs],
    ['demonstration accounts', demonstration],
  ] as const),
];

export const placeChecks: readonly (readonly [string, (env: Env) => Promise<Found>])[] = [
  ...([
    ['files', files],
    ['secret', secret],
    ['disk', disk],
  ] as const),
];
