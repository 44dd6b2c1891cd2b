import { eq, sql } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import { atOneInstant, type Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { needs } from '#db/schema/needs.ts';
import type { NeedDraft } from './need-draft.ts';
import { stateAfter, writable } from './need-states.ts';
import { lockOwnNeed } from './own-need.server.ts';
import { publishNeed } from './publish-need.server.ts';
import { isPublicBuyer, type NeedFault, readNeed } from './read-need.ts';
import { readNeedReference } from './read-need-reference.server.ts';
import { type NeedFinding, screenNeed } from './screen-need.server.ts';

export type HandedIn =
  | { readonly outcome: 'published' | 'submitted' }
  /** The draft was kept; what is missing or wrong by field, and what may not be asked. */
  | {
      readonly outcome: 'incomplete';
      readonly version: number;
      readonly faults: Readonly<Record<string, NeedFault>>;
      readonly refused: readonly NeedFinding[];
    };

/**
 * Keeps a draft and publishes it. Where the rules found something a person has to look at, it waits for one; where anything is missing,
 * wrong or refused, it stays a draft.
 *
 * @throws Refusal not-found; already-exists where somebody else has written since; not-in-that-state.
 */
export async function handInNeed(asked: Context, id: string, version: number, draft: NeedDraft): Promise<HandedIn> {
  return asActor(asked, async (tx) => {
    const need = await lockOwnNeed(tx, asked.actor, id);
    const ctx = atOneInstant(asked);
    if (!writable.includes(need.state)) throw new Refusal('not-in-that-state');
    if (need.version !== version) throw new Refusal('already-exists');
    const next = version + 1;
    const about = { subjectId: id, enterpriseId: need.enterpriseId, detail: { version: next } };
    const known = await readNeedReference(tx, ctx, draft.fields.category);
    const read = readNeed(draft, need.kind, known);
    const [buyer] = await tx.execute<{ uscc: string | null }>(sql`select uscc from enterprises where id = ${need.enterpriseId}`);
    const found = await screenNeed(tx, draft, isPublicBuyer(draft.fields.buyerType, buyer!.uscc));
    const refused = found.filter(({ severity }) => severity === 'refuse');
    const kept = { draft, version: next, updatedAt: ctx.now() };
    if (!read.whole || refused.length > 0) {
      await tx.update(needs).set(kept).where(eq(needs.id, id));
      await record(tx, ctx, { action: 'need.saved', ...about });
      return { outcome: 'incomplete', version: next, faults: read.whole ? {} : read.faults, refused };
    }
    const act = found.length > 0 ? 'hand-in' : 'publish';
    const state = stateAfter(act, need.state)!;
    await tx
      .update(needs)
      .set({ ...kept, state, stateAt: ctx.now(), asked: null, closedFor: null })
      .where(eq(needs.id, id));
    if (act === 'publish') await publishNeed(tx, ctx, { ...need, version: next }, read);
    else await tx.execute(sql`update published_needs set state = 'paused' where need_id = ${id} and state = 'open'`);
    await record(tx, ctx, { action: act === 'publish' ? 'need.published' : 'need.submitted', ...about });
    return { outcome: act === 'publish' ? 'published' : 'submitted' };
  });
}
