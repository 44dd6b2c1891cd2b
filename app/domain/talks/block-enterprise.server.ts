import { and, eq, sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterpriseBlocks } from '#db/schema/talks.ts';
import { findTalk } from './find-talk.server.ts';

/**
 * Has one's enterprise meet the other side of a talk no more: neither's needs are there for the other, nor matches. The other does not learn of it.
 *
 * @throws Refusal not-found; not-allowed to a supplier that does not know whose the need is; not-in-that-state where it is so already.
 */
export async function blockEnterprise(ctx: Context, talkId: string): Promise<void> {
  const blockedBy = mustBeSignedIn(ctx.actor);
  await asActor(ctx, async (tx) => {
    const talk = await findTalk(tx, ctx.actor, talkId);
    const buys = talk.sides[0] === 'buyer';
    if (!buys && !talk.revealed) throw new Refusal('not-allowed');
    const [enterpriseId, blockedId] = buys ? [talk.ownerId, talk.supplierId] : [talk.supplierId, talk.ownerId];
    const made = await tx
      .insert(enterpriseBlocks)
      .values({ enterpriseId, blockedId, blockedBy, blockedAt: ctx.now() })
      .onConflictDoNothing()
      .returning({ id: enterpriseBlocks.blockedId });
    if (made.length === 0) throw new Refusal('not-in-that-state');
    await record(tx, ctx, { action: 'enterprise.blocked', subjectId: blockedId, enterpriseId });
  });
}

/** Meets it again. @throws Refusal not-found where the block is not one of the actor's enterprises. */
export async function unblockEnterprise(ctx: Context, enterpriseId: string, blockedId: string): Promise<void> {
  mustBeSignedIn(ctx.actor);
  if (!ctx.actor.memberships.some((one) => one.enterpriseId === enterpriseId)) throw new Refusal('not-found');
  await asActor(ctx, async (tx) => {
    const own = and(eq(enterpriseBlocks.enterpriseId, enterpriseId), eq(enterpriseBlocks.blockedId, blockedId));
    const gone = await tx.delete(enterpriseBlocks).where(own).returning({ id: enterpriseBlocks.blockedId });
    if (gone.length === 0) throw new Refusal('not-found');
    await record(tx, ctx, { action: 'enterprise.unblocked', subjectId: blockedId, enterpriseId });
  });
}

export type BlockedEnterprise = { readonly enterpriseId: string; readonly blockedId: string; readonly name: string };

/** Whom one's enterprises have blocked; a hundred at most. */
export async function listBlocked(ctx: Context): Promise<readonly BlockedEnterprise[]> {
  mustBeSignedIn(ctx.actor);
  const own = sql.param(ctx.actor.memberships.map(({ enterpriseId }) => enterpriseId));
  return asActor(ctx, (tx) =>
    tx.execute<BlockedEnterprise>(sql`
      select b.enterprise_id as "enterpriseId", b.blocked_id as "blockedId", e.name from enterprise_blocks b join enterprises e on e.id = b.blocked_id
      where b.enterprise_id = any (${own}::uuid[]) order by b.blocked_at desc, b.blocked_id limit 100`),
  );
}
