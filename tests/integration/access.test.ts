/**
 * The authorisation matrix: every page behind sign-in, as it is built, for everybody.
 *
 * 1. Every route that is not public, and every intent of it, has a row in `tests/support/access.ts`; every row has a route.
 * 2. As a document, as the data of the page and of each of its loaders alone, and by every form: who may, may; everybody else is led to the
 *    door, refused or told that there is nothing, and the answer says nothing of what it is about.
 * 3. Of a thing that is not there, everybody who could see it if it were is told that it is missing.
 * 4. A form that changes something leaves exactly one entry in the journal; one that is refused changes nothing.
 * 5. With any one of the checks taken out of the built server, the matrix finds a difference.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { inject } from 'vitest';
import { buildFolder } from '#app/cli/build.ts';
import { openDb } from '#db/client.ts';
import { access, type Principal, principals, strangers, type World } from '#tests/support/access.ts';
import { type AccessWorld, makeAccessWorld } from '#tests/support/access-world.ts';
import { cloneDatabase } from '#tests/support/databases.ts';
import { builtPatterns, loadBuild, memberRoutes, publicRoutes } from '#tests/support/site-map.ts';
import { tableDigests } from '#tests/support/table-digest.ts';
import { expect, test } from '#tests/support/test.ts';

const timeout = 600_000;
type Outcome = 'page' | 'door' | 'forbidden' | 'missing';

/** What an answer means to whoever asked. */
function outcomeOf({ status, to, body }: { status: number; to: string | null; body: string }): Outcome | string {
  if (to?.includes('/sign-in') || (status === 202 && body.includes('/sign-in'))) return 'door';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'missing';
  return status < 500 ? 'page' : `failed ${status}`;
}

function expectedFor(
  who: Principal,
  may: readonly Principal[],
  otherwise: 'forbidden' | 'missing' | undefined,
  isReview: boolean,
): readonly Outcome[] {
  if (strangers.includes(who)) return ['door'];
  if (may.includes(who)) return ['page'];
  if (otherwise) return [otherwise];
  // A review is there for reviewers: others of them learn nothing of it, and everybody else that it is not for them.
  return isReview ? [who === 'elsewhere' ? 'missing' : 'forbidden'] : ['forbidden', 'missing'];
}

const routesOf = (build: ServerBuild, pattern: string) => {
  const pathOf = (id: string | undefined): string => {
    const route = id === undefined ? undefined : build.routes[id];
    return route ? `${pathOf(route.parentId)}${route.path ? `/${route.path}` : ''}` : '';
  };
  return Object.values(build.routes).filter((route) => route !== undefined && pathOf(route.id) === pattern && route.id !== 'root');
};

const intentsOf = (build: ServerBuild, pattern: string): string[] =>
  routesOf(build, pattern).flatMap((route) => {
    const { action, intents } = route!.module as { action?: unknown; intents?: readonly string[] };
    return action ? [...(intents ?? [''])] : [];
  });

test('1. every route and intent has a row', async () => {
  const build = await loadBuild();
  const behind = builtPatterns(build).filter((pattern) => !(pattern in publicRoutes) && pattern !== '/photographs/:id/:width');
  expect(Object.keys(access).sort()).toEqual(behind);
  expect(Object.keys(memberRoutes).filter((pattern) => !(pattern in access))).toEqual(['/photographs/:id/:width']);
  for (const pattern of behind)
    expect([pattern, Object.keys(access[pattern]!.intents ?? {}).sort()]).toEqual([pattern, intentsOf(build, pattern).sort()]);
});

async function inWorld<T>(use: (world: AccessWorld) => Promise<T>, build?: ServerBuild): Promise<T> {
  const clone = await cloneDatabase(inject('clusterUrl'), 'template_migrated');
  const database = openDb(clone.url, { max: 6 });
  const world = await makeAccessWorld(database, build);
  try {
    return await use(world);
  } finally {
    await world.close();
    await database.close();
    await clone.drop();
  }
}

type Cell = { readonly cell: string; readonly fault: string };

