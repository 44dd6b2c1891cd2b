/**
 * The web server: everything between a socket and a Remix loader, in the order in which a request meets it.
 *
 * It is a function of what it is given, so that tests start it as `npm start` does.
 */
import type { ServerBuild } from '@remix-run/node';
import express, { type Express, type RequestHandler } from 'express';
import { actorOf } from '#app/domain/accounts/actor-of.server.ts';
import type { Auth } from '#app/domain/accounts/auth.server.ts';
import type { Log } from '#app/platform/log.server.ts';
import type { Runtime } from '#app/platform/open-runtime.server.ts';
import { type Assets, serveAssets } from './server/assets.ts';
import { answerFailures } from './server/failures.ts';
import { health } from './server/health.server.ts';
import { readableOnly } from './server/readable-only.ts';
import { remix } from './server/remix.ts';
import { requestLog } from './server/request-log.ts';
import { securityHeaders } from './server/security-headers.ts';
import { knownMethodsOnly, ownFormsOnly, sizeLimit } from './server/unsafe-methods.ts';

export type ServerOptions = {
  readonly runtime: Runtime;
  readonly auth: Auth;
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  readonly log: Log;
  /** Files of the build; null where Vite serves them. */
  readonly assets: Assets | null;
  readonly trustProxy?: number | string | undefined;
  /** True once the server has been told to stop: then it is not ready, and keeps no connection. */
  readonly isStopping?: () => boolean;
  /** Development only: Vite. */
  readonly middleware?: RequestHandler;
};

export function createServer(options: ServerOptions): Express {
  const { runtime, auth, build, log, assets, isStopping = () => false } = options;
  const { production, publicUrl } = runtime.settings;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.set('trust proxy', options.trustProxy ?? false);

  app.use(requestLog(log));
  app.use(closeUnlessKept(isStopping));
  app.use(health(runtime.sql, isStopping));
  app.use(securityHeaders({ production, publicUrl }));
  app.use(readableOnly);
  app.use(knownMethodsOnly);
  if (options.middleware) app.use(options.middleware);
  if (assets) app.use(serveAssets(assets));
  app.use(ownFormsOnly(publicUrl));
  app.use(sizeLimit);
  app.all(
    '*',
    remix({
      build,
      mode: production ? 'production' : 'development',
      getLoadContext: async (request, asked, answer) => ({
        ...{ runtime, auth, nonce: answer.locals.nonce, peer: asked.ip ?? '', log, withheld: new Map() },
        actor: await actorOf(auth, runtime, request),
      }),
    }),
  );
  app.use(answerFailures(log));
  return app;
}

/**
 * A connection is not kept while the process stops; nor one that asked for another protocol, on which Node, having ignored the wish,
 * no longer answers what it cannot parse.
 */
const closeUnlessKept =
  (isStopping: () => boolean): RequestHandler =>
  (request, response, next) => {
    if (isStopping() || request.headers.upgrade !== undefined) response.setHeader('connection', 'close');
    next();
  };
