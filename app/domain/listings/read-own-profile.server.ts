import { and, desc, eq } from 'drizzle-orm';
import { mustActFor, mustBeSignedIn } from '#app/domain/accounts/may.ts';
import type { ProfileDraft } from '#app/domain/catalogue/capability-profile.ts';
import type { Completeness } from '#app/domain/catalogue/completeness.ts';
import { profileCompleteness } from '#app/domain/catalogue/profile-completeness.ts';
import type { ListingFault } from '#app/domain/catalogue/read-listing.ts';
import { readProfile } from '#app/domain/catalogue/read-profile.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { capabilityProfiles } from '#db/schema/capabilities.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { enterpriseFiles, type ListingRow, listingReviews, listings } from '#db/schema/listings.ts';
import { type Process, readProfileReference } from './read-profile-reference.server.ts';

export type OwnProfilePage = {
  readonly enterprise: { readonly name: string; readonly ref: string };
  /** Whether buyers see a profile. */
  readonly published: boolean;
  /** Null before it was begun. */
  readonly profile: {
    readonly version: number;
    readonly state: ListingRow['state'];
    readonly draft: ProfileDraft;
    /** Of what was typed so far, by field. */
    readonly faults: Readonly<Record<string, ListingFault>>;
    readonly completeness: Completeness;
    readonly processes: readonly Process[];
    readonly units: readonly string[];
    readonly files: readonly { readonly id: string; readonly name: string }[];
    /** Why it came back, by field, where it did. */
    readonly reasons: Readonly<Record<string, string>>;
  } | null;
};

/** The capability profile of one's enterprise, with all that its form needs. @throws Refusal not-found for everybody else. */
export async function readOwnProfile(ctx: Context, enterpriseRef: string): Promise<OwnProfilePage> {
  mustBeSignedIn(ctx.actor);
  return asActor(ctx, async (tx) => {
    const [row] = await tx
      .select()
      .from(enterprises)
      .leftJoin(listings, and(eq(listings.enterpriseId, enterprises.id), eq(listings.kind, 'capability')))
      .leftJoin(capabilityProfiles, eq(capabilityProfiles.enterpriseId, enterprises.id))
      .where(eq(enterprises.ref, enterpriseRef));
    if (!row) throw new Refusal('not-found');
    const { enterprises: enterprise, listings: listing } = row;
    mustActFor(ctx.actor, enterprise.id);
    const page = { enterprise: { name: enterprise.name, ref: enterprise.ref }, published: row.capability_profiles !== null };
    if (!listing) return { ...page, profile: null };
    const draft = listing.draft as ProfileDraft;
    const known = await readProfileReference(tx, ctx);
    const read = readProfile(draft, known);
    const files = await tx
      .select({ id: enterpriseFiles.id, name: enterpriseFiles.name })
      .from(enterpriseFiles)
      .where(eq(enterpriseFiles.enterpriseId, enterprise.id))
      .orderBy(desc(enterpriseFiles.uploadedAt))
      .limit(100);
    const [last] = await tx
      .select({ status: listingReviews.status, reasons: listingReviews.reasons })
      .from(listingReviews)
      .where(and(eq(listingReviews.listingId, listing.id), eq(listingReviews.enterpriseId, enterprise.id)))
      .orderBy(desc(listingReviews.submittedAt))
      .limit(1);
    return {
      ...page,
      profile: {
        ...{ version: listing.version, state: listing.state, draft, faults: read.faults, files },
        completeness: profileCompleteness(read.profile),
        processes: known.processList,
        units: known.units.map(({ zh }) => zh),
        reasons: listing.state === 'returned' && last?.status === 'returned' ? last.reasons : {},
      },
    };
  });
}
