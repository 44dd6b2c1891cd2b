import { and, eq, isNull, sql } from 'drizzle-orm';
import type { ListedCredential } from '#app/domain/catalogue/listing.ts';
import type { Context } from '#app/platform/context.ts';
import type { Tx } from '#db/client.ts';
import { credentials } from '#db/schema/credentials.ts';
import { type ClaimState, claims, claimVersions } from '#db/schema/listings.ts';

/** What became known of a claim with an approval: for the journal, from which the state of any past instant can be told again. */
export type ClaimChange = {
  readonly claim: string;
  readonly state: ClaimState;
  readonly validFrom: string | null;
  readonly validTo: string | null;
};

/** Who bears what is attested: the product, or of a capability profile the enterprise. */
type Of = { readonly listingId: string } & ({ readonly productId: string } | { readonly enterpriseId: string });

/**
 * Brings the claims of a listing in line with an approved version. One that came with evidence is reviewed from now on and counts; one
 * without stays declared, is shown as the maker's word and counts nowhere; one that is no longer stated is withdrawn. What was known before
 * stays known for its time.
 */
export async function stateClaims(
  tx: Tx,
  { now }: Pick<Context, 'now'>,
  of: Of,
  stated: readonly ListedCredential[],
): Promise<ClaimChange[]> {
  const { listingId } = of;
  const keyOf = (one: { kind: string; title: string; number: string | null }) => JSON.stringify([one.kind, one.title, one.number]);
  const there = await tx.select().from(claims).where(eq(claims.listingId, listingId));
  const wanted = new Map(stated.map((one) => [keyOf(one), one]));
  const changes: (ClaimChange | null)[] = [];
  for (const claim of there) {
    if (!wanted.has(keyOf(claim))) changes.push(await change(tx, now(), claim.id, 'withdrawn', null));
  }
  for (const one of stated) {
    const known = there.find((claim) => keyOf(claim) === keyOf(one));
    const id = known?.id ?? (await newClaim(tx, listingId, one));
    if (known && known.evidenceFileId !== one.evidence)
      await tx.update(claims).set({ evidenceFileId: one.evidence }).where(eq(claims.id, id));
    changes.push(await change(tx, now(), id, one.evidence ? 'reviewed' : 'declared', one));
  }
  await countReviewed(tx, of);
  return changes.filter((one) => one !== null);
}

async function newClaim(tx: Tx, listingId: string, { kind, title, number, evidence }: ListedCredential): Promise<string> {
  const [made] = await tx.insert(claims).values({ listingId, kind, title, number, evidenceFileId: evidence }).returning({ id: claims.id });
  return made!.id;
}

/** Closes the present version where it says otherwise, and opens the next; never earlier than that one began, should the clock have been set back. */
async function change(
  tx: Tx,
  at: Date,
  claimId: string,
  state: ClaimState,
  said: Pick<ListedCredential, 'issuer' | 'validFrom' | 'validTo'> | null,
): Promise<ClaimChange | null> {
  const [present] = await tx
    .select()
    .from(claimVersions)
    .where(and(eq(claimVersions.claimId, claimId), isNull(claimVersions.knownTo)));
  const next = { state, issuer: said?.issuer ?? null, validFrom: said?.validFrom ?? null, validTo: said?.validTo ?? null };
  const withdrawn =
    state === 'withdrawn' && present ? { issuer: present.issuer, validFrom: present.validFrom, validTo: present.validTo } : {};
  const version = { ...next, ...withdrawn };
  if (present && (Object.keys(version) as (keyof typeof version)[]).every((key) => present[key] === version[key])) return null;
  const knownFrom = present && present.knownFrom > at ? present.knownFrom : at;
  if (present) await tx.update(claimVersions).set({ knownTo: knownFrom }).where(eq(claimVersions.id, present.id));
  await tx.insert(claimVersions).values({ claimId, ...version, knownFrom });
  return { claim: claimId, state, validFrom: version.validFrom, validTo: version.validTo };
}

/**
 * Reviewed claims are credentials of their bearer, which searches, facets and badges read; they stop counting by their own last day. What
 * the directory says of the bearer already, from another source, stays said once.
 */
async function countReviewed(tx: Tx, { listingId, ...bearer }: Of): Promise<void> {
  const [productId, enterpriseId] = 'productId' in bearer ? [bearer.productId, null] : [null, bearer.enterpriseId];
  const mine = sql`select c.id from ${claims} c where c.listing_id = ${listingId}`;
  await tx.delete(credentials).where(sql`${credentials.id} in (${mine})`);
  await tx.execute(sql`
    insert into ${credentials} (id, product_id, enterprise_id, kind, level, title, family, issuer, number, valid_from, valid_to, basis)
    select c.id, ${productId}::uuid, ${enterpriseId}::uuid, c.kind, 'other', c.title, c.title, v.issuer, c.number, v.valid_from::date, v.valid_to::date, 'declared'
    from ${claims} c join ${claimVersions} v on v.claim_id = c.id and v.known_to is null
    where c.listing_id = ${listingId} and v.state = 'reviewed'
    on conflict on constraint credentials_stated_once do nothing`);
}
