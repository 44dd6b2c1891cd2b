/**
 * Nothing depends on where the machine thinks it is.
 *
 * 1. Every public page and file, at a moment at which it is another day in Guangxi than in the zone, is byte for byte the same whatever the
 *    time zone of the process and that of the database's session.
 * 2. So is every page behind sign-in.
 */

import { loadReference } from '#app/platform/load-reference.server.ts';
import { openDb } from '#db/client.ts';
import { access } from '#tests/support/access.ts';
import { inWorld } from '#tests/support/access-matrix.ts';
import { engineOn } from '#tests/support/engine.ts';
import type { TestServer } from '#tests/support/server.ts';
import { startServer } from '#tests/support/server.ts';
import { testSettings } from '#tests/support/settings.ts';
import { publicRoutes } from '#tests/support/site-map.ts';
import { expect, test } from '#tests/support/test.ts';

const zones = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'];

/** What is asked for once in each zone of the process. Node takes the variable up at once; that it did is looked at. */
async function inEachZone<T>(ask: (zone: string) => Promise<T>): Promise<T[]> {
  const before = process.env.TZ;
  const found: T[] = [];
  const offsets = new Set<number>();
  for (const zone of zones) {
    process.env.TZ = zone;
    offsets.add(new Date('2026-11-23T00:00:00Z').getTimezoneOffset());
    found.push(await ask(zone));
  }
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
  expect(offsets.size).toBe(zones.length);
  return found;
}

/** Keys that forms make anew each time are no part of what is shown. */
const shown = (body: string) => body.replace(/value="[0-9a-f]{8}-[0-9a-f-]{27}"/g, 'value=""');

test('1. public pages', { timeout: 120_000 }, async ({ seededUrl }) => {
  const midnight = new Date('2026-11-22T16:00:00.500Z');
  const addresses = Object.entries(publicRoutes).flatMap(([pattern, { addresses: some }]) =>
    pattern.includes('corrections/requests')
      ? []
      : some.slice(0, 1).flatMap((one) => (pattern.startsWith('/:lang?') ? [one, `/en${one}`] : [one])),
  );
  const bodies = await inEachZone(async (zone) => {
    const database = openDb(seededUrl, { max: 1 });
    await database.sql.unsafe(`set timezone = '${zones.at(-1 - zones.indexOf(zone))}'`);
    const { db, sql } = database;
    const runtime = {
      db,
      sql,
      settings: testSettings,
      search: await engineOn(database),
      reference: await loadReference(db),
      now: () => midnight,
    };
    const site: TestServer = await startServer(runtime);
    const said: Record<string, string> = {};
    for (const address of addresses) said[address] = shown(await (await fetch(site.url + encodeURI(address))).text());
    await site.stop();
    await database.close();
    return said;
  });
  for (const said of bodies.slice(1))
    for (const address of addresses) expect([address, said[address]]).toEqual([address, bodies[0]![address]]);
});

test('2. pages behind sign-in', { timeout: 120_000 }, async () => {
  await inWorld(async (world) => {
    // Everything that this world has was done a moment before midnight in Guangxi.
    await world.sql`update listings set updated_at = '2026-11-22T15:59:59Z'`;
    await world.sql`update listing_reviews set submitted_at = '2026-11-22T15:59:59Z'`;
    await world.sql`update enterprise_applications set submitted_at = '2026-11-22T15:59:59Z'`;
    const rows = Object.entries(access).filter(
      ([pattern, { see }]) =>
        pattern.startsWith('/:lang?') && see.length > 0 && !/files|licence|sheets\/(template|export|:id\/faults)/.test(pattern),
    );
    const people = new Map(
      await Promise.all([...new Set(rows.map(([, row]) => row.see[0]!))].map(async (who) => [who, await world.as(who)] as const)),
    );
    const bodies = await inEachZone(async () => {
      const said: Record<string, string> = {};
      for (const [pattern, row] of rows) said[pattern] = shown((await people.get(row.see[0]!)!.get(row.address(world.things))).body);
      return said;
    });
    for (const said of bodies.slice(1))
      for (const [pattern] of rows) expect([pattern, said[pattern]]).toEqual([pattern, bodies[0]![pattern]]);
  });
});
