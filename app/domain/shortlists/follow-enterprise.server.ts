import { and, eq } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { follows } from '#db/schema/shortlists.ts';
import { readEnterpriseName } from './read-enterprise-name.server.ts';

/** Follows an enterprise, or no longer; what is so already stays so. @throws Refusal not-signed-in, not-found. */
export async function followEnterprise(ctx: Context, ref: string, following: boolean): Promise<void> {
  const accountId = mustBeSignedIn(ctx.actor);
  const { id: enterpriseId } = await readEnterpriseName(ctx, ref);
  await asActor(ctx, async (tx) => {
    const id = { enterpriseId: follows.enterpriseId };
    const changed = following
      ? await tx.insert(follows).values({ accountId, enterpriseId, since: ctx.now() }).onConflictDoNothing().returning(id)
      : await tx
          .delete(follows)
          .where(and(eq(follows.accountId, accountId), eq(follows.enterpriseId, enterpriseId)))
          .returning(id);
    if (changed.length === 0) return;
    await record(tx, ctx, { action: following ? 'enterprise.followed' : 'enterprise.unfollowed', subjectId: enterpriseId });
  });
}
