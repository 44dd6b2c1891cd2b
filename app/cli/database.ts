/** The database of a command: the one that DATABASE_URL names, else the embedded one, which runs as long as somebody uses it. */
import postgres from 'postgres';
import type { Env } from '#app/platform/env.ts';
import { openEmbedded } from '#db/embedded.ts';

export type CommandDatabase = {
  readonly url: string;
  readonly description: string;
  readonly close: () => Promise<void>;
};

/** A database that cannot be used; the message is one line and says why. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
  readonly forOperator = true;
}

const oldestMajor = 15;

export async function openCommandDatabase(env: Env): Promise<CommandDatabase> {
  if (env.DATABASE_URL === undefined) {
    const { url, folder, reused, close } = await openEmbedded({ dataDirectory: env.DATA_DIR });
    return { url, close, description: `embedded PostgreSQL in ${folder}${reused ? ', found running' : ''}` };
  }
  const version = await serverVersion(env.DATABASE_URL);
  return { url: env.DATABASE_URL, close: async () => {}, description: `PostgreSQL ${version} at ${new URL(env.DATABASE_URL).host}` };
}

async function serverVersion(url: string): Promise<string> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const [row] = await sql<{ number: string; text: string; encoding: string }[]>`
      select current_setting('server_version_num') as number, current_setting('server_version') as text, current_setting('server_encoding') as encoding`;
    if (!row) throw new DatabaseUnusable('DATABASE_URL: the server does not say its version');
    if (Number(row.number) < oldestMajor * 10_000) {
      throw new DatabaseUnusable(`DATABASE_URL: the server is PostgreSQL ${row.text}, version ${oldestMajor} or later is needed`);
    }
    if (row.encoding !== 'UTF8') throw new DatabaseUnusable(`DATABASE_URL: the database's encoding is ${row.encoding}, UTF8 is needed`);
    return row.text;
  } catch (error) {
    if (error instanceof DatabaseUnusable) throw error;
    const { message, code } = error as { message: string; code?: string };
    throw new DatabaseUnusable(`DATABASE_URL: cannot connect to ${new URL(url).host} (${message || code})`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
