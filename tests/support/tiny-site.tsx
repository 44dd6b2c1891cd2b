/**
 * A site of four pages, for tests of the server around a site: `/` answers at once, `/slow` when it is let, `/broken` fails,
 * `/form` takes a form. Rendered by the real entry.
 */
import { json, type ServerBuild } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import * as entry from '#app/entry.server.tsx';

export type TinySite = {
  readonly build: ServerBuild /** Lets `/slow` answer. */;
  readonly letGo: () => void;
  readonly slowRequested: Promise<void>;
};

const Root = () => (
  <html lang="en">
    <body>
      <Outlet />
    </body>
  </html>
);

const Failure = () => (
  <html lang="en">
    <body>something failed</body>
  </html>
);

export function tinySite(): TinySite {
  let letGo = () => {};
  let slowArrived = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const slowRequested = new Promise<void>((resolve) => {
    slowArrived = resolve;
  });
  const page = (text: string) => () => <p>{text}</p>;
  const routes: ServerBuild['routes'] = {
    root: {
      id: 'root',
      path: '',
      module: {
        default: Root,
        ErrorBoundary: Failure,
      },
    },
    home: { id: 'home', parentId: 'root', index: true, module: { default: page('home'.repeat(400)) } },
    slow: {
      id: 'slow',
      parentId: 'root',
      path: 'slow',
      module: {
        default: page('slow'),
        loader: async () => {
          slowArrived();
          await gate;
          return null;
        },
      },
    },
    broken: {
      id: 'broken',
      parentId: 'root',
      path: 'broken',
      module: {
        default: page('broken'),
        loader: () => {
          throw new Error('the secret of the stack');
        },
      },
    },
    form: {
      id: 'form',
      parentId: 'root',
      path: 'form',
      module: { default: page('form'), action: async ({ request }) => json({ length: (await request.text()).length }) },
    },
  };
  const manifestRoutes = Object.fromEntries(
    Object.values(routes).map(({ id, parentId, path, index, module }) => [
      id,
      {
        ...{ id, parentId, path, index, module: `/${id}.js`, hasAction: 'action' in module, hasLoader: 'loader' in module },
        ...{ hasClientAction: false, hasClientLoader: false, hasErrorBoundary: 'ErrorBoundary' in module },
      },
    ]),
  );
  const build: ServerBuild = {
    entry: { module: entry },
    routes,
    assets: { entry: { imports: [], module: '/entry.js' }, routes: manifestRoutes, url: '/manifest.js', version: '1' },
    basename: '/',
    publicPath: '/',
    assetsBuildDirectory: '',
    future: {
      ...{ v3_fetcherPersist: true, v3_lazyRouteDiscovery: true, v3_relativeSplatPath: true },
      ...{ v3_routeConfig: true, v3_singleFetch: true, v3_throwAbortReason: true },
    },
    isSpaMode: false,
    mode: 'production',
  };
  return { build, letGo, slowRequested };
}
