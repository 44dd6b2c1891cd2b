import { sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';

/** Adds up what the tallies have gathered, so that reading them stays as cheap as it was. Runs after an import, at start and every day after. */
export async function compactTallies(db: Db | Tx): Promise<void> {
  await db.execute(sql`select compact_tallies()`);
}
