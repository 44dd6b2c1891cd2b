/** The text of the built server, for tests that take checks out of it. The product has no switch for that. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { buildFolder } from '#app/cli/build.ts';
import { access } from './access.ts';
import { routesOf } from './access-matrix.ts';
import { loadBuild } from './site-map.ts';

/** A place in one of its functions: what stands there, and what to put instead. */
export type Cut = { readonly of: string; readonly text: string | RegExp; readonly put: string };

export type BuiltServer = {
  /** Functions and constants of the outermost level, by name, from where to where. */
  readonly parts: ReadonlyMap<string, { readonly from: number; readonly to: number }>;
  readonly textOf: (part: string) => string;
  /** Addresses of the matrix that come to a function. */
  readonly patternsOf: (part: string) => readonly string[];
  /** The server with these changes. Each must be there to be made. */
  readonly without: <T>(cuts: readonly Cut[], use: (build: ServerBuild) => Promise<T>) => Promise<T>;
};

let copies = 0;

export async function readBuiltServer(): Promise<BuiltServer> {
  const build = await loadBuild();
  const folder = join(buildFolder, 'server');
  const whole = readFileSync(join(folder, 'index.js'), 'utf8');
  const starts = [...whole.matchAll(/^(?:async function|function|const|let|class) ([\w$]+)/gm)];
  const parts = new Map(starts.map((start, n) => [start[1]!, { from: start.index, to: starts[n + 1]?.index ?? whole.length }]));
  const textOf = (part: string) => {
    const place = parts.get(part);
    if (!place) throw new Error(`the built server has no ${part}`);
    return whole.slice(place.from, place.to);
  };
  const words = new Map(
    [...parts.keys()].map((part) => [
      part,
      [...new Set(textOf(part).match(/(?<![.\w$])[\w$]+(?![\w$]|:)/g))].filter((it) => parts.has(it)),
    ]),
  );
  const reached = (part: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(part)) return seen;
    seen.add(part);
    for (const next of words.get(part)!) reached(next, seen);
    return seen;
  };
  const moduleOf = new Map(
    [...textOf('routes').matchAll(/id: ("[^\n]*"),[^}]*?module: (\w+)/g)].map(([, id, name]) => [JSON.parse(id!), name!]),
  );
  const comesTo = new Map(
    Object.keys(access).map((pattern) => [
      pattern,
      new Set(routesOf(build, pattern).flatMap((route) => [...reached(moduleOf.get(route!.id)!)])),
    ]),
  );
  const cutOut = (text: string, { of, text: there, put }: Cut) => {
    const start = text.search(new RegExp(`^(?:async function|function|const) ${of.replace('$', '\\$')}(?![\\w$])`, 'm'));
    const size = text.slice(start + 1).search(/\n(?:async function|function|const|let|class) /) + 1;
    const part = text.slice(start, start + size);
    const changed = part.replace(there, () => put);
    if (start < 0 || changed === part) throw new Error(`${of} of the built server has no ${there}`);
    return text.slice(0, start) + changed + text.slice(start + size);
  };
  return {
    parts,
    textOf,
    patternsOf: (part) => [...comesTo].filter(([, names]) => names.has(part)).map(([pattern]) => pattern),
    without: async (cuts, use) => {
      const file = join(folder, `cut-${process.pid}-${++copies}.js`);
      writeFileSync(file, cuts.reduce(cutOut, whole));
      try {
        return await use(await import(/* @vite-ignore */ pathToFileURL(file).href));
      } finally {
        rmSync(file);
      }
    },
  };
}
