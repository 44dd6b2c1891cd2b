import { asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { type JournalEntry, journal } from '#db/schema/journal.ts';
import { noticeCursor, notices } from '#db/schema/notices.ts';
import { audience } from './audience.server.ts';
import { describe } from './describe.server.ts';
import { mailAtOnce } from './mail-at-once.server.ts';
import { type NoticeKind, profileKinds, ruleFor } from './rules.ts';

/** Entries in one transaction. */
const batch = 100;

/**
 * Tells what the journal holds beyond the cursor. Cursor, notices and letters go forward in one transaction: dying in the middle leaves
 * nothing of it, and two that run at once take turns. Numbers of the journal follow commits, so none comes in behind the cursor.
 *
 * @returns how many notices were written.
 */
export async function projectNotices(db: Db): Promise<number> {
  let written = 0;
  for (;;) {
    const step = await db.transaction(projectBatch);
    written += step.written;
    if (step.read < batch) return written;
  }
}

async function projectBatch(tx: Tx): Promise<{ read: number; written: number }> {
  const [cursor] = await tx.select().from(noticeCursor).for('update');
  if (!cursor) throw new Error('the cursor of notices is missing');
  const entries = await tx.select().from(journal).where(gt(journal.number, cursor.number)).orderBy(asc(journal.number)).limit(batch);
  const last = entries.at(-1);
  if (!last) return { read: 0, written: 0 };
  for (const entry of entries) await tell(tx, entry);
  const fresh = inArray(
    notices.entry,
    entries.map(({ number }) => number),
  );
  // One place says who may read what: whoever may not is not told.
  await tx.delete(notices).where(sql`${fresh} and not notice_stands(${notices})`);
  const told = await tx.select({ id: notices.id }).from(notices).where(fresh);
  await mailAtOnce(
    tx,
    told.map(({ id }) => id),
  );
  await tx.update(noticeCursor).set({ number: last.number }).where(eq(noticeCursor.only, true));
  return { read: entries.length, written: told.length };
}

/** Writes the notices of one entry, once for each person. */
async function tell(tx: Tx, entry: JournalEntry): Promise<void> {
  const rule = ruleFor(entry.action);
  if (!rule) return;
  const described = await describe(tx, rule.thing, entry);
  if (!described) return;
  const { accounts, standing } = await audience(tx, rule.to, entry);
  const told = rule.topic === 'security' ? accounts : accounts.filter((id) => id !== entry.accountId);
  if (told.length === 0) return;
  const { values, path, profile = false, ...place } = described;
  const kind = profile
    ? kindOfProfile(rule.kind)
    : approvedWithWaiting(rule.kind, values.count)
      ? 'application-approved-waiting'
      : rule.kind;
  const { number, at, enterpriseId } = entry;
  const row = { entry: number, at, enterpriseId, ...place, topic: rule.topic, kind, values, path, standing };
  const mailedAt = rule.mailed === false ? at : null;
  await tx
    .insert(notices)
    .values(told.map((accountId) => ({ ...row, accountId, mailedAt })))
    .onConflictDoNothing();
}

const kindOfProfile = (kind: NoticeKind): NoticeKind => (kind in profileKinds ? profileKinds[kind as keyof typeof profileKinds] : kind);
const approvedWithWaiting = (kind: NoticeKind, count: string | undefined) => kind === 'application-approved' && Number(count) > 0;
