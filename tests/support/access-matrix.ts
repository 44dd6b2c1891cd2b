/** The authorisation matrix of `access.ts`, asked of a built server: every page in every manner and every form, for everybody. */
import type { ServerBuild } from '@remix-run/node';
import { inject } from 'vitest';
import { openDb } from '#db/client.ts';
import { access, type Principal, principals, strangers } from '#tests/support/access.ts';
import { type AccessWorld, type Inhabited, inhabit, openAccessWorld, secrets } from '#tests/support/access-world.ts';
import { cloneDatabase } from '#tests/support/databases.ts';
import { tableDigests } from '#tests/support/table-digest.ts';
import { openAsWeb } from '#tests/support/web-role.ts';

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
  outside: Outcome = 'door',
): readonly Outcome[] {
  if (strangers.includes(who)) return [outside];
  if (may.includes(who)) return ['page'];
  if (otherwise) return [otherwise];
  // A review is there for reviewers: others of them learn nothing of it, and everybody else that it is not for them.
  return isReview ? [who === 'elsewhere' ? 'missing' : 'forbidden'] : ['forbidden', 'missing'];
}

export const routesOf = (build: ServerBuild, pattern: string) => {
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

let inhabited: Promise<{ readonly database: string; readonly world: Inhabited }> | undefined;

/** The world as a database to make copies of: a copy is there at once, and nobody meets what another has changed. */
const inhabitedOnce = () => {
  inhabited ??= (async () => {
    const clone = await cloneDatabase(inject('clusterUrl'), 'template_migrated');
    const database = openDb(clone.url, { max: 2 });
    const world = await inhabit(database);
    await database.close();
    return { database: clone.url.split('/').at(-1)!, world };
  })();
  return inhabited;
};

type Site = {
  /** Not the present build but this one. */
  readonly build?: ServerBuild;
  /** Whether the site works under its role, whom row-level security stops, or as the owner, whom only its own checks do. */
  readonly walls?: boolean;
};

/** A world of one's own, with a site. */
export async function inWorld<T>(use: (world: AccessWorld) => Promise<T>, { build, walls = true }: Site = {}): Promise<T> {
  const { database, world: people } = await inhabitedOnce();
  const clone = await cloneDatabase(inject('clusterUrl'), database);
  const [owner, web] = [openDb(clone.url, { max: 6 }), openAsWeb(clone.url)];
  const world = await openAccessWorld(owner, walls ? web : owner, people, build);
  try {
    return await use(world);
  } finally {
    await world.close();
    await Promise.all([owner.close(), web.close()]);
    await clone.drop();
  }
}

export type Cell = { readonly cell: string; readonly fault: string };

/** All of the matrix, or as much of it as finds a difference. */
type Extent = {
  readonly enough: number;
  readonly who: readonly Principal[];
  /** Whether each loader is asked alone too. */
  readonly alone: boolean;
  readonly patterns: readonly string[];
};
const all: Extent = { enough: Number.POSITIVE_INFINITY, who: principals, alone: true, patterns: Object.keys(access) };
const rowsOf = (patterns: readonly string[]) => patterns.map((pattern) => [pattern, access[pattern]!] as const);

/** A page as a document, as the data of all of it and of each of its loaders alone. */
export function addressesOf(world: AccessWorld, build: ServerBuild, pattern: string): string[] {
  const address = access[pattern]!.address(world.things);
  const routes = routesOf(build, pattern);
  if (!routes.some((route) => route!.module.default)) return [address];
  const [path, query = ''] = address.split('?');
  const alone = routes.flatMap((route) => (route!.module.loader ? [`&_routes=${encodeURIComponent(route!.id)}`] : []));
  return [address, ...['', ...alone].map((only) => `${path}.data?${query}${only}`)];
}

/** Where the forms of a page are sent. */
export function formAddressOf(world: AccessWorld, pattern: string): string {
  const isIndex = /\/(listings|sheets|enterprises|attributes|talks)$/.test(pattern);
  return access[pattern]!.address(world.things).split('?')[0]! + (isIndex ? '?index' : '');
}

/** Asks for every page in every manner. */
export async function reading(
  world: AccessWorld,
  build: ServerBuild,
  extent: Partial<Extent> = {},
): Promise<{ cells: number; faults: Cell[] }> {
  let cells = 0;
  const faults: Cell[] = [];
  const { enough, who: people, alone, patterns } = { ...all, ...extent };
  const visitors = await Promise.all(people.map(async (who) => [who, await world.as(who)] as const));
  for (const [pattern, row] of rowsOf(patterns)) {
    const manners = addressesOf(world, build, pattern);
    const isReview = pattern.includes('/reviews/') && pattern.includes(':id');
    for (const manner of alone ? manners : manners.slice(0, 1)) {
      cells += people.length;
      const found = visitors.map(async ([who, person]): Promise<Cell[]> => {
        const said = await person.get(manner);
        const [cell, outcome] = [`${who} GET ${manner}`, outcomeOf(said)];
        const expected: readonly string[] = expectedFor(who, row.see, row.otherwise, isReview, row.outside);
        if (!expected.includes(outcome)) return [{ cell, fault: `${outcome} ${said.status}, not ${expected.join(' or ')}` }];
        return leaksTo(who, said.body).map((fault) => ({ cell, fault }));
      });
      faults.push(...(await Promise.all(found)).flat());
      if (faults.length >= enough) return { cells, faults };
    }
  }
  return { cells, faults };
}

/** Texts that are not for them to read. */
export const leaksTo = (who: Principal, body: string): string[] =>
  Object.keys(secrets)
    .filter((secret) => body.includes(secret) && !secrets[secret]!.includes(who))
    .map((secret) => `tells ${secret}`);

/** What sessions, tries, marks of what was read and the journal's own head hold changes with every request. */
const unwatched = ['inquiry_reads', 'sessions', 'attempts', 'journal', 'journal_head'];
const lookAt = async (world: AccessWorld) => {
  const { journal, ...tables } = await tableDigests(world.sql);
  const watched = Object.entries(tables).filter(([table]) => !unwatched.includes(table));
  return { tables: JSON.stringify(watched), entries: Number(journal!.split(' ')[0]) };
};

/** Sends every form. */
export async function writing(world: AccessWorld, extent: Partial<Extent> = {}): Promise<{ cells: number; faults: Cell[] }> {
  let cells = 0;
  const { enough, who: people, patterns } = { ...all, ...extent };
  let before = await lookAt(world);
  const faults: Cell[] = [];
  for (const [pattern, row] of rowsOf(patterns)) {
    for (const [intent, { may, otherwise, form }] of Object.entries(row.intents ?? {})) {
      // Whoever may comes last, so that what they change does not change what the others are told.
      for (const who of [...people].sort((a, b) => Number(may.includes(a)) - Number(may.includes(b)))) {
        cells++;
        const cell = `${who} POST ${pattern} ${intent}`;
        const person = await world.as(who);
        const said = await person.post(formAddressOf(world, pattern), { ...form?.(world.things), ...(intent ? { intent } : {}) });
        const after = await lookAt(world);
        const changed = before.tables !== after.tables;
        const entries = after.entries - before.entries;
        before = after;
        const outcome = outcomeOf(said);
        const isReview = pattern.includes('/reviews/');
        const expected: readonly string[] =
          may.includes(who) && !strangers.includes(who) ? ['page', 'forbidden', 'missing'] : expectedFor(who, may, otherwise, isReview);
        const memberOnly = otherwise === 'missing' && row.see.includes(who) && !may.includes(who);
        if (!expected.includes(outcome) && !(memberOnly && outcome === 'forbidden'))
          faults.push({ cell, fault: `${outcome} ${said.status}, not ${expected.join(' or ')}` });
        if (changed && entries !== 1) faults.push({ cell, fault: `changed something and left ${entries} entries` });
        if (!may.includes(who) && changed) faults.push({ cell, fault: 'was refused and changed something' });
        faults.push(...leaksTo(who, said.body).map((fault) => ({ cell, fault })));
        if (faults.length >= enough) return { cells, faults };
      }
    }
  }
  return { cells, faults };
}