/** Asks for every page in every manner. @param enough stops once so many cells differ. */
async function reading(
  world: AccessWorld,
  build: ServerBuild,
  enough = Number.POSITIVE_INFINITY,
): Promise<{ cells: number; faults: Cell[] }> {
  let cells = 0;
  const faults: Cell[] = [];
  for (const [pattern, row] of Object.entries(access)) {
    const address = row.address(world.things);
    const loaders = routesOf(build, pattern)
      .filter((route) => route!.module.loader)
      .map((route) => route!.id);
    const [path, query = ''] = address.split('?');
    const isPage = routesOf(build, pattern).some((route) => route!.module.default);
    const manners = [
      address,
      ...(isPage ? [`${path}.data?${query}`, ...loaders.map((id) => `${path}.data?${query}&_routes=${encodeURIComponent(id)}`)] : []),
    ];
    for (const who of principals) {
      for (const manner of manners) {
        cells++;
        const said = await (await world.as(who)).get(manner);
        const outcome = outcomeOf(said);
        const expected: readonly string[] = expectedFor(
          who,
          row.see,
          row.otherwise,
          pattern.includes('/reviews/') && pattern.includes(':id'),
        );
        if (!expected.includes(outcome))
          faults.push({ cell: `${who} GET ${manner}`, fault: `${outcome} ${said.status}, not ${expected.join(' or ')}` });
        else if (outcome !== 'page') faults.push(...leaks(world, said.body).map((fault) => ({ cell: `${who} GET ${manner}`, fault })));
        if (faults.length >= enough) return { cells, faults };
      }
    }
  }
  return { cells, faults };
}

const leaks = (world: AccessWorld, body: string): string[] =>
  world.secrets.filter((secret) => body.includes(secret)).map((secret) => `tells ${secret}`);

const entriesOf = async (world: AccessWorld) => Number((await world.sql`select count(*) as n from journal`)[0]!.n);
/** What sessions, tries and the journal's own head hold changes with every request. */
const unwatched = ['sessions', 'attempts', 'journal', 'journal_head'];
const watched = async (world: AccessWorld) =>
  JSON.stringify(Object.entries(await tableDigests(world.sql)).filter(([table]) => !unwatched.includes(table)));

/** Sends every form. */
async function writing(world: AccessWorld, enough = Number.POSITIVE_INFINITY): Promise<{ cells: number; faults: Cell[] }> {
  let cells = 0;
  const faults: Cell[] = [];
  for (const [pattern, row] of Object.entries(access)) {
    for (const [intent, { may, otherwise, form }] of Object.entries(row.intents ?? {})) {
      // Whoever may comes last, so that what they change does not change what the others are told.
      for (const who of [...principals].sort((a, b) => Number(may.includes(a)) - Number(may.includes(b)))) {
        cells++;
        const cell = `${who} POST ${pattern} ${intent}`;
        const person = await world.as(who);
        const [before, entries] = [await watched(world), await entriesOf(world)];
        const index = pattern.endsWith('/listings') || pattern.endsWith('/enterprises') || pattern.endsWith('/attributes') ? '?index' : '';
        const said = await person.post(row.address(world.things).split('?')[0]! + index, {
          ...form?.(world.things),
          ...(intent ? { intent } : {}),
        });
        const [after, now] = [await watched(world), await entriesOf(world)];
        const outcome = outcomeOf(said);
        const isReview = pattern.includes('/reviews/');
        const expected: readonly string[] =
          may.includes(who) && !strangers.includes(who) ? ['page', 'forbidden', 'missing'] : expectedFor(who, may, otherwise, isReview);
        const memberOnly = otherwise === 'missing' && row.see.includes(who) && !may.includes(who);
        if (!expected.includes(outcome) && !(memberOnly && outcome === 'forbidden'))
          faults.push({ cell, fault: `${outcome} ${said.status}, not ${expected.join(' or ')}` });
        if (before !== after && now - entries !== 1) faults.push({ cell, fault: `changed something and left ${now - entries} entries` });
        if (!may.includes(who) && before !== after) faults.push({ cell, fault: 'was refused and changed something' });
        if (!may.includes(who)) faults.push(...leaks(world, said.body).map((fault) => ({ cell, fault })));
        if (faults.length >= enough) return { cells, faults };
      }
    }
  }
  return { cells, faults };
}

