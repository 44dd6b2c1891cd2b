import { eq, sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { lockOwnNeed } from '#app/domain/needs/own-need.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import { atOneInstant, type Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { type NeedState, needs, publishedNeeds } from '#db/schema/needs.ts';
import { awards, talks } from '#db/schema/talks.ts';
import { type Debrief, debriefOf } from './debrief.ts';
import { type Quotation, totalFen } from './quotation.ts';
import { lockCall } from './quotation-call.server.ts';
import { mayMove, type TalkState } from './talk-states.ts';

type Standing = {
  readonly id: string;
  readonly supplierId: string;
  readonly state: TalkState;
  /** The last quotation. */
  readonly quotationId: string | null;
  readonly content: Quotation | null;
  readonly conditions: Parameters<typeof debriefOf>[0];
};

/**
 * Gives a need to one of those who quoted, once: the need is filled, the others learn why they were not chosen, and the chosen one whose need it is.
 *
 * @throws Refusal not-found where need and talk are not the actor's; not-in-that-state where another was first, the quotations are still sealed, or
 * the last of them does not hold any more.
 */
export async function awardNeed(asked: Context, needId: string, talkId: string, reason: string): Promise<void> {
  const awardedBy = mustBeSignedIn(asked.actor);
  await asActor(asked, async (tx) => {
    const need = await lockOwnNeed(tx, asked.actor, needId);
    const ctx = atOneInstant(asked);
    if (!awardable.includes(need.state)) throw new Refusal('not-in-that-state');
    const call = await lockCall(tx, ctx, needId);
    if (call.sealed && call.quotesUntil !== null && call.quotesUntil > ctx.now()) throw new Refusal('not-in-that-state', { sealed: 'yes' });
    const [given] = await tx.select({ at: awards.awardedAt }).from(awards).where(eq(awards.needId, needId));
    if (given) throw new Refusal('not-in-that-state');
    const all = await standings(tx, needId);
    const chosen = all.find(({ id }) => id === talkId);
    if (!chosen) throw new Refusal('not-found');
    if (!mayMove('award', chosen.state) || !chosen.content || !chosen.quotationId) throw new Refusal('not-in-that-state');
    if (chosen.content.validUntil < dayOf(ctx.now())) throw new Refusal('not-in-that-state', { expired: 'yes' });
    await tx.insert(awards).values({ needId, talkId, quotationId: chosen.quotationId, reason, awardedBy, awardedAt: ctx.now() });
    await tx.update(talks).set({ state: 'awarded', buyerId: need.enterpriseId, stateAt: ctx.now() }).where(eq(talks.id, talkId));
    await record(tx, ctx, { action: 'talk.awarded', subjectId: talkId, enterpriseId: chosen.supplierId });
    const totals = all.flatMap(({ content, state }) => (content && state !== 'withdrawn' ? [totalFen(content)] : []));
    for (const one of all.filter(({ id, state }) => id !== talkId && mayMove('lose', state))) {
      const debrief: Debrief = debriefOf(one.conditions, one.content ? totalFen(one.content) : null, totals);
      await tx.update(talks).set({ state: 'lost', debrief, stateAt: ctx.now() }).where(eq(talks.id, one.id));
      await record(tx, ctx, { action: 'talk.lost', subjectId: one.id, enterpriseId: one.supplierId });
    }
    if (need.state === 'expired') return;
    await tx.update(publishedNeeds).set({ state: 'ended' }).where(eq(publishedNeeds.needId, needId));
    const closed = { state: 'closed' as const, closedFor: 'filled' as const, stateAt: ctx.now(), updatedAt: ctx.now() };
    await tx.update(needs).set(closed).where(eq(needs.id, needId));
  });
}

/** Where its last day has passed, those who quoted until then still stand. */
const awardable: readonly NeedState[] = ['published', 'paused', 'expired'];

/** All talks of a need with the last quotation of each and what its product's ledger says of the conditions. */
const standings = async (tx: Tx, needId: string): Promise<readonly Standing[]> =>
  tx.execute<Standing>(sql`
    select t.id, t.supplier_id as "supplierId", t.state, q.id as "quotationId", q.content,
      coalesce(m.ledger::jsonb -> 'conditions', '[]') as conditions
    from talks t left join quotations q on q.talk_id = t.id and q.number = t.quotations
      left join need_matches m on m.need_id = t.need_id and m.product_id = t.product_id
    where t.need_id = ${needId} order by t.begun_at, t.id`);
