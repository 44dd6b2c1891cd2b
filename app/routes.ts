import { flatRoutes } from '@remix-run/fs-routes';

/** The files in `routes/` are the site map; see https://remix.run/docs/en/v2/file-conventions/routes. */
export default flatRoutes({ ignoredRouteFiles: ['**/.*', '**/*.test.*'] });
