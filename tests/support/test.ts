/**
 * `test`, with a database.
 *
 * `db`, `sql`, `ctx`: a database of the test's own, migrated and with the reference data, nothing else in it. `asSite`: the same under the
 * role that `npm start` gives the site, for sites that are to keep to row-level security.
 * `seeded`: the context of a copy of the whole real directory with its search index, shared by the tests of one file: for tests
 * that only read. `seededDatabase` gives its address.
 */
import { test as base, inject } from 'vitest';
import { type Context, visitor } from '#app/platform/context.ts';
import { loadReference } from '#app/platform/load-reference.server.ts';
import { type Database, openDb } from '#db/client.ts';
import { cloneDatabase } from './databases.ts';
import { engineOn } from './engine.ts';
import { seededTemplate } from './seeded-template.ts';
import { testSettings } from './settings.ts';
import { contextAsWeb, openAsWeb } from './web-role.ts';

export { expect } from 'vitest';

const cluster = inject('clusterUrl');

async function contextOn(database: Database, now: Date): Promise<Context> {
  return {
    actor: visitor,
    db: database.db,
    sql: database.sql,
    search: await engineOn(database),
    reference: await loadReference(database.db),
    settings: testSettings,
    now: () => now,
  };
}

type World = {
  /** The instant at which everything happens: noon in Nanning. */
  now: Date;
  url: string;
  database: Database;
  db: Database['db'];
  sql: Database['sql'];
  ctx: Context;
  asSite: Context;
};

type SharedWorld = { $file: { seededUrl: string; seeded: Context } };

const fixedNow = new Date('2026-11-23T04:00:00Z');

export const test = base.extend<World & SharedWorld['$file']>({
  now: async ({}, use) => use(fixedNow),
  url: async ({}, use) => {
    const clone = await cloneDatabase(cluster, 'template_migrated');
    await use(clone.url);
    await clone.drop();
  },
  database: async ({ url }, use) => {
    const database = openDb(url, { max: 8 });
    await use(database);
    await database.close();
  },
  db: async ({ database }, use) => use(database.db),
  sql: async ({ database }, use) => use(database.sql),
  ctx: async ({ database, now }, use) => use(await contextOn(database, now)),
  asSite: async ({ ctx, url }, use) => {
    const web = openAsWeb(url);
    await use(contextAsWeb(ctx, web));
    await web.close();
  },
  seededUrl: [
    async ({}, use) => {
      const clone = await cloneDatabase(cluster, await seededTemplate(cluster));
      await use(clone.url);
      await clone.drop();
    },
    { scope: 'file' },
  ],
  seeded: [
    async ({ seededUrl }, use) => {
      const database = openDb(seededUrl, { max: 8 });
      await use(await contextOn(database, fixedNow));
      await database.close();
    },
    { scope: 'file' },
  ],
});
