import { eq } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { needs } from '#db/schema/needs.ts';
import type { NeedDraft } from './need-draft.ts';
import { stateAfter, writable } from './need-states.ts';
import { lockOwnNeed } from './own-need.server.ts';

/**
 * Keeps what was typed, right or wrong. What others see of a published need stays as it is until it is published again.
 *
 * @param version of the draft that the person had before them.
 * @param diagnose hands it to somebody who helps to word it.
 * @throws Refusal not-found; already-exists where somebody else has written since; not-in-that-state while it is not to be written in.
 */
export async function saveNeed(ctx: Context, id: string, version: number, draft: NeedDraft, diagnose = false): Promise<void> {
  await asActor(ctx, async (tx) => {
    const need = await lockOwnNeed(tx, ctx.actor, id);
    if (!writable.includes(need.state)) throw new Refusal('not-in-that-state');
    if (need.version !== version) throw new Refusal('already-exists');
    const state = diagnose ? stateAfter('diagnose', need.state) : need.state;
    if (state === null) throw new Refusal('not-in-that-state');
    const moved = diagnose ? { state, stateAt: ctx.now(), asked: null } : {};
    await tx
      .update(needs)
      .set({ draft, version: version + 1, updatedAt: ctx.now(), ...moved })
      .where(eq(needs.id, id));
    const action = diagnose ? 'need.diagnosis-asked' : 'need.saved';
    await record(tx, ctx, { action, subjectId: id, enterpriseId: need.enterpriseId, detail: { version: version + 1 } });
  });
}
