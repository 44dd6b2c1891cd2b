import { and, eq, sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { type Irrelevance, matchFeedback, needMatches } from '#db/schema/matches.ts';

/**
 * Does not show somebody a match any more, and keeps why.
 *
 * @throws Refusal not-signed-in; not-found where the match is on neither side theirs.
 */
export async function giveFeedback(ctx: Context, needId: string, productId: string, reason: Irrelevance): Promise<void> {
  const accountId = mustBeSignedIn(ctx.actor);
  const own = sql`${sql.param(ctx.actor.memberships.map(({ enterpriseId }) => enterpriseId))}::uuid[]`;
  const maker = sql`need_matches.enterprise_id = any (${own})`;
  const buyer = sql`exists (select from needs n where n.id = need_matches.need_id and n.enterprise_id = any (${own}))`;
  await asActor(ctx, async (tx) => {
    const [match] = await tx
      .select({ score: needMatches.score, enterpriseId: needMatches.enterpriseId })
      .from(needMatches)
      .where(and(eq(needMatches.needId, needId), eq(needMatches.productId, productId), sql`(${maker} or ${buyer})`));
    if (!match) throw new Refusal('not-found');
    const said = { reason, score: match.score, at: ctx.now() };
    await tx
      .insert(matchFeedback)
      .values({ accountId, needId, productId, ...said })
      .onConflictDoUpdate({ target: [matchFeedback.accountId, matchFeedback.needId, matchFeedback.productId], set: said });
    await record(tx, ctx, { action: 'match.set-aside', subjectId: needId, detail: { product: productId, reason } });
  });
}

/** Shows them all again: of one need, or, as a maker, of all. */
export async function takeBackFeedback(ctx: Context, needId: string | null): Promise<void> {
  const accountId = mustBeSignedIn(ctx.actor);
  await asActor(ctx, async (tx) => {
    const own = eq(matchFeedback.accountId, accountId);
    await tx.delete(matchFeedback).where(needId === null ? own : and(own, eq(matchFeedback.needId, needId)));
    await record(tx, ctx, { action: 'match.shown-again', subjectId: needId ?? accountId });
  });
}
