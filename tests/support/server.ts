import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import pino from 'pino';
import { buildFolder, ensureBuild } from '#app/cli/build.ts';
import { listen } from '#app/http/listen.ts';
import { readAssets } from '#app/http/server/assets.ts';
import { createServer, type ServerOptions } from '#app/http/server.ts';
import type { Context } from '#app/platform/context.ts';
import { authOn } from './auth.ts';

export type TestServer = {
  readonly url: string;
  /** The lines of the log so far, parsed. */
  readonly logged: readonly Record<string, unknown>[];
  readonly stop: (patience?: number) => Promise<void>;
};

/** A site on a free port, as `npm start` serves it. */
export async function serveSite(
  ctx: Omit<Context, 'actor'>,
  given: Partial<Omit<ServerOptions, 'auth'>> & Pick<ServerOptions, 'build' | 'assets'>,
): Promise<TestServer> {
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'info', base: null }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const runtime = { ...ctx, settings: { ...ctx.settings, production: true } };
  const server = await listen(createServer({ runtime, auth: authOn(runtime), log, ...given }), { host: '127.0.0.1', port: 0 });
  return { url: `http://127.0.0.1:${server.port}`, logged, stop: (patience = 0) => server.stop(patience) };
}

/** Our own site. The build is made if it is stale. */
export async function startServer(ctx: Omit<Context, 'actor'>, given: Partial<Omit<ServerOptions, 'auth'>> = {}): Promise<TestServer> {
  await ensureBuild();
  const build: ServerBuild = await import(/* @vite-ignore */ pathToFileURL(join(buildFolder, 'server', 'index.js')).href);
  return serveSite(ctx, { build, assets: readAssets(join(buildFolder, 'client')), ...given });
}
