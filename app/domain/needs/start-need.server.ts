import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { mustActFor, mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { once, type SentForm } from '#app/platform/once.server.ts';
import { randomRef } from '#app/platform/random-ref.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { type NeedKind, needs } from '#db/schema/needs.ts';
import { emptyNeedDraft } from './need-draft.ts';

/**
 * Begins a need of an organisation.
 *
 * @param sent the form by which it is asked for: sent twice, it begins one.
 * @returns its id. @throws Refusal not-found for who does not act for the organisation.
 */
export async function startNeed(ctx: Context, enterpriseRef: string, kind: NeedKind, sent: SentForm | null = null): Promise<string> {
  const createdBy = mustBeSignedIn(ctx.actor);
  return once(ctx, sent, async (tx) => {
    const [enterprise] = await tx.select().from(enterprises).where(eq(enterprises.ref, enterpriseRef));
    if (!enterprise) throw new Refusal('not-found');
    mustActFor(ctx.actor, enterprise.id);
    const { cityCode, countyCode } = enterprise;
    const fields = { ...emptyNeedDraft.fields, city: cityCode ?? '', county: countyCode ?? '' };
    const row = { id: randomUUID(), ref: randomRef(), enterpriseId: enterprise.id, kind, cityCode, countyCode, createdBy };
    const at = ctx.now();
    await tx.insert(needs).values({ ...row, draft: { ...emptyNeedDraft, fields }, createdAt: at, updatedAt: at, stateAt: at });
    await record(tx, ctx, { action: 'need.started', subjectId: row.id, enterpriseId: enterprise.id, detail: { kind } });
    return row.id;
  });
}
