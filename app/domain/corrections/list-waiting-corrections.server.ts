import { mustHold } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';
import { lastPage } from '#app/platform/paging.ts';
import type { correctionRequests } from '#db/schema/corrections.ts';

type Row = Pick<typeof correctionRequests.$inferSelect, 'ref' | 'subject' | 'subjectRef' | 'wish' | 'role'>;
export type WaitingCorrection = Row & {
  /** The first words of what was written. */
  readonly statement: string;
  /** ISO instant. */
  readonly createdAt: string;
};

const correctionsPerPage = 20;

/** Requests that wait for the publisher, the oldest first. @throws Refusal as `mustHold`. */
export async function listWaitingCorrections(
  ctx: Context,
  page: number,
): Promise<{ readonly items: readonly WaitingCorrection[]; readonly total: number; readonly pages: number }> {
  mustHold(ctx.actor, 'publisher');
  const { sql } = ctx;
  const rows = await sql<(WaitingCorrection & { total: number })[]>`
    select ref, subject, subject_ref as "subjectRef", wish, role, left(statement, 120) as statement,
      to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt", (count(*) over ())::int as total
    from correction_requests where status = 'waiting'
    order by created_at, ref limit ${correctionsPerPage} offset ${(page - 1) * correctionsPerPage}`;
  const total = rows[0]?.total ?? 0;
  const pages = Math.min(lastPage, Math.max(1, Math.ceil(total / correctionsPerPage)));
  return { items: rows.map(({ total: _, ...item }) => item), total, pages };
}
