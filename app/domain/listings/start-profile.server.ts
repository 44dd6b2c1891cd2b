import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { mustActFor, mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { emptyProfileDraft } from '#app/domain/catalogue/capability-profile.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { listings } from '#db/schema/listings.ts';

/** Begins the capability profile of an enterprise, with what is known of its place; one that there is stays as it is. */
export async function startProfile(ctx: Context, enterpriseRef: string): Promise<void> {
  const accountId = mustBeSignedIn(ctx.actor);
  await asActor(ctx, async (tx) => {
    // Locked, so that of two who begin at once one does.
    const [enterprise] = await tx.select().from(enterprises).where(eq(enterprises.ref, enterpriseRef)).for('no key update');
    if (!enterprise) throw new Refusal('not-found');
    mustActFor(ctx.actor, enterprise.id);
    const its = and(eq(listings.enterpriseId, enterprise.id), eq(listings.kind, 'capability'));
    const [there] = await tx.select({ id: listings.id }).from(listings).where(its);
    if (there) return;
    const place = enterprise.countyCode ?? enterprise.cityCode;
    const draft = { ...emptyProfileDraft, plant: place ? [{ place, purpose: '', area: '' }] : [] };
    const row = { id: randomUUID(), kind: 'capability' as const, enterpriseId: enterprise.id, draft, createdBy: accountId };
    await tx.insert(listings).values({ ...row, createdAt: ctx.now(), updatedAt: ctx.now() });
    await record(tx, ctx, { action: 'listing.started', subjectId: row.id, enterpriseId: enterprise.id, detail: { kind: 'capability' } });
  });
}
