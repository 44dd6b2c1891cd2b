/**
 * Power cuts of either half, while eight clients write and send each form until it is answered.
 *
 * 1. The server is killed (`kill -9`) and started again, in each round amid the writes: of what was acknowledged nothing is lost, nothing
 *    was made twice, and the journal is whole.
 * 2. The same where the database's postmaster is killed: the server stays, starts another by itself, and goes on.
 *
 * `KILLS=full npm test -- tests/integration/kill` does 10 rounds of 500 writes of each.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { emptyDraft } from '#app/domain/catalogue/listing.ts';
import { listings } from '#db/schema/listings.ts';
import { pdf } from '#tests/support/hostile-document-files.ts';
import { aKillableSite, type KillableSite } from '#tests/support/killable-site.ts';
import { anEnterprise } from '#tests/support/make.ts';
import { testSettings } from '#tests/support/settings.ts';
import { aMember, anAccount, sessionOf } from '#tests/support/signed-in.ts';

vi.setConfig({ testTimeout: 1_200_000, hookTimeout: 300_000 });

const [rounds, writes] = process.env.KILLS === 'full' ? [10, 500] : [2, 100];
const clients = 8;
/** Tries of one form, at a tenth of a second each and more. */
const mostTries = 600;

let site: KillableSite;
let accountId: string;
let cookie: string;

/** Of the round: an enterprise holds so many files and no more. */
let enterprise: { id: string; ref: string };
let listing: string;

beforeAll(async () => {
  site = await aKillableSite();
  await site.start();
  const { db, close } = site.connect();
  const settings = { ...testSettings, publicUrl: site.url };
  const account = await anAccount({ db });
  accountId = account.id;
  cookie = await sessionOf({ db, settings }, accountId);
  await close();
});

afterAll(() => site.close());

type Acknowledged = { readonly kind: 'listing' | 'evidence'; readonly key: string; readonly to: string };

/** Sends a form with its key until it is answered as done. @returns how often it was sent. */
async function sendUntilAnswered(kind: Acknowledged['kind'], key: string): Promise<{ to: string; tries: number }> {
  for (let tries = 1; tries <= mostTries; tries++) {
    const body = new FormData();
    body.set('formKey', key);
    if (kind === 'listing') {
      body.set('intent', 'start');
      body.set('ref', enterprise.ref);
    } else {
      body.set('intent', 'add-evidence');
      body.set('evidence', new File([Buffer.from(pdf(`<</Title(${key})>>`))], `${key}.pdf`, { type: 'application/pdf' }));
    }
    const address = kind === 'listing' ? '/desk/listings?index' : `/desk/listings/${listing}`;
    const signal = AbortSignal.timeout(15_000);
    const answer = await fetch(site.url + address, { method: 'POST', body, headers: { cookie }, redirect: 'manual', signal }).catch(
      () => null,
    );
    const to = answer?.headers.get('location') ?? '';
    if (answer?.status === 303 && to.startsWith('/desk/listings/')) return { to, tries };
    // Anything but trouble on the way is a fault of the site.
    if (answer && answer.status < 500) throw new Error(`${kind} ${key}: ${answer.status} ${to}`);
    await pause(100);
  }
  throw new Error(`${kind} ${key} was never answered`);
}

async function prepareRound(): Promise<void> {
  const { db, close } = site.connect();
  enterprise = await anEnterprise(db, { cityCode: '450200', countyCode: '450204' });
  await aMember({ db }, enterprise.id, accountId);
  const row = { enterpriseId: enterprise.id, draft: emptyDraft, createdBy: accountId, updatedAt: new Date() };
  const [made] = await db.insert(listings).values(row).returning();
  listing = made!.id;
  await close();
}

async function round(kill: () => Promise<void>) {
  const acknowledged: Acknowledged[] = [];
  let [next, repeated] = [0, 0];
  const strikeAt = Math.floor(writes * (0.2 + 0.5 * Math.random()));
  let struck: Promise<void> | undefined;
  const client = async () => {
    while (next < writes) {
      const kind = next++ % 4 === 0 ? ('evidence' as const) : ('listing' as const);
      const key = randomUUID();
      const { to, tries } = await sendUntilAnswered(kind, key);
      repeated += tries - 1;
      acknowledged.push({ kind, key, to });
      if (acknowledged.length === strikeAt) struck = kill();
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  await struck;
  return { acknowledged, repeated };
}

async function siege(kill: () => Promise<void>) {
  const { sql, close } = site.connect();
  const countNow = async () => {
    const [row] = await sql<{ listings: number; evidence: number; entries: number }[]>`
      select (select count(*)::int from listings) as listings, (select count(*)::int from enterprise_files) as evidence,
        (select count(*)::int from journal where action in ('listing.started', 'evidence.added')) as entries`;
    return row!;
  };
  const before = await countNow();
  const all: Acknowledged[] = [];
  let repeated = 0;
  for (let n = 0; n < rounds; n++) {
    await prepareRound();
    const done = await round(kill);
    all.push(...done.acknowledged);
    repeated += done.repeated;
  }
  const [begun, kept] = [all.filter(({ kind }) => kind === 'listing'), all.filter(({ kind }) => kind === 'evidence')];
  const made = new Set((await sql<{ id: string }[]>`select id from listings`).map(({ id }) => `/desk/listings/${id}`));
  const files = await sql<{ name: string; hash: string }[]>`select name, hash from enterprise_files`;
  const names = new Set(files.map(({ name }) => name));
  const lost = [...begun.filter(({ to }) => !made.has(to)), ...kept.filter(({ key }) => !names.has(`${key}.pdf`))];
  const withoutFile = files.filter(({ hash }) => !existsSync(join(site.filesFolder, hash.slice(0, 2), `${hash}.pdf`)));
  const after = await countNow();
  const more = after.listings - before.listings - rounds + after.evidence - before.evidence;
  const figures = {
    rounds,
    acknowledged: all.length,
    repeated,
    lost: lost.length,
    twice: more - all.length,
    entries: after.entries - before.entries,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  expect(new Set(begun.map(({ to }) => to)).size).toBe(begun.length);
  expect(figures).toEqual({ ...figures, acknowledged: rounds * writes, lost: 0, twice: 0, entries: rounds * writes });
  expect(repeated).toBeGreaterThan(0);
  expect(withoutFile).toEqual([]);
  expect(await sql`select journal_fault() as fault`).toEqual([{ fault: null }]);
  await close();
}

test('1. the server', async () => {
  await siege(async () => {
    await site.killServer();
    await site.start();
  });
});

test('2. the database', async () => {
  await siege(async () => {
    site.killDatabase();
  });
  expect(site.isServing()).toBe(true);
});
