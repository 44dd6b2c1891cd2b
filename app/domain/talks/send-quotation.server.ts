import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import { canonical } from '#app/platform/canonical.ts';
import type { Context } from '#app/platform/context.ts';
import { once, type SentForm } from '#app/platform/once.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { quotations, talkMessages } from '#db/schema/talks.ts';
import { findTalk, mustBeOn } from './find-talk.server.ts';
import type { Quotation } from './quotation.ts';
import { mayMove, quoting, type TalkSide, talking, talkMoves } from './talk-states.ts';

/** The digest of a quotation, by which a sealed one is held to what it was. */
export const digestOfQuotation = (content: Quotation): string => createHash('sha256').update(canonical(content)).digest('hex');

/**
 * Sends a quotation, the next version where there is one; it is never changed. Who was invited accepts with it.
 *
 * @param sent the form it came in: sent twice, it makes one version.
 * @throws Refusal not-found; not-allowed to the buyer; not-in-that-state where nothing is quoted any more; `over` where its time has passed.
 */
export async function sendQuotation(ctx: Context, id: string, form: Omit<Quotation, 'salt'>, sent: SentForm | null = null): Promise<void> {
  const sentBy = mustBeSignedIn(ctx.actor);
  await once(ctx, sent, async (tx) => {
    const talk = await findTalk(tx, ctx.actor, id);
    mustBeOn('supplier', talk);
    if (talk.needState !== 'open' || !(quoting.includes(talk.state) || mayMove('accept', talk.state)))
      throw new Refusal('not-in-that-state');
    const [over] = await tx.execute(
      sql`select from quotation_calls where need_id = ${talk.needId} and quotes_until <= ${ctx.now().toISOString()}::timestamptz`,
    );
    if (over) throw new Refusal('not-in-that-state', { over: 'yes' });
    if (!quoting.includes(talk.state))
      await tx.execute(sql`update talks set state = ${talkMoves.accept.to}, declined_for = null where id = ${id}`);
    const content: Quotation = { ...form, salt: randomBytes(16).toString('hex') };
    const digest = digestOfQuotation(content);
    const [made] = await tx
      .insert(quotations)
      .values({ talkId: id, content, digest, sentBy, sentAt: ctx.now() })
      .returning({ id: quotations.id });
    await record(tx, ctx, { action: 'quotation.sent', subjectId: id, enterpriseId: talk.ownerId, detail: { digest } });
    return made!.id;
  });
}

/** Says something to the other side. @throws Refusal not-found; not-in-that-state where the talk is over. */
export async function sayInTalk(ctx: Context, id: string, side: TalkSide, text: string, sent: SentForm | null = null): Promise<void> {
  const senderId = mustBeSignedIn(ctx.actor);
  await once(ctx, sent, async (tx) => {
    const talk = await findTalk(tx, ctx.actor, id);
    mustBeOn(side, talk);
    if (!talking.includes(talk.state)) throw new Refusal('not-in-that-state');
    const [made] = await tx
      .insert(talkMessages)
      .values({ talkId: id, side, text, senderId, sentAt: ctx.now() })
      .returning({ number: talkMessages.number });
    const told = side === 'buyer' ? talk.supplierId : talk.ownerId;
    await record(tx, ctx, { action: 'talk.said', subjectId: id, enterpriseId: told, detail: { message: made!.number } });
    return String(made!.number);
  });
}

/** With which side's voice somebody speaks: the buyer's where they are on both. @throws Refusal not-found. */
export const sideIn = (ctx: Context, id: string): Promise<TalkSide> =>
  asActor(ctx, async (tx) => (await findTalk(tx, ctx.actor, id)).sides[0]!);
