import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import pino from 'pino';
import { buildFolder, ensureBuild } from '#app/cli/build.ts';
import { listen } from '#app/http/listen.ts';
import { readAssets } from '#app/http/server/assets.ts';
import { createServer, type ServerOptions } from '#app/http/server.ts';
import type { Context } from '#app/platform/context.ts';

export type TestServer = {
  readonly url: string;
  /** The lines of the log so far, parsed. */
  readonly logged: readonly Record<string, unknown>[];
  readonly stop: (patience?: number) => Promise<void>;
};

/** The built site on a free port, as `npm start` serves it. The build is made if it is stale. */
export async function startServer(ctx: Omit<Context, 'actor'>, given: Partial<ServerOptions> = {}): Promise<TestServer> {
  await ensureBuild();
  const build: ServerBuild = await import(/* @vite-ignore */ pathToFileURL(join(buildFolder, 'server', 'index.js')).href);
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'info', base: null }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const runtime = { ...ctx, settings: { ...ctx.settings, production: true } };
  const app = createServer({ runtime, build, log, assets: readAssets(join(buildFolder, 'client')), ...given });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  return { url: `http://127.0.0.1:${server.port}`, logged, stop: (patience = 0) => server.stop(patience) };
}

/** Names of the build's files, for tests that fetch one. */
export const builtFile = (pattern: RegExp): string => {
  const file = [...readAssets(join(buildFolder, 'client')).keys()].find((name) => pattern.test(name));
  if (!file) throw new Error(`the build has no file like ${pattern}`);
  return file;
};
