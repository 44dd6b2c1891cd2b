/** The authorisation matrix of `access.ts`, asked of a built server: every page in every manner and every form, for everybody. */
import type { ServerBuild } from '@remix-run/node';
import { inject } from 'vitest';
import { openDb } from '#db/client.ts';
import { access, type Principal, principals, strangers } from '#tests/support/access.ts';
import { type AccessWorld, makeAccessWorld } from '#tests/support/access-world.ts';
import { cloneDatabase } from '#tests/support/databases.ts';
import { tableDigests } from '#tests/support/table-digest.ts';

type Outcome = 'page' | 'door' | 'forbidden' | 'missing';

/** What an answer means to whoever asked. */
export function outcomeOf({ status, to, body }: { status: number; to: string | null; body: string }): Outcome | string {
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

export const intentsOf = (build: ServerBuild, pattern: string): string[] =>
  routesOf(build, pattern).flatMap((route) => {
    const { action, intents } = route!.module as { action?: unknown; intents?: readonly string[] };
    // A file answers a form only to say that it takes none.
    return action && (action as { name: string }).name !== 'readOnly' ? [...(intents ?? [''])] : [];
  });

export async function inWorld<T>(use: (world: AccessWorld) => Promise<T>, build?: ServerBuild): Promise<T> {
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

export type Cell = { readonly cell: string; readonly fault: string };

/** All of the matrix, or as much of it as finds a difference. */
type Extent = {
  readonly enough: number;
  readonly who: readonly Principal[] /** Whether each loader is asked alone too. */;
  readonly alone: boolean;
};
const all: Extent = { enough: Number.POSITIVE_INFINITY, who: principals, alone: true };

/** Asks for every page in every manner. */
export async function reading(
  world: AccessWorld,
  build: ServerBuild,
  { enough, who: people, alone } = all,
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
    for (const who of people) {
      for (const manner of alone ? manners : manners.slice(0, 1)) {
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
/** What sessions, tries, marks of what was read and the journal's own head hold changes with every request. */
const unwatched = ['inquiry_reads', 'sessions', 'attempts', 'journal', 'journal_head'];
const watched = async (world: AccessWorld) =>
  JSON.stringify(Object.entries(await tableDigests(world.sql)).filter(([table]) => !unwatched.includes(table)));

/** Sends every form. */
export async function writing(world: AccessWorld, { enough, who: people } = all): Promise<{ cells: number; faults: Cell[] }> {
  let cells = 0;
  const faults: Cell[] = [];
  for (const [pattern, row] of Object.entries(access)) {
    for (const [intent, { may, otherwise, form }] of Object.entries(row.intents ?? {})) {
      // Whoever may comes last, so that what they change does not change what the others are told.
      for (const who of [...people].sort((a, b) => Number(may.includes(a)) - Number(may.includes(b)))) {
        cells++;
        const cell = `${who} POST ${pattern} ${intent}`;
        const person = await world.as(who);
        const [before, entries] = [await watched(world), await entriesOf(world)];
        const index =
          pattern.endsWith('/listings') ||
          pattern.endsWith('/sheets') ||
          pattern.endsWith('/enterprises') ||
          pattern.endsWith('/attributes')
            ? '?index'
            : '';
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
        if (!may.includes(who) && !row.see.includes(who)) faults.push(...leaks(world, said.body).map((fault) => ({ cell, fault })));
        if (faults.length >= enough) return { cells, faults };
      }
    }
  }
  return { cells, faults };
}
