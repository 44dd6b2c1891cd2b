import { type Context, visitor } from '#app/platform/context.ts';
import { type Env, ownEnv, settingsFrom } from '#app/platform/env.ts';
import { openRuntime } from '#app/platform/open-runtime.server.ts';
import { openCommandDatabase } from './database.ts';
import { orExplain } from './explain.ts';
import { prepareDatabase } from './prepare-database.ts';

/**
 * What every command line program here does: read the environment, open the database, bring it up to date, act, leave. A number
 * that the body gives becomes the exit code.
 */
export async function command(body: (ctx: Context, env: Env) => Promise<unknown>): Promise<void> {
  await orExplain(async () => {
    const env = ownEnv();
    const database = await openCommandDatabase(env);
    try {
      await prepareDatabase(database.url);
      const { runtime, close } = await openRuntime(database.url, settingsFrom(env, env.PORT));
      try {
        return await body({ ...runtime, actor: visitor }, env);
      } finally {
        await close();
      }
    } finally {
      await database.close();
    }
  });
}
