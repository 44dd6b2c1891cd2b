import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { lockOwnNeed } from '#app/domain/needs/own-need.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { type QuotationCall, quotationCalls } from '#db/schema/talks.ts';
import type { TalkFault } from './quotation.ts';

const fault = (name: TalkFault) => name;

/** The form of a call for quotations on a day: until the end of which day in Asia/Shanghai they come, and how they are read. */
export const callForm = (today: string) =>
  z
    .object({
      quotesUntil: z
        .string()
        .default('')
        .refine((it) => it === '' || z.iso.date().safeParse(it).success, fault('not-a-day'))
        .refine((it) => it === '' || it >= today, fault('in-the-past')),
      sealed: z
        .string()
        .optional()
        .transform((it) => it === 'yes'),
      reinvites: z
        .string()
        .optional()
        .transform((it) => it === 'yes'),
    })
    .superRefine(({ sealed, quotesUntil }, issues) => {
      if (sealed && quotesUntil === '') issues.addIssue({ code: 'custom', path: ['quotesUntil'], message: fault('deadline-needed') });
    });
export type CallForm = z.infer<ReturnType<typeof callForm>>;

/** The last instant of a day in Asia/Shanghai. */
const endOf = (day: string) => new Date(`${day}T23:59:59.999+08:00`);

/** The terms of a need's quotations, made where there are none yet and locked: of two acts on the need's talks as a whole one waits. */
export async function lockCall(tx: Tx, ctx: Context, needId: string): Promise<QuotationCall> {
  await tx
    .insert(quotationCalls)
    .values({ needId, calledBy: mustBeSignedIn(ctx.actor), calledAt: ctx.now() })
    .onConflictDoNothing();
  const [call] = await tx.select().from(quotationCalls).where(eq(quotationCalls.needId, needId)).for('update');
  if (!call) throw new Refusal('not-found');
  return call;
}

/**
 * Says until when quotations come, and whether they are sealed until then. What quotations came upon stays: then the deadline only moves on.
 *
 * @throws Refusal not-found; not-in-that-state where the need is not open, or quotations came on other terms.
 */
export async function setCall(ctx: Context, needId: string, { quotesUntil, sealed, reinvites }: CallForm): Promise<void> {
  await asActor(ctx, async (tx) => {
    const need = await lockOwnNeed(tx, ctx.actor, needId);
    if (need.state !== 'published') throw new Refusal('not-in-that-state');
    const before = await lockCall(tx, ctx, needId);
    const until = quotesUntil === '' ? null : endOf(quotesUntil);
    if ((await hasQuotations(tx, needId)) && !stays(before, { sealed, until }, ctx.now()))
      throw new Refusal('not-in-that-state', { terms: 'kept' });
    await tx.update(quotationCalls).set({ quotesUntil: until, sealed, reinvites }).where(eq(quotationCalls.needId, needId));
    await record(tx, ctx, {
      action: 'need.quotations-called',
      subjectId: needId,
      enterpriseId: need.enterpriseId,
      detail: { sealed, reinvites },
    });
  });
}

const stays = (before: QuotationCall, { sealed, until }: { sealed: boolean; until: Date | null }, now: Date): boolean =>
  sealed === before.sealed &&
  (until?.getTime() === before.quotesUntil?.getTime() ||
    (before.quotesUntil !== null && until !== null && until > before.quotesUntil && before.quotesUntil > now));

async function hasQuotations(tx: Tx, needId: string): Promise<boolean> {
  const [row] = await tx.execute(sql`select from talks where need_id = ${needId} and quotations > 0 limit 1`);
  return row !== undefined;
}
