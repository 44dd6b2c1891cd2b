import { record } from '#app/domain/journal/record.server.ts';
import { visitor } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import type { Db } from '#db/client.ts';
import type { RetainedKind } from '#db/schema/retention.ts';
import { eraseExpired } from './erase-expired.server.ts';
import { rulesInForce } from './rules-in-force.server.ts';
import { sweepFiles } from './sweep-files.server.ts';

type House = {
  /** As the owner of the tables: what one may add and not change runs out too. */
  readonly db: Db;
  readonly filesFolder: string;
  readonly now: () => Date;
};

const day = 86_400_000;

/**
 * Erases all that its rule has run out for; the work of a day. One entry in the journal says how much of each kind, and which kinds failed:
 * one that does leaves the others their turn.
 *
 * @throws AggregateError what failed, after the entry, so that the job is tried again.
 */
export async function retain({ db, filesFolder, now }: House): Promise<void> {
  const began = now();
  const erased: Partial<Record<RetainedKind, number>> = {};
  const failed = new Map<RetainedKind, unknown>();
  let missingFiles = 0;
  for (const { kind, keepDays } of await rulesInForce(db, dayOf(began))) {
    const before = new Date(began.getTime() - keepDays * day);
    try {
      if (kind === 'unlinked-files') {
        const swept = await sweepFiles(db, filesFolder, before);
        erased[kind] = swept.removed;
        missingFiles = swept.missing.length;
      } else erased[kind] = await eraseExpired(db, kind, before);
    } catch (error) {
      failed.set(kind, error);
    }
  }
  const detail = { erased, failed: [...failed.keys()], missingFiles };
  await db.transaction((tx) => record(tx, { actor: visitor, now }, { action: 'retention.run', subjectId: dayOf(began), detail }));
  if (failed.size > 0) throw new AggregateError(failed.values(), `not erased: ${[...failed.keys()].join(', ')}`);
}
