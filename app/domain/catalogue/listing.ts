/**
 * A product as its maker lists it: what was typed (the draft) and what is read from it (the listing).
 *
 * The draft keeps every field as it was typed, right or wrong, so that nothing is lost between two visits; reading it again tells
 * what does not hold and what is missing. Only a listing with neither may be submitted.
 */
import { z } from 'zod';
import { cleanText } from '#app/platform/text.ts';
import type { capacityPeriods } from '#db/schema/catalogue.ts';
import type { CredentialKind } from '#db/schema/credentials.ts';

/** Plain fields of the form, in the order in which it asks for them. */
export const listingFields = [
  'name',
  'brand',
  'category',
  'sector',
  'division',
  'city',
  'county',
  'hsCode',
  'standards',
  'applications',
  'capacity',
  'capacityUnit',
  'capacityPeriod',
  'minimumOrder',
  'minimumOrderUnit',
  'leadTimeDays',
  'contractManufacturing',
  'exportMarkets',
  'notes',
] as const;
export type ListingField = (typeof listingFields)[number];

export const credentialParts = ['kind', 'title', 'issuer', 'number', 'validFrom', 'validTo', 'evidence'] as const;
export type CredentialPart = (typeof credentialParts)[number];
export const mostCredentials = 20;
const mostAttributes = 60;
const longestTyped = 4000;

export type ListingDraft = {
  readonly fields: Readonly<Record<ListingField, string>>;
  /** By the key of the attribute. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly credentials: readonly Readonly<Record<CredentialPart, string>>[];
};

/** Names of fields as the form sends them: `attr.<key>`, `credential.<row>.<part>`. */
export const attributeName = (key: string) => `attr.${key}`;
export const credentialName = (row: number, part: CredentialPart) => `credential.${row}.${part}`;

export const emptyDraft: ListingDraft = {
  fields: Object.fromEntries(listingFields.map((field) => [field, ''])) as Record<ListingField, string>,
  attributes: {},
  credentials: [],
};

/** Lines are kept, because notes have them; all else that is no text becomes a space. */
export const tidy = (typed: string) =>
  typed
    .slice(0, longestTyped)
    .split(/\r\n?|\n/)
    .map(cleanText)
    .join('\n')
    .trim();

/** The fields of a posted form → a draft. Fields that no form has are left out, rows of credentials with nothing in them too. */
export const listingForm = z.record(z.string(), z.unknown()).transform((sent): ListingDraft => {
  const typed = (name: string) => {
    const value = Object.hasOwn(sent, name) ? sent[name] : '';
    return typeof value === 'string' ? tidy(value) : '';
  };
  const keys = Object.keys(sent).flatMap((name) => /^attr\.([a-z][a-z0-9-]{0,60})$/.exec(name)?.[1] ?? []);
  const rows = Array.from({ length: mostCredentials }, (_, row) =>
    Object.fromEntries(credentialParts.map((part) => [part, typed(credentialName(row, part))])),
  ) as Record<CredentialPart, string>[];
  return {
    fields: Object.fromEntries(listingFields.map((field) => [field, typed(field)])) as Record<ListingField, string>,
    attributes: Object.fromEntries(
      keys.slice(0, mostAttributes).flatMap((key) => {
        const value = typed(attributeName(key));
        return value === '' ? [] : [[key, value]];
      }),
    ),
    credentials: rows.filter((row) => credentialParts.some((part) => row[part] !== '')),
  };
});

/** The draft as the form would send it; reading that gives the draft again. */
export const sentBy = ({ fields, attributes, credentials }: ListingDraft): Record<string, string> => ({
  ...fields,
  ...Object.fromEntries(Object.entries(attributes).map(([key, typed]) => [attributeName(key), typed])),
  ...Object.fromEntries(credentials.flatMap((row, at) => credentialParts.map((part) => [credentialName(at, part), row[part]]))),
});

export type ListedCredential = {
  readonly kind: CredentialKind;
  readonly title: string;
  readonly issuer: string | null;
  readonly number: string | null;
  /** Days, as 2026-11-23. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Id of the enterprise's file that shows it. */
  readonly evidence: string | null;
};

export type ListedValue = {
  readonly typed: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly unitCode: string | null;
};

export type Listing = {
  readonly name: string | null;
  readonly brand: string | null;
  /** Path: 调味品/蚝油. */
  readonly category: string | null;
  readonly sector: string | null;
  readonly division: string | null;
  readonly city: string | null;
  readonly county: string | null;
  readonly hsCode: string | null;
  readonly standards: readonly string[];
  readonly applications: readonly string[];
  readonly capacity: number | null;
  readonly capacityUnit: string | null;
  readonly capacityPeriod: (typeof capacityPeriods)[number] | null;
  readonly minimumOrder: number | null;
  readonly minimumOrderUnit: string | null;
  readonly leadTimeDays: number | null;
  readonly contractManufacturing: boolean | null;
  readonly exportMarkets: readonly string[];
  readonly notes: string | null;
  readonly attributes: Readonly<Record<string, ListedValue>>;
  readonly credentials: readonly ListedCredential[];
};
