import { eq } from 'drizzle-orm';
import { mustBeSignedIn, mustHold, mustReview, reviewing } from '#app/domain/accounts/may.ts';
import { hasStake } from '#app/domain/enterprises/has-stake.server.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import { atOneInstant, type Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { needs, publishedNeeds } from '#db/schema/needs.ts';
import type { NeedDraft } from './need-draft.ts';
import { stateAfter } from './need-states.ts';
import { publishNeed } from './publish-need.server.ts';
import { readNeed } from './read-need.ts';
import { readNeedReference } from './read-need-reference.server.ts';

/** `ask`: what is still to be said or mended, in words for the buyer; `take-down`: what is against it. */
export type NeedDecision = { readonly act: 'approve' } | { readonly act: 'ask' | 'take-down'; readonly words: string };

const actions = { approve: 'need.approved', ask: 'need.returned', 'take-down': 'need.taken-down' } as const;

/**
 * A reviewer of the buyer's place approves a need, asks about it, or takes it down.
 *
 * @throws Refusal not-found elsewhere than in one's own places, not-allowed for one's own or former enterprise, not-in-that-state where
 * another was first, the buyer took it back, or what was right when it was handed in no longer is, as a day that has passed.
 */
export async function decideNeed(asked: Context, id: string, decision: NeedDecision): Promise<void> {
  mustHold(asked.actor, ...reviewing);
  await asActor(asked, async (tx) => {
    const wanted = eq(needs.id, id);
    const [seen] = await tx.select().from(needs).where(wanted);
    if (!seen) throw new Refusal('not-found');
    mustReview(asked.actor, seen);
    if (await hasStake(tx, mustBeSignedIn(asked.actor), { enterpriseId: seen.enterpriseId, uscc: null }))
      throw new Refusal('not-allowed', { interest: 'own' });
    // Under the wall only what is to be decided can be locked.
    const [need] = await tx.select().from(needs).where(wanted).for('update');
    if (!need) throw new Refusal('not-in-that-state');
    const ctx = atOneInstant(asked);
    const { act } = decision;
    const state = stateAfter(act, need.state);
    if (state === null) throw new Refusal('not-in-that-state');
    if (act === 'approve') {
      const draft = need.draft as NeedDraft;
      const read = readNeed(draft, need.kind, await readNeedReference(tx, ctx, draft.fields.category));
      if (!read.whole) throw new Refusal('not-in-that-state', { incomplete: 'yes' });
      await publishNeed(tx, ctx, need, read);
    }
    if (act === 'take-down') await tx.update(publishedNeeds).set({ state: 'ended' }).where(eq(publishedNeeds.needId, id));
    await record(tx, ctx, { action: actions[act], subjectId: id, enterpriseId: need.enterpriseId });
    // Last: it is a reviewer's to change only while it waits or is shown.
    const words = decision.act === 'approve' ? null : decision.words;
    await tx.update(needs).set({ state, asked: words, stateAt: ctx.now(), updatedAt: ctx.now() }).where(eq(needs.id, id));
  });
}
