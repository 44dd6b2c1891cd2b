import { sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { termsVersion } from '#app/domain/accounts/terms.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { contactConsents } from '#db/schema/inquiries.ts';
import { consentingIn } from './consenting.server.ts';
import { findThread } from './find-thread.server.ts';

/**
 * Consents to show one's own name, telephone and e-mail to the other side of a thread, or takes that back. They are shown while both
 * sides have somebody who consents; each time they come to be, the journal says so.
 *
 * @throws Refusal not-found; not-in-that-state where the last word was the same.
 */
export async function consentToContacts(ctx: Context, ref: string, given: boolean): Promise<void> {
  const accountId = mustBeSignedIn(ctx.actor);
  await asActor(ctx, async (tx) => {
    const { id: inquiryId, side, enterpriseId, withheld } = await findThread(tx, ctx.actor, ref);
    // Two sides that consent at once: the later one finds the other's word, and opens.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('contacts ' || ${inquiryId}, 0))`);
    const before = await consentingIn(tx, inquiryId);
    if (before.some((one) => one.accountId === accountId) === given) throw new Refusal('not-in-that-state');
    await tx.insert(contactConsents).values({ inquiryId, accountId, side, given, version: termsVersion, at: ctx.now() });
    const opens = given && before.some((one) => one.side !== side);
    const action = opens ? 'contacts.opened' : given ? 'contacts.offered' : 'contacts.withdrawn';
    const to = before.filter((one) => one.side !== side).map((one) => one.accountId);
    const detail = opens ? { to } : {};
    await record(tx, ctx, { action, subjectId: inquiryId, enterpriseId: withheld ? null : enterpriseId, detail });
  });
}
