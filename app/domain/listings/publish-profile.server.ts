import { and, eq, notInArray } from 'drizzle-orm';
import type { Capability, Profile } from '#app/domain/catalogue/capability-profile.ts';
import { gradesIn } from '#app/domain/catalogue/grades.ts';
import { readGradeNames } from '#app/domain/catalogue/read-grade-names.server.ts';
import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import type { Tx } from '#db/client.ts';
import { capabilities, capabilityProfiles, processes } from '#db/schema/capabilities.ts';
import { products } from '#db/schema/catalogue.ts';
import type { ListingRow } from '#db/schema/listings.ts';
import { nameSort } from '#search/analysis/name-sort.ts';
import { placeOf } from './place-of.ts';
import { type ClaimChange, stateClaims } from './state-claims.server.ts';

/**
 * Makes of an approved capability profile what buyers see, in the transaction that approves it: the profile, a capability for each process,
 * the enterprise's claims, and their place in the search index.
 *
 * @returns what became known of its claims.
 */
export async function publishProfile(
  tx: Tx,
  ctx: Pick<Context, 'search' | 'now' | 'actor' | 'reference'>,
  { id: listingId, enterpriseId }: Pick<ListingRow, 'id' | 'enterpriseId'>,
  profile: Profile,
): Promise<ClaimChange[]> {
  const publishedAt = ctx.now();
  await tx
    .insert(capabilityProfiles)
    .values({ enterpriseId, profile, publishedAt })
    .onConflictDoUpdate({ target: capabilityProfiles.enterpriseId, set: { profile, publishedAt } });
  const names = new Map((await tx.select({ code: processes.code, zh: processes.zh }).from(processes)).map(({ code, zh }) => [code, zh]));
  const grades = await readGradeNames(tx);
  const place = placeOf(ctx, profile.plants[0]!.place);
  const kept: string[] = [];
  for (const [position, capability] of profile.capabilities.entries()) {
    const row = {
      ...{ position, ...place, publishedAt, ...columnsOf(capability) },
      nameSort: nameSort(names.get(capability.process)! + capability.detail),
      grades: [...new Set(capability.materials.flatMap((material) => gradesIn(material, dayOf(publishedAt), grades)))],
    };
    const [made] = await tx
      .insert(capabilities)
      .values({ enterpriseId, ...row })
      .onConflictDoUpdate({ target: [capabilities.enterpriseId, capabilities.processCode, capabilities.detail], set: row })
      .returning({ id: capabilities.id });
    kept.push(made!.id);
  }
  const gone = await tx
    .delete(capabilities)
    .where(and(eq(capabilities.enterpriseId, enterpriseId), notInArray(capabilities.id, kept)))
    .returning({ id: capabilities.id });
  const claims = await stateClaims(tx, ctx, { listingId, enterpriseId }, profile.credentials);
  await ctx.search.refresh(tx, 'capability', [...kept, ...gone.map(({ id }) => id)]);
  await ctx.search.refresh(tx, 'enterprise', [enterpriseId]);
  // What the maker holds is found at its products too.
  const made = claims.length > 0 ? await tx.select({ id: products.id }).from(products).where(eq(products.enterpriseId, enterpriseId)) : [];
  await ctx.search.refresh(
    tx,
    'product',
    made.map(({ id }) => id),
  );
  return claims;
}

const columnsOf = ({ process, detail, materials, tolerance, size, capacity, ...rest }: Capability) => ({
  ...{ processCode: process, detail, materials: [...materials], monthlyCapacity: capacity, ...rest },
  ...{ tolerance: tolerance?.typed ?? null, toleranceLow: tolerance?.low ?? null, toleranceHigh: tolerance?.high ?? null },
  ...{ size: size?.typed ?? null, sizeLow: size?.low ?? null, sizeHigh: size?.high ?? null },
});
