/** A published product as a draft, for its maker to go on from. */
import { emptyDraft, type Listing, type ListingDraft, type ListingField } from '#app/domain/catalogue/listing.ts';

export function draftOf(listing: Listing): ListingDraft {
  const typed = (field: ListingField): string => {
    const value = listing[field];
    if (value === null) return '';
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    return Array.isArray(value) ? value.join('；') : String(value);
  };
  const fields = Object.fromEntries((Object.keys(emptyDraft.fields) as ListingField[]).map((field) => [field, typed(field)])) as Record<
    ListingField,
    string
  >;
  return {
    fields,
    attributes: Object.fromEntries(Object.entries(listing.attributes).map(([key, { typed: value }]) => [key, value])),
    credentials: listing.credentials.map(({ kind, title, issuer, number, validFrom, validTo, evidence }) => ({
      ...{ kind, title, issuer: issuer ?? '', number: number ?? '' },
      ...{ validFrom: validFrom ?? '', validTo: validTo ?? '', evidence: evidence ?? '' },
    })),
  };
}

/** A product of which nothing is said yet but where its maker is. */
export const firstDraft = (maker: { readonly cityCode: string | null; readonly countyCode: string | null }): ListingDraft => ({
  ...emptyDraft,
  fields: { ...emptyDraft.fields, city: maker.cityCode ?? '', county: maker.countyCode ?? '' },
});
