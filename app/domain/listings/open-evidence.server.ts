import { and, eq, sql } from 'drizzle-orm';
import { covers, mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Actor, Context } from '#app/platform/context.ts';
import { type OpenedFile, openFileStore } from '#app/platform/files/file-store.server.ts';
import type { MediaType } from '#app/platform/files/file-types.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { enterpriseFiles, listingReviews } from '#db/schema/listings.ts';

type EnterpriseFile = typeof enterpriseFiles.$inferSelect;

/**
 * A file that an enterprise handed in: for its people, and for the reviewers of the place of a version that names it.
 *
 * @throws Refusal not-found for all others.
 */
export async function openEvidence(ctx: Context, id: string): Promise<{ file: OpenedFile; name: string }> {
  mustBeSignedIn(ctx.actor);
  const row = await asActor(ctx, async (tx) => {
    const [found] = await tx.select().from(enterpriseFiles).where(eq(enterpriseFiles.id, id));
    return found && (await isTheirs(tx, ctx.actor, found)) ? found : null;
  });
  const file = row && (await openFileStore(ctx.settings.filesFolder).read(row.hash, row.type as MediaType));
  if (!file) throw new Refusal('not-found');
  return { file, name: row.name };
}

async function isTheirs(tx: Tx, actor: Actor, { id, enterpriseId }: EnterpriseFile): Promise<boolean> {
  if (actor.memberships.some((membership) => membership.enterpriseId === enterpriseId)) return true;
  const named = sql`${listingReviews.proposed} @> ${JSON.stringify({ credentials: [{ evidence: id }] })}::jsonb`;
  const versions = await tx
    .selectDistinct({ cityCode: listingReviews.cityCode, countyCode: listingReviews.countyCode })
    .from(listingReviews)
    .where(and(eq(listingReviews.enterpriseId, enterpriseId), named));
  return versions.some((place) => actor.grants.some((grant) => covers(grant, place)));
}
