import { eq, sql } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { talks } from '#db/schema/talks.ts';
import { findTalk, mustBeOn } from './find-talk.server.ts';
import { lockCall } from './quotation-call.server.ts';
import { type DeclineReason, mayMove, mostShortlisted, talkMoves } from './talk-states.ts';

/** What one side does with a talk as a whole. */
export type OwnTalkAct = 'accept' | 'decline' | 'withdraw' | 'shortlist' | 'unshortlist';

const actions = {
  accept: 'talk.accepted',
  decline: 'talk.declined',
  withdraw: 'talk.withdrawn',
  shortlist: 'talk.shortlisted',
  unshortlist: 'talk.unshortlisted',
} as const satisfies Record<OwnTalkAct, string>;

/**
 * @param declinedFor why it is declined; null for everything else.
 * @throws Refusal not-found; not-allowed to the other side; not-in-that-state, also where one would take part in what is not open any more; too-many where three
 * are shortlisted.
 */
export async function moveTalk(ctx: Context, id: string, act: OwnTalkAct, declinedFor: DeclineReason | null = null): Promise<void> {
  await asActor(ctx, async (tx) => {
    const talk = await findTalk(tx, ctx.actor, id);
    const { to, by } = talkMoves[act];
    mustBeOn(by, talk);
    if (!mayMove(act, talk.state) || (act === 'accept' && talk.needState !== 'open')) throw new Refusal('not-in-that-state');
    if (act === 'shortlist') {
      await lockCall(tx, ctx, talk.needId);
      const [kept] = await tx.execute<{ n: number }>(
        sql`select count(*)::int as n from talks where need_id = ${talk.needId} and state = 'shortlisted'`,
      );
      if (kept!.n >= mostShortlisted) throw new Refusal('too-many', { limit: 'shortlist' });
    }
    await tx
      .update(talks)
      .set({ state: to, declinedFor: act === 'decline' ? declinedFor : null, stateAt: ctx.now() })
      .where(eq(talks.id, id));
    const told = by === 'supplier' ? talk.ownerId : talk.supplierId;
    await record(tx, ctx, { action: actions[act], subjectId: id, enterpriseId: told, detail: declinedFor ? { reason: declinedFor } : {} });
  });
}

/** Says to a supplier whose the anonymous need is, which is never unsaid. @throws Refusal not-found, not-allowed; not-in-that-state where they know. */
export async function revealBuyer(ctx: Context, id: string): Promise<void> {
  await asActor(ctx, async (tx) => {
    const talk = await findTalk(tx, ctx.actor, id);
    mustBeOn('buyer', talk);
    if (talk.revealed) throw new Refusal('not-in-that-state');
    await tx.update(talks).set({ buyerId: talk.ownerId }).where(eq(talks.id, id));
    await record(tx, ctx, { action: 'talk.revealed', subjectId: id, enterpriseId: talk.supplierId });
  });
}
