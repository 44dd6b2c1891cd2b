import type { Sql } from '#db/client.ts';

/** Of pg_advisory_lock; any number that nobody else uses. */
const key = 7_126_010;
/** Milliseconds until the connections of a process that was killed are surely closed. */
const patience = 2_000;

/**
 * Frees jobs that a process took and died with, which graphile-worker itself holds for four hours. That none of their takers lives is known by a
 * lock that every worker shares for its life: whoever has it alone is the only one.
 *
 * @returns gives the lock back.
 */
export async function freeJobs(sql: Sql): Promise<() => Promise<void>> {
  const connection = await sql.reserve();
  try {
    await connection.unsafe(`set lock_timeout = ${patience}`);
    const alone = await connection`select pg_advisory_lock(${key})`.then(
      () => true,
      (error: { code?: string }) => {
        if (error.code !== '55P03') throw error;
        return false;
      },
    );
    if (alone) {
      const held = await connection<{ id: string; by: string }[]>`
        select id, locked_by as by from graphile_worker.jobs where locked_by is not null`;
      await connection`select graphile_worker.force_unlock_workers(${held.map(({ by }) => by)}::text[])`;
      // A job of the same name that was added meanwhile does the work of one that was held: it has no name and no tries left.
      await connection`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs
        where id = any (${held.map(({ id }) => id)}::bigint[]) and key is null and attempts >= max_attempts))`;
    }
    await connection.unsafe('reset lock_timeout');
    await connection`select pg_advisory_lock_shared(${key})`;
    if (alone) await connection`select pg_advisory_unlock(${key})`;
  } catch (error) {
    connection.release();
    throw error;
  }
  return async () => {
    await connection`select pg_advisory_unlock_shared(${key})`.catch(() => {});
    connection.release();
  };
}
