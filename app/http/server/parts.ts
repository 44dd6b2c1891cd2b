/**
 * The build in parts, one for each name an address can begin with, before or after its language (`/search`, `/en/products/…`). The
 * router compiles and matches all routes anew several times a request; a part holds only those that such an address can mean.
 *
 * In a part Remix is also kept from encoding what the loaders of pages return, for a script that is never sent (see
 * docs/decisions/no-script-on-public-pages.md): it waits in the context of the request until `entry.server.tsx` renders it.
 */
import type { LoaderFunction, ServerBuild } from '@remix-run/node';

type Route = ServerBuild['routes'][string];

export function partsOf(build: ServerBuild): ReadonlyMap<string, ServerBuild> {
  const routes = Object.values(build.routes).filter((route) => route !== undefined);
  const nameOf = new Map(routes.map((route) => [route.id, firstName(fullPath(build, route))]));
  return new Map(
    [...new Set(nameOf.values())].map((name) => {
      const isIn = (id: string) => nameOf.get(id) === name || nameOf.get(id) === '';
      const own = routes.filter(({ id }) => isIn(id)).map((route) => [route.id, withheld(route)] as const);
      const listed = Object.entries(build.assets.routes).filter(([id]) => isIn(id));
      return [name, { ...build, routes: Object.fromEntries(own), assets: { ...build.assets, routes: Object.fromEntries(listed) } }];
    }),
  );
}

/** The part for an address; none where only the whole build can tell, or where a script asks for the data. */
export function partFor<Part>(parts: ReadonlyMap<string, Part>, pathname: string): Part | undefined {
  if (pathname === '/') return parts.get('');
  if (pathname.includes('%') || pathname.endsWith('.data')) return undefined;
  const segments = pathname.toLowerCase().split('/').slice(1, 3);
  const [name, other] = segments.filter((segment) => segment !== '' && parts.has(segment));
  return name === undefined || other !== undefined ? undefined : parts.get(name);
}

const fullPath = (build: ServerBuild, { parentId, path = '' }: Route): string => {
  const parent = parentId === undefined ? undefined : build.routes[parentId];
  return parent ? `${fullPath(build, parent)}/${path}` : path;
};

/** The first segment that stands in the address as it stands here; nothing where there is none, as in `:lang?` and `:lang?/*`. */
function firstName(path: string): string {
  const segment = path.split('/').find((one) => one !== '' && !one.endsWith('?')) ?? '';
  return /^[:*]/.test(segment) ? '' : segment.toLowerCase();
}

function withheld(route: Route): Route {
  const { loader, default: page } = route.module;
  return loader && page ? { ...route, module: { ...route.module, loader: withholding(route.id, loader) } } : route;
}

const withholding =
  (id: string, loader: LoaderFunction): LoaderFunction =>
  async (args) => {
    const data: unknown = await loader(args);
    // Anything else, such as a redirect, is for Remix to read.
    if (data === null || Object.getPrototypeOf(data) !== Object.prototype) return data;
    args.context.withheld.set(id, data);
    return null;
  };
