import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { mustActFor, mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { once, type SentForm } from '#app/platform/once.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { listings } from '#db/schema/listings.ts';
import { firstDraft } from './draft-of.ts';

/**
 * Begins a new listing of an enterprise, with what is known of its place.
 *
 * @param sent the form by which it is asked for: sent twice, it begins one.
 * @returns its id.
 */
export async function startListing(ctx: Context, enterpriseRef: string, sent: SentForm | null = null): Promise<string> {
  const accountId = mustBeSignedIn(ctx.actor);
  return once(ctx, sent, async (tx) => {
    const [enterprise] = await tx.select().from(enterprises).where(eq(enterprises.ref, enterpriseRef));
    if (!enterprise) throw new Refusal('not-found');
    mustActFor(ctx.actor, enterprise.id);
    const row = { id: randomUUID(), enterpriseId: enterprise.id, draft: firstDraft(enterprise), createdBy: accountId };
    await tx.insert(listings).values({ ...row, createdAt: ctx.now(), updatedAt: ctx.now() });
    await record(tx, ctx, { action: 'listing.started', subjectId: row.id, enterpriseId: enterprise.id });
    return row.id;
  });
}
