/**
 * The build in parts.
 *
 * 1. Whatever the address, its part holds the very routes that the whole build would choose.
 * 2. The addresses of the site have parts, and in a part only what such an address can mean.
 * 3. What a script asks for is the whole build's affair.
 * 4. What the loader of a page returns waits in the context; what is no data, and what no page shows, goes on as it is.
 */
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partFor, partsOf } from '#app/http/server/parts.ts';

const paths = [
  ':lang?',
  ':lang?/*',
  ':lang?/search',
  ':lang?/products/:ref',
  ':lang?/api',
  'api/v1/search',
  'sitemap/:part.xml',
  'robots.txt',
];
const loader = async () => ({ told: 'all' });
const moved = new Response(null, { status: 301 });

const build = {
  routes: Object.fromEntries([
    ['root', { id: 'root', path: '', module: { default: () => null } }],
    ...paths.map((path) => [
      path,
      {
        id: path,
        parentId: path === ':lang?/products/:ref' ? 'frame' : 'root',
        path: path.replace(/^:lang\?\/products\//, ''),
        module: path === 'robots.txt' ? { loader } : { default: () => null, loader: path === ':lang?/api' ? async () => moved : loader },
      },
    ]),
    ['frame', { id: 'frame', parentId: 'root', path: ':lang?/products', module: { default: () => null } }],
  ]),
  assets: { routes: Object.fromEntries(['root', ...paths].map((id) => [id, { id }])) },
} as unknown as ServerBuild;
const parts = partsOf(build);

type Routes = Parameters<typeof matchRoutes>[0];
const under = (of: ServerBuild, parent?: string): Routes =>
  Object.values(of.routes).flatMap((route) =>
    route && route.parentId === parent ? [{ id: route.id, path: route.path, children: under(of, route.id) } as Routes[number]] : [],
  );
const chosen = (of: ServerBuild, address: string) => matchRoutes(under(of), address)?.map(({ route, params }) => [route.id, params]);

test('1. any address', () => {
  const segment = fc.constantFrom(
    '',
    'en',
    'zh',
    'search',
    'SEARCH',
    '%73earch',
    'products',
    'P0001',
    'api',
    'v1',
    'sitemap',
    '1.xml',
    'robots.txt',
    'frame',
    '.',
  );
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 4 }), (segments) => {
      const address = `/${segments.join('/')}`.replace(/\/{2,}/g, '/');
      expect(chosen(partFor(parts, address) ?? build, address)).toEqual(chosen(build, address));
    }),
    { numRuns: 2_000 },
  );
});

test.each(['/', '/search', '/en/search', '/products/P0001', '/vi/products/P0001', '/robots.txt', '/sitemap/products-1.xml'])(
  '2. %s',
  (address) => {
    const part = partFor(parts, address);
    expect(Object.keys(part?.routes ?? {}).length).toBeLessThanOrEqual(5);
    expect(Object.keys(part?.assets.routes ?? {})).not.toContain(':lang?/compare');
  },
);

test.each(['/search.data', '/products/P0001.data', '/_root.data', '/__manifest'])('3. %s', (address) => {
  expect(partFor(parts, address)).toBeUndefined();
});

test('4. what a loader returns', async () => {
  const context = { withheld: new Map() } as unknown as AppLoadContext;
  const ask = (name: string, route: string) => {
    const given = parts.get(name)?.routes[route]?.module.loader;
    return given?.({ request: new Request('https://guipintong.example/'), params: {}, context });
  };
  expect(await ask('search', ':lang?/search')).toBeNull();
  expect([...context.withheld]).toEqual([[':lang?/search', { told: 'all' }]]);
  expect(await ask('api', ':lang?/api')).toBe(moved);
  expect(await ask('robots.txt', 'robots.txt')).toEqual({ told: 'all' });
});
