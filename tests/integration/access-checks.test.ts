/**
 * That the authorisation matrix would notice.
 *
 * 1. With any one of the application's checks taken out of the built server, be it a refusal at the head of a use case or a condition of a
 *    query, the matrix finds a difference.
 * 2. But for the few that say what something else sees to as well, which are named: without one of these it finds none.
 * 3. Nor does it find one with all of them in place.
 *
 * The second wall is away meanwhile: it would see to many of them. Asked are the addresses that come to the function, and people for whom
 * checks make a difference. MUTANTS=full takes all of them out, not only a few of each part of the site, and tries 3.
 */
import type { ServerBuild } from '@remix-run/node';
import { access, type Principal } from '#tests/support/access.ts';
import { inWorld, reading, writing } from '#tests/support/access-matrix.ts';
import { readBuiltServer } from '#tests/support/built-server.ts';
import { type Check, guardedConditions, refusals, seconded, unguardedConditions } from '#tests/support/own-checks.ts';
import { loadBuild } from '#tests/support/site-map.ts';
import { expect, test } from '#tests/support/test.ts';

const timeout = 900_000;
const full = process.env.MUTANTS === 'full';

const telling: readonly Principal[] = ['buyer', 'agent', 'rival', 'county', 'elsewhere', 'staked'];

/** Of accounts, administration, enterprises, listings, sheets, inquiries, shortlists and files. */
const few = [
  ...['endSessions', 'listPeople', 'readPerson', 'readJournal'],
  ...['readApplication', 'invitePerson', 'peopleOfEnterprise', 'withdrawJoinRequest', 'withdrawApplication'],
  ...['lockOwnListing', 'readReview', 'decideListing', 'findThread', 'openAttachment', 'listInquiries', 'listShortlist', 'unpublished'],
  ...['listSheets', 'ownSheet', 'lockOwnNeed', 'readOwnNeed', 'decideNeed', 'listNeeds', 'giveFeedback', 'opportunities'],
  ...['findTalk', 'mustBeOn', 'listTalks', 'findAgreement', 'mustSignAs', 'listAgreements', 'supplyShare', 'unblockEnterprise'],
];
const fewSeconded = ['grantRole mustHold', 'endMembership mustActFor', 'readReview mustHold'];
const isOfFew = ({ name, of }: Check) => (name in seconded ? fewSeconded.includes(name) : few.includes(of));

async function notices(build: ServerBuild, patterns: readonly string[]): Promise<boolean> {
  const extent = { enough: 1, who: telling, alone: false, patterns };
  const ask = async (world: Parameters<typeof writing>[0]) =>
    (await reading(world, build, extent)).faults.length + (await writing(world, extent)).faults.length > 0;
  return inWorld(ask, { build, walls: false });
}

test('1.–3. checks taken out', { timeout }, async () => {
  const server = await readBuiltServer();
  const all = [...refusals(server), ...unguardedConditions, ...guardedConditions];
  expect(all.map(({ name }) => name).filter((name, n, names) => names.indexOf(name) !== n)).toEqual([]);
  expect(Object.keys(seconded).filter((name) => !all.some((check) => check.name === name))).toEqual([]);
  const checks = full ? all : all.filter(isOfFew);
  const unnoticed: string[] = [];
  // Two at a time, from one row of them.
  const row = checks.values();
  const takeOut = async (check: Check) => {
    const noticed = await server.without([check], (build) => notices(build, server.patternsOf(check.of)));
    if (!noticed) unnoticed.push(check.name);
  };
  await Promise.all(
    [1, 2].map(async () => {
      for (const check of row) await takeOut(check);
    }),
  );
  console.info(`authorisation matrix: ${checks.length} checks taken out one at a time, ${checks.length - unnoticed.length} noticed`);
  expect(unnoticed.sort()).toEqual(
    checks
      .map(({ name }) => name)
      .filter((name) => name in seconded)
      .sort(),
  );
  if (full) expect(await notices(await loadBuild(), Object.keys(access))).toBe(false);
});
