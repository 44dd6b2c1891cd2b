import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { correctionRequests } from '#db/schema/corrections.ts';

export type CorrectionReceipt = Pick<
  typeof correctionRequests.$inferSelect,
  'ref' | 'subject' | 'subjectRef' | 'wish' | 'status' | 'answer'
> & {
  /** ISO instants; of the decision null while it waits. */
  readonly createdAt: string;
  readonly decidedAt: string | null;
};

/** How a request stands, for whoever has its number: neither what was written nor who wrote it. One statement. */
export async function readRequest(ctx: Context, number: string): Promise<CorrectionReceipt> {
  const [receipt] = await ctx.sql<CorrectionReceipt[]>`
    select ref, subject, subject_ref as "subjectRef", wish, status, answer,
      to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
      to_char(decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "decidedAt"
    from correction_requests where ref = ${number}`;
  if (!receipt) throw new Refusal('not-found');
  return receipt;
}
