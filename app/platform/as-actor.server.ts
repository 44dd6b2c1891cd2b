import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { Context } from './context.ts';

/**
 * A transaction that the database knows to be for the actor. What row-level security guards is read and written here only: outside,
 * the site's role finds nothing there. The use case's own checks stay; this is the wall behind them.
 */
export function asActor<T>({ actor, db }: Pick<Context, 'actor' | 'db'>, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('guipintong.account', ${actor.accountId ?? ''}, true)`);
    return work(tx);
  });
}

/** For what is only read, and shown to visitors as well: a visitor has no account to tell the database of. */
export const asReader = <T>(ctx: Pick<Context, 'actor' | 'db'>, work: (tx: Tx) => Promise<T>): Promise<T> =>
  ctx.actor.accountId === null ? work(ctx.db as unknown as Tx) : asActor(ctx, work);
