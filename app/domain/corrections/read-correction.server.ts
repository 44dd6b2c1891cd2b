import { mustHold } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { correctionRequests } from '#db/schema/corrections.ts';

type Row = Pick<
  typeof correctionRequests.$inferSelect,
  'ref' | 'subject' | 'subjectRef' | 'wish' | 'role' | 'statement' | 'status' | 'answer'
>;
export type CorrectionToDecide = Row & {
  /** ISO instant. */
  readonly createdAt: string;
  /** The contact is there and can be opened; it is not told here. */
  readonly hasContact: boolean;
};

/** A request as the publisher judges it. @throws Refusal as `mustHold`; not-found. */
export async function readCorrection(ctx: Context, ref: string): Promise<CorrectionToDecide> {
  mustHold(ctx.actor, 'publisher');
  const [found] = await ctx.sql<CorrectionToDecide[]>`
    select ref, subject, subject_ref as "subjectRef", wish, role, statement, status, answer, contact is not null as "hasContact",
      to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"
    from correction_requests where ref = ${ref}`;
  if (!found) throw new Refusal('not-found');
  return found;
}
