import { eq } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { once, type SentForm } from '#app/platform/once.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { joinRequests } from '#db/schema/membership.ts';
import { holderOf } from './enterprise-holder.server.ts';

/**
 * Asks the owner of an enterprise to be let in, once at a time.
 *
 * @param sent the form as it came: sent twice, it is one request.
 * @throws Refusal not-found; already-exists with `held`: `own`, or `unowned` where there is nobody to ask; or with `join`: `asked`.
 */
export async function requestToJoin(ctx: Context, ref: string, message: string, sent: SentForm | null = null): Promise<void> {
  const accountId = mustBeSignedIn(ctx.actor);
  await once(ctx, sent, async (tx) => {
    const [enterprise] = await tx.select({ id: enterprises.id }).from(enterprises).where(eq(enterprises.ref, ref));
    if (!enterprise) throw new Refusal('not-found');
    const held = (await holderOf(tx, accountId, enterprise))?.held;
    if (held !== 'owned') throw new Refusal('already-exists', { held: held ?? 'unowned', ref });
    const [made] = await tx
      .insert(joinRequests)
      .values({ enterpriseId: enterprise.id, accountId, message, submittedAt: ctx.now() })
      .onConflictDoNothing()
      .returning({ id: joinRequests.id });
    if (!made) throw new Refusal('already-exists', { join: 'asked' });
    await record(tx, ctx, { action: 'join-request.submitted', subjectId: made.id, enterpriseId: enterprise.id });
    return made.id;
  });
}
