import { and, eq, isNull } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { notices } from '#db/schema/notices.ts';
import { ownNotices } from './list-notices.server.ts';

/**
 * Marks one notice as read, or all. One that was read already changes nothing.
 *
 * @returns the page to which the one leads.
 * @throws Refusal not-signed-in; not-found where it is not theirs.
 */
export async function markRead(ctx: Context, which: { readonly id: string } | 'all'): Promise<string | null> {
  const accountId = mustBeSignedIn(ctx.actor);
  return asActor(ctx, async (tx) => {
    const mine = and(ownNotices(accountId), which === 'all' ? undefined : eq(notices.id, which.id));
    const [found] = await tx.select({ path: notices.path }).from(notices).where(mine).limit(1);
    if (!found && which !== 'all') throw new Refusal('not-found');
    const marked = await tx
      .update(notices)
      .set({ readAt: ctx.now() })
      .where(and(mine, isNull(notices.readAt)))
      .returning({ entry: notices.entry });
    if (marked.length > 0) await record(tx, ctx, { action: 'notice.read', subjectId: accountId, detail: { notices: marked.length } });
    return which === 'all' ? null : found!.path;
  });
}
