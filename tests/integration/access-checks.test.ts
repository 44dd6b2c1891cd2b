/**
 * That the authorisation matrix would notice.
 *
 * 1. With any one of the checks at the head of a use case taken out of the built server, the matrix finds a difference; but for the few that
 *    say what something else sees to as well, which are named.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { buildFolder } from '#app/cli/build.ts';
import type { Principal } from '#tests/support/access.ts';
import { inWorld, reading, writing } from '#tests/support/access-matrix.ts';
import { loadBuild } from '#tests/support/site-map.ts';
import { expect, test } from '#tests/support/test.ts';

const timeout = 600_000;

/** Calls of a use case's first line, of which one at a time is taken out of the built server. */
const checks = /^ *(?:await )?must(?:Review|ActFor|Own)\(ctx\.actor.*\);$/gm;
/** For these the checks make a difference; the others would only be told the same again. */
const telling: readonly Principal[] = ['buyer', 'agent', 'rival', 'county', 'elsewhere'];

/** What else keeps others out where the check is gone. */
const seconded = {
  applicationToDecide: 'the page reads the application first, which has the same check',
  blockAsker: 'who reads the thread from the side of the enterprise acts for it',
  endMembership: 'who is no member has no membership to end; for those of others there is a second check',
};

test('1. checks taken out', { timeout }, async () => {
  const folder = join(buildFolder, 'server');
  await loadBuild();
  const original = readFileSync(join(folder, 'index.js'), 'utf8');
  const calls = [...original.matchAll(checks)];
  expect(calls.length).toBeGreaterThanOrEqual(12);
  const survived: string[] = [];
  for (const [at, call] of calls.entries()) {
    const file = join(folder, `mutant-${process.pid}-${at}.js`);
    writeFileSync(file, original.slice(0, call.index) + original.slice(call.index + call[0].length));
    try {
      const build: ServerBuild = await import(/* @vite-ignore */ pathToFileURL(file).href);
      const few = { enough: 1, who: telling, alone: false };
      const caught = await inWorld(
        async (world) => (await reading(world, build, few)).faults.length + (await writing(world, few)).faults.length > 0,
        { build, walls: false },
      );
      if (!caught) survived.push([...original.slice(0, call.index).matchAll(/function (\w+)\(/g)].at(-1)?.[1] ?? '');
    } finally {
      rmSync(file);
    }
  }
  console.info(`authorisation matrix: ${calls.length} checks taken out one at a time`);
  expect(survived.sort()).toEqual(Object.keys(seconded).sort());
});
