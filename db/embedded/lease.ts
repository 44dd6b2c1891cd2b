/**
 * A lease on the embedded server: a shared advisory lock on a connection of its own.
 *
 * The last one out takes the lock for itself alone before it stops the server, so that a newcomer in that moment sees the
 * door closed, waits until the server is gone and starts it anew.
 */
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';

export type Lease = {
  /** True if nobody else has one; from then on nobody gets one. */
  readonly release: () => Promise<boolean>;
  readonly end: () => Promise<void>;
  /** What to do when the server dies under its users, before the lease is taken again on the same address. */
  readonly onLoss: (mend: () => Promise<void>) => void;
};

const key = 7_126_000;

/** @returns null while the server is starting, stopping or gone. */
export async function takeLease(url: string, database: string): Promise<Lease | null> {
  let state: 'taking' | 'held' | 'leaving' = 'taking';
  let mend: () => Promise<void> = async () => {};
  const sql = postgres(url, {
    ...{ max: 1, idle_timeout: 0, max_lifetime: null, connect_timeout: 5, backoff: () => 0.1 },
    connection: { application_name: 'guipintong-lease' },
    onnotice: () => {},
    onclose: () => {
      if (state === 'held') void regain();
    },
  });
  const take = async () => (await sql<{ held: boolean }[]>`select pg_try_advisory_lock_shared(${key}) as held`)[0]?.held ?? false;
  const end = () => {
    state = 'leaving';
    return sql.end({ timeout: 1 }).catch(() => {});
  };
  const regain = async () => {
    state = 'taking';
    // `end` may change the state while this waits, which the compiler does not see.
    while ((state as string) !== 'leaving') {
      try {
        await mend();
        if (await take()) {
          state = 'held';
          return;
        }
      } catch {
        // The server is not back yet.
      }
      await pause(200);
    }
  };
  try {
    if (!(await take())) {
      await end();
      return null;
    }
    await createDatabase(sql, database);
  } catch (error) {
    await end();
    if (isPassing(error)) return null;
    throw error;
  }
  state = 'held';
  const release = async () => {
    state = 'leaving';
    try {
      await sql`select pg_advisory_unlock_shared(${key})`;
      const [answer] = await sql<{ alone: boolean }[]>`select pg_try_advisory_lock(${key}) as alone`;
      return answer?.alone ?? false;
    } catch {
      // The server is gone, or goes: there is nothing left to stop.
      return false;
    }
  };
  return {
    release,
    end,
    onLoss: (action) => {
      mend = action;
    },
  };
}

async function createDatabase(sql: postgres.Sql, name: string): Promise<void> {
  if ((await sql`select from pg_database where datname = ${name}`).length > 0) return;
  await sql.unsafe(`create database ${name}`).catch((error: { code?: string }) => {
    const anotherProcessWasFaster = ['42P04', '23505', '55006'];
    if (!anotherProcessWasFaster.includes(error.code ?? '')) throw error;
  });
}

function isPassing(error: unknown): boolean {
  const { code } = error as { code?: string };
  return [
    '57P01',
    '57P02',
    '57P03',
    'ECONNREFUSED',
    'ECONNRESET',
    'CONNECTION_CLOSED',
    'CONNECTION_ENDED',
    'CONNECT_TIMEOUT',
    'CONNECTION_DESTROYED',
  ].includes(code ?? '');
}