test('2–4. who may see and do what', { timeout }, async () => {
  const build = await loadBuild();
  const { read, written, gone } = await inWorld(async (world) => {
    const things = Object.fromEntries(
      Object.keys(world.things).map((name) => [
        name,
        /^[EP]/.test(world.things[name as keyof World]) ? 'E999999' : '00000000-0000-4000-8000-000000000001',
      ]),
    ) as World;
    const faults: Cell[] = [];
    for (const [pattern, row] of Object.entries(access)) {
      if (row.address(things) === row.address(world.things)) continue;
      for (const who of principals) {
        const outcome = outcomeOf(await (await world.as(who)).get(row.address(things)));
        const expected = strangers.includes(who) ? ['door'] : row.see.includes(who) ? ['missing'] : ['missing', 'forbidden'];
        if (pattern !== '/:lang?/invitation' && !expected.includes(outcome)) faults.push({ cell: `${who} ${pattern}`, fault: outcome });
      }
    }
    return { read: await reading(world, build), gone: faults, written: await writing(world) };
  });
  console.info(`authorisation matrix: ${read.cells + written.cells} cells`);
  expect({ read: read.faults, written: written.faults, gone }).toEqual({ read: [], written: [], gone: [] });
});

/** A check, as the built server has it, and what is left of it when it is taken out. */
const mutations: readonly (readonly [name: string, from: RegExp, to: string])[] = [
  ['mustBeSignedIn', /(function mustBeSignedIn\([^)]*\) \{)/, '$1 return "00000000-0000-4000-8000-000000000002";'],
  ['mustHold', /(function mustHold\(actor, \.\.\.roles\) \{)/, '$1 return [{ role: "publisher", regionCode: null, department: null }];'],
  ['mustReview', /(function mustReview\([^)]*\) \{)/, '$1 return;'],
  ['covers', /(function covers\([^)]*\) \{)/, '$1 return true;'],
  ['mustActFor', /(function mustActFor\([^)]*\) \{)/, '$1 return;'],
  ['mustOwn', /(function mustOwn\([^)]*\) \{)/, '$1 return;'],
  [
    'accountContextOf',
    /(function accountContextOf\([^)]*\) \{)/,
    '$1 if (contextOf(args).actor.accountId === null) return { ...contextOf(args), accountId: "00000000-0000-4000-8000-000000000002", actor: { ...contextOf(args).actor, accountId: "00000000-0000-4000-8000-000000000002" } };',
  ],
  ['suspended accounts', /if \(!row\?\.open\) return visitor;/, ''],
  ['the second factor', /secondFactor \? \{ grants, withheld: \[\] \} : \{ grants: \[\], withheld: grants \}/, '{ grants, withheld: [] }'],
  ['ended memberships', /m\.ended_at is null\), '\[\]'\)/, "true), '[]')"],
  ['files of an enterprise', /if \(!row \|\| !\(own \|\| [^)]*\)\)\)/, 'if (!row)'],
  ['places of a reviewer', /(function reviewedPlaces\([^)]*\) \{)/, '$1 return null;'],
];

test('5. checks taken out', { timeout }, async () => {
  const folder = join(buildFolder, 'server');
  const original = readFileSync(join(folder, 'index.js'), 'utf8');
  const survived: string[] = [];
  for (const [at, [name, from, to]] of mutations.entries()) {
    const mutated = original.replace(from, to);
    expect([name, mutated !== original]).toEqual([name, true]);
    const file = join(folder, `mutant-${process.pid}-${at}.js`);
    writeFileSync(file, mutated);
    try {
      const build: ServerBuild = await import(/* @vite-ignore */ pathToFileURL(file).href);
      const faults = await inWorld(
        async (world) => [...(await reading(world, build, 1)).faults, ...(await writing(world, 1)).faults],
        build,
      );
      if (faults.length === 0) survived.push(name);
    } finally {
      rmSync(file);
    }
  }
  expect(survived).toEqual([]);
});
