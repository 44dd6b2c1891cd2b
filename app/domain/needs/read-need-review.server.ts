import { eq } from 'drizzle-orm';
import { mustHold, mustReview, reviewing } from '#app/domain/accounts/may.ts';
import type { Definition } from '#app/domain/listings/read-listing-reference.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { type NeedRow, needs } from '#db/schema/needs.ts';
import type { NeedDraft } from './need-draft.ts';
import { isPublicBuyer, type NeedFault, readNeed } from './read-need.ts';
import { readNeedReference } from './read-need-reference.server.ts';
import { type NeedFinding, screenNeed } from './screen-need.server.ts';

export type NeedReviewPage = Pick<NeedRow, 'id' | 'kind' | 'state'> & {
  readonly draft: NeedDraft;
  readonly enterprise: { readonly name: string; readonly ref: string; readonly uscc: string | null };
  readonly findings: readonly NeedFinding[];
  /** What others could not answer without, by field. */
  readonly faults: Readonly<Record<string, NeedFault>>;
  readonly definitions: readonly Definition[];
};

/** A need that waits, or is shown, with what a reviewer of its place has to see. @throws Refusal not-found elsewhere, and of drafts. */
export async function readNeedReview(ctx: Context, id: string): Promise<NeedReviewPage> {
  mustHold(ctx.actor, ...reviewing);
  return asActor(ctx, async (tx) => {
    const [row] = await tx.select().from(needs).innerJoin(enterprises, eq(enterprises.id, needs.enterpriseId)).where(eq(needs.id, id));
    if (!row || !reviewed.includes(row.needs.state)) throw new Refusal('not-found');
    const { needs: need, enterprises: enterprise } = row;
    mustReview(ctx.actor, need);
    const draft = need.draft as NeedDraft;
    const known = await readNeedReference(tx, ctx, draft.fields.category);
    const read = readNeed(draft, need.kind, known);
    return {
      ...{ id, kind: need.kind, state: need.state, draft },
      enterprise: { name: enterprise.name, ref: enterprise.ref, uscc: enterprise.uscc },
      findings: await screenNeed(tx, draft, isPublicBuyer(draft.fields.buyerType, enterprise.uscc)),
      faults: read.whole ? {} : read.faults,
      definitions: known.definitions,
    };
  });
}

const reviewed: readonly NeedRow['state'][] = ['submitted', 'diagnosing', 'published', 'paused', 'taken-down'];
