import { eq, sql } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { type ClosingReason, needs, type publishedNeedStates, publishedNeeds } from '#db/schema/needs.ts';
import { stateAfter } from './need-states.ts';
import { lockOwnNeed } from './own-need.server.ts';

/** What the buyer does with a need as a whole. */
export type OwnAct = 'take-back' | 'pause' | 'resume' | 'close' | 'reopen';

const actions = {
  'take-back': 'need.taken-back',
  pause: 'need.paused',
  resume: 'need.resumed',
  close: 'need.closed',
  reopen: 'need.reopened',
} as const satisfies Record<OwnAct, string>;
const shown: Readonly<Partial<Record<OwnAct, (typeof publishedNeedStates)[number]>>> = { pause: 'paused', resume: 'open', close: 'ended' };

/**
 * @param closedFor why it is closed; null for everything else.
 * @throws Refusal not-found; not-in-that-state, also where it was awarded and is to be opened again, or the day has come on which it ends and it is to be resumed.
 */
export async function moveNeed(ctx: Context, id: string, act: OwnAct, closedFor: ClosingReason | null = null): Promise<void> {
  await asActor(ctx, async (tx) => {
    const need = await lockOwnNeed(tx, ctx.actor, id);
    const state = stateAfter(act, need.state);
    if (state === null) throw new Refusal('not-in-that-state');
    // What was given to somebody is not asked for again: that is another need.
    if (act === 'reopen' && (await wasAwarded(tx, id))) throw new Refusal('not-in-that-state');
    if (act === 'resume' && (await hasEnded(tx, id, dayOf(ctx.now())))) throw new Refusal('not-in-that-state');
    await tx
      .update(needs)
      .set({ state, closedFor: act === 'close' ? closedFor : null, asked: null, stateAt: ctx.now(), updatedAt: ctx.now() })
      .where(eq(needs.id, id));
    const to = shown[act];
    if (to) await tx.update(publishedNeeds).set({ state: to }).where(eq(publishedNeeds.needId, id));
    const detail = act === 'close' ? { reason: closedFor } : {};
    await record(tx, ctx, { action: actions[act], subjectId: id, enterpriseId: need.enterpriseId, detail });
  });
}

async function wasAwarded(tx: Tx, id: string): Promise<boolean> {
  return (await tx.execute(sql`select from awards where need_id = ${id}`)).length > 0;
}

async function hasEnded(tx: Tx, id: string, today: string): Promise<boolean> {
  const [row] = await tx.execute<{ ended: boolean }>(
    sql`select open_until < ${today}::date as ended from published_needs where need_id = ${id}`,
  );
  return row?.ended ?? false;
}
