/**
 * The second wall by itself: the authorisation matrix of what row-level security guards, asked of the built server without the application's
 * own checks, for everybody and in every manner.
 *
 * 1. Nobody is told what is not theirs to read, and nobody changes a guarded row who may not.
 * 2. Without the wall the same server tells it and lets it be changed, some of them being asked: the checks are gone indeed.
 */
import type { ServerBuild } from '@remix-run/node';
import { access, type Principal, principals } from '#tests/support/access.ts';
import { addressesOf, formAddressOf, inWorld, leaksTo } from '#tests/support/access-matrix.ts';
import type { AccessWorld } from '#tests/support/access-world.ts';
import { readBuiltServer } from '#tests/support/built-server.ts';
import { allOwnChecks } from '#tests/support/own-checks.ts';
import { guardedTables } from '#tests/support/row-walls.ts';
import { tableDigests } from '#tests/support/table-digest.ts';
import { expect, test } from '#tests/support/test.ts';

const timeout = 600_000;

/** Addresses that show or change what is guarded. */
const patterns = Object.keys(access).filter((pattern) =>
  /listings|sheets|needs|talks|agreements|opportunities|supply-share|capabilities|reviews|\/files\/|photographs|inquir|shortlist|following|desk\/enterprises$|desk$/.test(
    pattern,
  ),
);
/** These are of tables without a wall. */
const unguarded = ['shili-secret@shili.example', 'shili-private@shili.example', '示例机密人员'];
const guarded: readonly string[] = Object.values(guardedTables).flat();

async function guardedRows(world: AccessWorld) {
  const digests = await tableDigests(world.sql);
  // Who opens a thread marks how far they have read.
  return JSON.stringify(guarded.filter((table) => table !== 'inquiry_reads').map((table) => [table, digests[table]]));
}

async function asked(world: AccessWorld, build: ServerBuild, who: readonly Principal[] = principals) {
  const found = { cells: 0, told: [] as string[], changed: [] as string[] };
  const tell = (cell: string, leaks: readonly string[]) =>
    found.told.push(...leaks.filter((leak) => !unguarded.some((secret) => leak.endsWith(secret))).map((leak) => `${cell} ${leak}`));
  const people = await Promise.all(who.map(async (one) => [one, await world.as(one)] as const));
  for (const pattern of patterns) {
    for (const address of addressesOf(world, build, pattern)) {
      found.cells += people.length;
      await Promise.all(people.map(async ([who, person]) => tell(`${who} GET ${address}`, leaksTo(who, (await person.get(address)).body))));
    }
  }
  for (const pattern of patterns) {
    for (const [intent, { may, form }] of Object.entries(access[pattern]!.intents ?? {})) {
      let before = await guardedRows(world);
      for (const [who, person] of people.filter(([one]) => !may.includes(one))) {
        found.cells++;
        const cell = `${who} POST ${pattern} ${intent}`;
        const said = await person.post(formAddressOf(world, pattern), { ...form?.(world.things), ...(intent ? { intent } : {}) });
        tell(cell, leaksTo(who, said.body));
        const after = await guardedRows(world);
        if (after !== before) found.changed.push(cell);
        before = after;
      }
    }
  }
  return found;
}

test('1., 2. without the checks', { timeout }, async () => {
  const server = await readBuiltServer();
  await server.without(allOwnChecks, async (build) => {
    const { cells, told, changed } = await inWorld((world) => asked(world, build), { build });
    const open = await inWorld((world) => asked(world, build, ['buyer', 'rival', 'former', 'elsewhere']), { build, walls: false });
    console.info(
      `row-level security alone: ${cells} cells, ${told.length} tell, ${changed.length} change; without it ${open.told.length} and ${open.changed.length} of ${open.cells}`,
    );
    expect({ told, changed }).toEqual({ told: [], changed: [] });
    expect(open.told.length).toBeGreaterThan(100);
    expect(open.changed.length).toBeGreaterThan(10);
  });
});
