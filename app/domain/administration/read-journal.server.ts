import { and, desc, eq, type SQL } from 'drizzle-orm';
import type { ByCommand } from '#app/domain/accounts/grant-role.server.ts';
import { mustHold } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';
import { accounts } from '#db/schema/accounts.ts';
import { journal } from '#db/schema/journal.ts';
import type { JournalInput } from './administration-forms.ts';

export type JournalLine = {
  readonly number: number;
  /** ISO instant. */
  readonly at: string;
  readonly accountId: string | null;
  /** As the account is called today; null: the system itself or the command line, or the account is gone. */
  readonly name: string | null;
  readonly action: string;
  readonly subjectId: string;
  readonly detail: string;
};

const pageSize = 50;

/** What was done, newest first. */
export async function readJournal(
  ctx: Context,
  { about, id, page, size = pageSize }: JournalInput & { readonly size?: number },
  by?: ByCommand,
): Promise<{ lines: JournalLine[]; more: boolean }> {
  if (by !== 'command') mustHold(ctx.actor, 'auditor', 'administrator');
  const wanted: SQL[] = [];
  if (about !== '') wanted.push(eq(journal.subject, about.split('.')[0]!));
  if (about.includes('.')) wanted.push(eq(journal.action, about));
  if (id !== '') wanted.push(eq(journal.subjectId, id));
  const rows = await ctx.db
    .select({
      ...{ number: journal.number, at: journal.at, accountId: journal.accountId, action: journal.action },
      ...{ subjectId: journal.subjectId, detail: journal.detail, name: accounts.name },
    })
    .from(journal)
    .leftJoin(accounts, eq(accounts.id, journal.accountId))
    .where(and(...wanted))
    .orderBy(desc(journal.number))
    .limit(size + 1)
    .offset((page - 1) * size);
  const lines = rows.slice(0, size).map(({ at, detail, ...row }) => ({
    ...row,
    at: at.toISOString(),
    detail: Object.entries(detail)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
      .join(' · '),
  }));
  return { lines, more: rows.length > size };
}
