import { and, count, isNull } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { notices } from '#db/schema/notices.ts';
import { ownNotices } from './list-notices.server.ts';

/** How many notices one has not read. @throws Refusal not-signed-in. */
export async function countUnread(ctx: Context): Promise<number> {
  const accountId = mustBeSignedIn(ctx.actor);
  return asActor(ctx, async (tx) => {
    const [row] = await tx
      .select({ n: count() })
      .from(notices)
      .where(and(ownNotices(accountId), isNull(notices.readAt)));
    return row!.n;
  });
}
