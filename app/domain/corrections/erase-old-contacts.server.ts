import { and, isNotNull, lt } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { correctionRequests } from '#db/schema/corrections.ts';
import { contactKeptDays } from './correction.ts';

/**
 * Erases the contacts of requests older than was promised to the people who gave them. Runs with every new request; the daily
 * job (app/domain/privacy) does the same by its rule, so that the promise holds on a site that nobody writes to.
 */
export async function eraseOldContacts(db: Db | Tx, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - contactKeptDays * 86_400_000);
  await db
    .update(correctionRequests)
    .set({ contact: null })
    .where(and(isNotNull(correctionRequests.contact), lt(correctionRequests.createdAt, oldest)));
}
