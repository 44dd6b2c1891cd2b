/**
 * What every command line program here does: read the environment, open the database, migrate it, act, leave.
 *
 * What the operator can mend is said in a line; anything else that is thrown is a bug and shows its stack.
 */
import { type Context, visitor } from '#app/platform/context.ts';
import { type Env, EnvironmentError, ownEnv, settingsFrom } from '#app/platform/env.ts';
import { openRuntime } from '#app/platform/open-runtime.server.ts';
import { EmbeddedDatabaseError } from '#db/embedded/error.ts';
import { NewerDatabaseError } from '#db/migrate.ts';
import { DatabaseUnusable, openCommandDatabase } from './database.ts';
import { prepareDatabase } from './prepare-database.ts';

/** Something that the operator can mend; the message says what. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
}

/** Runs a command's body; its number, if any, becomes the exit code. */
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

const explained = [CommandRefused, EnvironmentError, EmbeddedDatabaseError, DatabaseUnusable, NewerDatabaseError];

/** Sets the exit code; prints the reason of a failure that the operator can mend, and the stack of any other. */
export async function orExplain(body: () => Promise<unknown>): Promise<void> {
  try {
    const result = await body();
    process.exitCode = typeof result === 'number' ? result : 0;
  } catch (error) {
    process.stderr.write(
      explained.some((kind) => error instanceof kind)
        ? `${(error as Error).message}\n`
        : `${error instanceof Error ? error.stack : error}\n`,
    );
    process.exitCode = 1;
  }
}
