/**
 * The authorisation matrix: every page behind sign-in, as it is built, for everybody.
 *
 * 1. Every route that is not public, and every intent of it, has a row in `tests/support/access.ts`; every row has a route.
 * 2. As a document, as the data of the page and of each of its loaders alone, and by every form: who may, may; everybody else is led to the
 *    door, refused or told that there is nothing, and the answer says nothing of what it is about.
 * 3. Of a thing that is not there, everybody who could see it if it were is told that it is missing.
 * 4. A form that changes something leaves exactly one entry in the journal; one that is refused changes nothing.
 */

import { access, principals, strangers, type World } from '#tests/support/access.ts';
import { type Cell, intentsOf, inWorld, outcomeOf, reading, writing } from '#tests/support/access-matrix.ts';
import { builtPatterns, loadBuild, memberRoutes, publicRoutes } from '#tests/support/site-map.ts';
import { expect, test } from '#tests/support/test.ts';

const timeout = 600_000;

test('1. every route and intent has a row', { timeout }, async () => {
  const build = await loadBuild();
  const behind = builtPatterns(build).filter((pattern) => !(pattern in publicRoutes));
  expect(Object.keys(access).sort()).toEqual(behind);
  expect(Object.keys(memberRoutes).filter((pattern) => !(pattern in access))).toEqual([]);
  for (const pattern of behind)
    expect([pattern, Object.keys(access[pattern]!.intents ?? {}).sort()]).toEqual([pattern, intentsOf(build, pattern).sort()]);
});

test('2–4. who may see and do what', { timeout }, async () => {
  const build = await loadBuild();
  const { read, written, gone } = await inWorld(async (world) => {
    const things = Object.fromEntries(
      Object.keys(world.things).map((name) => [
        name,
        !/^[0-9a-f]{8}-/.test(world.things[name as keyof World]) ? 'E999999' : '00000000-0000-4000-8000-000000000001',
      ]),
    ) as World;
    const faults: Cell[] = [];
    for (const [pattern, row] of Object.entries(access)) {
      if (row.address(things) === row.address(world.things)) continue;
      for (const who of principals) {
        const outcome = outcomeOf(await (await world.as(who)).get(row.address(things)));
        const expected = strangers.includes(who) ? [row.outside ?? 'door'] : row.see.includes(who) ? ['missing'] : ['missing', 'forbidden'];
        if (pattern !== '/:lang?/invitation' && !expected.includes(outcome)) faults.push({ cell: `${who} ${pattern}`, fault: outcome });
      }
    }
    return { read: await reading(world, build), gone: faults, written: await writing(world) };
  });
  console.info(`authorisation matrix: ${read.cells + written.cells} cells`);
  expect({ read: read.faults, written: written.faults, gone }).toEqual({ read: [], written: [], gone: [] });
});
