/**
 * The Remix options of this project. Remix's Vite path does not look for a file of this
 * name: `vite.config.ts` imports this object and hands it to the Remix plugin, so what
 * stands here is what builds, serves and lists the routes.
 *
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  // A start builds beside the running build and moves the new one into its place; see app/cli/build.ts.
  buildDirectory: process.env.BUILD_DIRECTORY ?? 'build',
  serverModuleFormat: 'esm',
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};
