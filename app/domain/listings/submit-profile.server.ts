import { eq } from 'drizzle-orm';
import { type Profile, type ProfileDraft, rowName } from '#app/domain/catalogue/capability-profile.ts';
import { checkContent } from '#app/domain/catalogue/check-content.ts';
import { spamSignsOf } from '#app/domain/catalogue/likeness.ts';
import { differenceOfParts, isTrivial } from '#app/domain/catalogue/listing-difference.ts';
import type { ListingFault } from '#app/domain/catalogue/read-listing.ts';
import { readProfile } from '#app/domain/catalogue/read-profile.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import { atOneInstant, type Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { capabilityProfiles } from '#db/schema/capabilities.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { enterpriseFiles, listingReviews, listings } from '#db/schema/listings.ts';
import type { Submission } from './hand-in.server.ts';
import { lockOwnListing } from './own-listing.server.ts';
import { placeOf } from './place-of.ts';
import { publishProfile } from './publish-profile.server.ts';
import { readProfileReference } from './read-profile-reference.server.ts';
import type { Screened } from './screen.server.ts';

/**
 * Keeps what was typed and hands the capability profile in, under the rules of listings: words that the law forbids are refused, a change
 * of spelling confirms itself, everything else waits for a moderator of the enterprise's place while buyers see the old one.
 *
 * @throws Refusal as `submitListing`.
 */
export async function submitProfile(asked: Context, id: string, version: number, draft: ProfileDraft): Promise<Submission> {
  return asActor(asked, async (tx) => {
    const row = await lockOwnListing(tx, asked.actor, id, 'capability');
    const ctx = atOneInstant(asked);
    if (row.state === 'submitted') throw new Refusal('not-in-that-state');
    if (row.version !== version) throw new Refusal('already-exists');
    const { profile, faults, missing } = readProfile(draft, await readProfileReference(tx, ctx));
    const findings = screened(draft, profile);
    const refused = findings.words.filter(({ severity }) => severity === 'refuse');
    const wrong = {
      ...Object.fromEntries(missing.map((field) => [field, 'missing'])),
      ...(await strangeEvidence(tx, row.enterpriseId, draft)),
      ...faults,
    };
    const next = version + 1;
    await tx.update(listings).set({ draft, version: next, updatedAt: ctx.now() }).where(eq(listings.id, id));
    const about = { subjectId: id, enterpriseId: row.enterpriseId };
    if (Object.keys(wrong).length > 0 || refused.length > 0) {
      await record(tx, ctx, { ...about, action: 'listing.saved', detail: { version: next } });
      return { outcome: 'incomplete', version: next, faults: wrong, refused };
    }

    const [shown] = await tx.select().from(capabilityProfiles).where(eq(capabilityProfiles.enterpriseId, row.enterpriseId));
    const published = (shown?.profile ?? null) as Profile | null;
    const difference = differenceOfParts<Profile>(published ?? {}, profile);
    if (difference.length === 0) {
      await record(tx, ctx, { ...about, action: 'listing.saved', detail: { version: next } });
      return { outcome: 'unchanged' };
    }
    const confirms = published !== null && isTrivial(difference);
    const [enterprise] = await tx.select().from(enterprises).where(eq(enterprises.id, row.enterpriseId));
    const place = enterprise!.cityCode
      ? { cityCode: enterprise!.cityCode, countyCode: enterprise!.countyCode }
      : placeOf(ctx, profile.plants[0]!.place);
    const [review] = await tx
      .insert(listingReviews)
      .values({
        ...{ listingId: id, enterpriseId: row.enterpriseId, ...place },
        ...{ proposed: profile, published, difference, findings },
        ...{ submittedBy: ctx.actor.accountId!, submittedAt: ctx.now() },
        ...(confirms ? { status: 'approved' as const, decidedAt: ctx.now() } : {}),
      })
      .returning({ id: listingReviews.id });
    await tx
      .update(listings)
      .set({ state: confirms ? 'editing' : 'submitted', updatedAt: ctx.now() })
      .where(eq(listings.id, id));
    const claims = confirms ? await publishProfile(tx, ctx, row, profile) : [];
    await record(tx, ctx, {
      ...{ ...about, action: confirms ? 'listing.confirmed' : 'listing.submitted' },
      detail: { review: review!.id, fields: difference.map(({ field }) => field), claims },
    });
    return { outcome: confirms ? 'confirmed' : 'submitted' };
  });
}

/** Every text that buyers will see is read as a listing's are. */
function screened(draft: ProfileDraft, { credentials }: Profile): Screened {
  const texts = Object.fromEntries([
    ['notes', draft.fields.notes],
    ['languages', draft.fields.languages],
    ...draft.plant.map(({ purpose }, at) => [`plant.${at}.purpose`, purpose]),
    ...draft.machine.flatMap(({ kind, model }, at) => [
      [`machine.${at}.kind`, kind],
      [`machine.${at}.model`, model],
    ]),
    ...draft.capability.flatMap(({ detail, materials }, at) => [
      [`capability.${at}.detail`, detail],
      [`capability.${at}.materials`, materials],
    ]),
  ]) as Record<string, string>;
  return { words: checkContent(texts, { goods: null, credentials }), spam: Object.values(texts).flatMap(spamSignsOf), alike: [] };
}

/** Evidence is a file of the enterprise itself. */
async function strangeEvidence(tx: Tx, enterpriseId: string, { credential }: ProfileDraft): Promise<Record<string, ListingFault>> {
  const { id } = enterpriseFiles;
  const own = new Set(
    (await tx.select({ id }).from(enterpriseFiles).where(eq(enterpriseFiles.enterpriseId, enterpriseId))).map((file) => file.id),
  );
  return Object.fromEntries(
    credential.flatMap(({ evidence }, row) =>
      evidence === '' || own.has(evidence) ? [] : [[rowName('credential', row, 'evidence'), 'choose']],
    ),
  );
}
