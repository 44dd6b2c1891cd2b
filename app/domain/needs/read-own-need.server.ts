import { eq, sql } from 'drizzle-orm';
import { mustActFor, mustBeSignedIn } from '#app/domain/accounts/may.ts';
import type { CategoryName, Definition } from '#app/domain/listings/read-listing-reference.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { type NeedRow, needs } from '#db/schema/needs.ts';
import type { NeedDraft } from './need-draft.ts';
import { isPublicBuyer, type KeptCondition, type NeedFault, readNeed } from './read-need.ts';
import { type ProcessName, readNeedReference } from './read-need-reference.server.ts';
import { type NeedFinding, screenNeed } from './screen-need.server.ts';

export type OwnNeedPage = Pick<NeedRow, 'id' | 'ref' | 'kind' | 'state' | 'version' | 'asked' | 'closedFor'> & {
  readonly draft: NeedDraft;
  readonly enterprise: { readonly id: string; readonly name: string; readonly ref: string };
  /** What is wrong in what was typed, by field; what is only missing is said when it is handed in. */
  readonly faults: Readonly<Record<string, NeedFault>>;
  readonly findings: readonly NeedFinding[];
  /** What products are asked for, as far as it was read; null where none are. */
  readonly wish: { readonly title: string; readonly object: string; readonly conditions: readonly KeptCondition[] } | null;
  readonly definitions: readonly Definition[];
  readonly categories: readonly CategoryName[];
  readonly processes: readonly ProcessName[];
  readonly units: readonly string[];
  /** Whether others have seen a version of it. */
  readonly wasPublished: boolean;
};

/** A need of one's enterprise, with all that its form needs. @throws Refusal not-found for everybody else. */
export async function readOwnNeed(ctx: Context, id: string): Promise<OwnNeedPage> {
  mustBeSignedIn(ctx.actor);
  return asActor(ctx, async (tx) => {
    const [row] = await tx.select().from(needs).innerJoin(enterprises, eq(enterprises.id, needs.enterpriseId)).where(eq(needs.id, id));
    if (!row) throw new Refusal('not-found');
    const { needs: need, enterprises: enterprise } = row;
    mustActFor(ctx.actor, need.enterpriseId);
    const draft = need.draft as NeedDraft;
    const known = await readNeedReference(tx, ctx, draft.fields.category);
    const read = readNeed(draft, need.kind, known);
    const faults = read.whole ? {} : Object.fromEntries(Object.entries(read.faults).filter(([, code]) => !onlyMissing.includes(code)));
    const [published] = await tx.execute<{ there: boolean }>(
      sql`select exists (select from published_needs where need_id = ${id}) as there`,
    );
    const { ref, kind, state, version, asked, closedFor } = need;
    return {
      ...{ id, ref, kind, state, version, asked, closedFor, draft, faults },
      enterprise: { id: enterprise.id, name: enterprise.name, ref: enterprise.ref },
      wish:
        need.kind === 'finance' || need.kind === 'service'
          ? null
          : { title: draft.fields.title, object: draft.fields.object, conditions: read.conditions },
      findings: await screenNeed(tx, draft, isPublicBuyer(draft.fields.buyerType, enterprise.uscc)),
      ...{ definitions: known.definitions, categories: known.categoryNames, processes: known.processNames },
      units: known.units.map(({ zh }) => zh),
      wasPublished: published!.there,
    };
  });
}

const onlyMissing: readonly NeedFault[] = ['missing', 'no-parameter', 'nobody-chosen', 'number-needed'];
