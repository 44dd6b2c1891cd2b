import { eq } from 'drizzle-orm';
import { covers, mustBeSignedIn } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';
import { type OpenedFile, openFileStore } from '#app/platform/files/file-store.server.ts';
import type { MediaType } from '#app/platform/files/file-types.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { enterpriseFiles } from '#db/schema/listings.ts';

/** A file that an enterprise handed in: for its people and the reviewers of its place. @throws Refusal not-found for all others. */
export async function openEvidence(ctx: Context, id: string): Promise<{ file: OpenedFile; name: string }> {
  mustBeSignedIn(ctx.actor);
  const [row] = await ctx.db
    .select()
    .from(enterpriseFiles)
    .innerJoin(enterprises, eq(enterprises.id, enterpriseFiles.enterpriseId))
    .where(eq(enterpriseFiles.id, id));
  const own = ctx.actor.memberships.some(({ enterpriseId }) => enterpriseId === row?.enterprise_files.enterpriseId);
  if (!row || !(own || ctx.actor.grants.some((grant) => covers(grant, row.enterprises)))) throw new Refusal('not-found');
  const { hash, type, name } = row.enterprise_files;
  const file = await openFileStore(ctx.settings.filesFolder).read(hash, type as MediaType);
  if (!file) throw new Refusal('not-found');
  return { file, name };
}
