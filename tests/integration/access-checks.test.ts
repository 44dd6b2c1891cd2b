/**
 * That the authorisation matrix would notice.
 *
 * 1. With any one of the application's checks taken out of the built server, be it a refusal at the head of a use case or a condition of a
 *    query, the matrix finds a difference; but for the few that say what something else sees to as well, which are named.
 *
 * The second wall is away meanwhile: it would see to many of them. Asked are the addresses that come to the function, and people for whom
 * checks make a difference.
 */
import type { Principal } from '#tests/support/access.ts';
import { inWorld, reading, writing } from '#tests/support/access-matrix.ts';
import { readBuiltServer } from '#tests/support/built-server.ts';
import { guardedConditions, refusals, unguardedConditions } from '#tests/support/own-checks.ts';
import { expect, test } from '#tests/support/test.ts';

const timeout = 600_000;

const telling: readonly Principal[] = ['buyer', 'agent', 'rival', 'county', 'elsewhere', 'staked'];

/** What else keeps others out where the check is gone. */
const seconded: Readonly<Record<string, string>> = {
  'applicationToDecide mustReview': 'the page reads the application first, which has the same check',
  'blockAsker mustActFor': 'who reads the thread from the side of the enterprise acts for it',
  'endMembership mustActFor': 'who is no member has no membership to end; for those of others there is a second check',
};

test('1. checks taken out', { timeout }, async () => {
  const server = await readBuiltServer();
  const checks = [...refusals(server), ...unguardedConditions, ...guardedConditions];
  const survived: string[] = [];
  for (const check of checks) {
    const few = { enough: 1, who: telling, alone: false, patterns: server.patternsOf(check.of) };
    const caught = await server.without([check], (build) =>
      inWorld(async (world) => (await reading(world, build, few)).faults.length + (await writing(world, few)).faults.length > 0, {
        build,
        walls: false,
      }),
    );
    if (!caught) survived.push(check.name);
  }
  console.info(`authorisation matrix: ${checks.length} checks taken out one at a time, ${checks.length - survived.length} noticed`);
  expect(survived.sort()).toEqual(Object.keys(seconded).sort());
});
