/** The same properties for many routes: see tests/integration/hostile-*.test.ts, which list them. */
import fc from 'fast-check';
import { describe, inject } from 'vitest';
import { loadReference } from '#app/platform/load-reference.server.ts';
import { openDb, type Sql } from '#db/client.ts';
import { aCorrectionRequest } from './correction-request.ts';
import { cloneDatabase } from './databases.ts';
import { engineOn } from './engine.ts';
import { type Attack, attacks, bytesOfAttack } from './hostile.ts';
import { faultsOf } from './hostile-answer.ts';
import { RawClient } from './raw-http.ts';
import { seededTemplate } from './seeded-template.ts';
import { startServer, type TestServer } from './server.ts';
import { testSettings } from './settings.ts';
import { publicRoutes } from './site-map.ts';
import { tableDigests } from './table-digest.ts';
import { test as base, expect } from './test.ts';

/** Another seed finds other things: `HOSTILE_SEED=7 npx vitest run tests/integration/hostile`. */
const seed = Number(process.env.HOSTILE_SEED ?? 20_261_123);
const numRuns = Number(process.env.HOSTILE_RUNS ?? 1_000);
const timeout = 600_000;

export type Target = {
  readonly sql: Sql;
  /** Digests of all tables before the first request. */
  readonly before: Readonly<Record<string, string>>;
  /** @returns what was wrong with the answer, and its status. */
  readonly attack: (attack: Attack) => Promise<{ readonly status: number; readonly faults: readonly string[] }>;
  readonly close: () => Promise<void>;
};

/** A site on the real directory, with the limits of `npm start`. */
async function openTarget(): Promise<Target> {
  const cluster = inject('clusterUrl');
  const clone = await cloneDatabase(cluster, await seededTemplate(cluster));
  const database = openDb(clone.url, { max: 10, statementTimeout: 5_000 });
  const { db, sql } = database;
  await aCorrectionRequest(sql);
  const server = await startServer({
    ...{ db, sql, search: await engineOn(database), reference: await loadReference(db), now: () => new Date() },
    settings: { ...testSettings, production: true },
  });
  const client = new RawClient(server.url);
  let read = 0;
  return {
    sql,
    before: await tableDigests(sql),
    attack: async (attack) => {
      const answer = await client.send(bytesOfAttack(attack), attack);
      const errors = errorsSince(server, read);
      read = server.logged.length;
      return { status: answer?.status ?? 0, faults: [...faultsOf(attack, answer), ...errors] };
    },
    close: async () => {
      client.close();
      await server.stop();
      await database.close();
      await clone.drop();
    },
  };
}

const errorsSince = ({ logged }: TestServer, from: number): string[] =>
  logged
    .slice(from)
    .filter((line) => Number(line.level) >= 40)
    .map((line) => `logged: ${JSON.stringify(line).slice(0, 1_500)}`);

export const test = base.extend<{ $file: { target: Target } }>({
  target: [
    async ({}, use) => {
      const target = await openTarget();
      await use(target);
      await target.close();
    },
    { scope: 'file' },
  ],
});

/** Runs the cases and, where one fails, says which, with the seed that brings it back. */
export async function withstands(
  target: Target,
  attack: fc.Arbitrary<Attack>,
  onStatus: (status: number) => void = () => {},
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(attack, async (one) => {
      const { status, faults } = await target.attack(one);
      onStatus(status);
      expect(faults).toEqual([]);
    }),
    { seed, numRuns, endOnFailure: Boolean(process.env.HOSTILE_FAST) },
  );
}

export function attackRoutes(patterns: readonly string[]): void {
  describe(`seed ${seed}, ${numRuns} cases a route`, () => {
    for (const pattern of patterns) {
      const route = publicRoutes[pattern]!;
      test(`1.–6. ${pattern}`, { timeout }, async ({ target }) => {
        await withstands(target, attacks(pattern, route));
      });
    }
    test('7. nothing was written', { timeout }, async ({ target }) => {
      expect(await tableDigests(target.sql)).toEqual(target.before);
    });
  });
}
