/** Reads a draft: what holds of it, what does not and why, what is missing before it may be submitted. */
import { z } from 'zod';
import type { capacityPeriods } from '#db/schema/catalogue.ts';
import type { CredentialKind } from '#db/schema/credentials.ts';
import {
  attributeName,
  type CredentialPart,
  credentialName,
  type ListedCredential,
  type ListedValue,
  type Listing,
  type ListingDraft,
  type ListingField,
  listingFields,
} from './listing.ts';
import { type Attribute, readValue, type ValueFault } from './typed-value.ts';
import { findUnit, type Unit } from './unit-spellings.ts';

const periods = ['minute', 'day', 'month', 'year'] as const satisfies readonly (typeof capacityPeriods)[number][];
export const listedKinds = [
  'honour',
  'certificate',
  'licence',
  'standard',
  'patent',
  'geographical-indication',
  'listing',
] as const satisfies readonly CredentialKind[];

/** Why a field does not hold; the page turns it into a sentence. */
export type ListingFault =
  | ValueFault
  | 'too-short'
  | 'too-many'
  | 'choose'
  | 'unknown-category'
  | 'unknown-sector'
  | 'unknown-division'
  | 'unknown-city'
  | 'county-of-another-city'
  | 'not-an-hs-code'
  | 'not-whole'
  | 'not-above-zero'
  | 'number-needed'
  | 'period-needed'
  | 'not-a-day'
  | 'ends-before-it-begins'
  | 'patent-needs-number'
  | 'attribute-of-another-category'
  | 'stated-twice';

/** What the reference data knows, as far as a listing may refer to it. */
export type ListingReference = {
  readonly categories: ReadonlySet<string>;
  readonly sectors: ReadonlySet<string>;
  readonly divisions: ReadonlySet<string>;
  readonly cities: ReadonlySet<string>;
  /** Code of a county → code of its city. */
  readonly counties: ReadonlyMap<string, string>;
  readonly units: readonly Unit[];
  /** The attributes of the category that was chosen, in its order. */
  readonly definitions: readonly Attribute[];
};

export type ReadListing = {
  /** A field that does not hold is null, or absent among the attributes. */
  readonly listing: Listing;
  /** By the name of the form's field. */
  readonly faults: Readonly<Record<string, ListingFault>>;
  readonly missing: readonly ListingField[];
  readonly submittable: boolean;
};

const fault = (name: ListingFault) => name;
export const text = (longest: number, shortest = 1) =>
  z
    .string()
    .refine((typed) => [...typed].length >= shortest, fault('too-short'))
    .refine((typed) => [...typed].length <= longest, fault('too-long'));
const among = (known: { has(code: string): boolean }, name: ListingFault) => z.string().refine((typed) => known.has(typed), fault(name));
export const list = (most: number, longest: number) =>
  z
    .string()
    .transform(split)
    .refine((items) => items.length <= most, fault('too-many'))
    .refine((items) => items.every((item) => [...item].length <= longest), fault('too-long'));
export const amount = z
  .string()
  .transform((typed) => plainNumber(typed))
  .refine((typed) => /^\d{1,15}(\.\d{1,6})?$/.test(typed), fault('not-a-number'))
  .transform(Number)
  .refine((value) => value > 0, fault('not-above-zero'));

/** 、 and the semicolons of both widths part the items of a list, as do commas and lines; a thing is said once. */
export function split(typed: string): string[] {
  const items = typed.split(/[;；、,，\n]/u).map((item) => item.trim());
  return [...new Set(items.filter(Boolean))];
}

const plainNumber = (typed: string) =>
  typed
    .normalize('NFKC')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .trim();

/** A whole number up to `most`; of days where it may be written with its unit. */
export const whole = (most: number) =>
  z
    .string()
    .transform((typed) => plainNumber(typed).replace(/\s*(?:天|日|days?)$/i, ''))
    .refine((typed) => /^\d+$/.test(typed), fault('not-whole'))
    .transform(Number)
    .refine((number) => number <= most, fault('above-most'));
export const days = whole(3650);

const schemasOf = (known: ListingReference) => ({
  name: text(100, 2),
  brand: text(60),
  category: among(known.categories, 'unknown-category'),
  sector: among(known.sectors, 'unknown-sector'),
  division: among(known.divisions, 'unknown-division'),
  city: among(known.cities, 'unknown-city'),
  county: among(known.counties, 'county-of-another-city'),
  hsCode: z
    .string()
    .transform((typed) => typed.normalize('NFKC').replace(/[\s.]/g, ''))
    .refine((code) => /^\d{6}(\d{2}){0,2}$/.test(code), fault('not-an-hs-code')),
  standards: list(20, 100),
  applications: list(20, 60),
  capacity: amount,
  capacityUnit: unit(known),
  capacityPeriod: z.enum(periods, fault('choose')),
  minimumOrder: amount,
  minimumOrderUnit: unit(known),
  leadTimeDays: days,
  contractManufacturing: z.enum(['yes', 'no'], fault('choose')).transform((answer) => answer === 'yes'),
  exportMarkets: list(50, 60),
  notes: text(1000),
});

export const unit = (known: Pick<ListingReference, 'units'>) =>
  z.string().transform((typed, context) => {
    const found = findUnit(typed, null, known.units);
    if (found) return found.code;
    context.addIssue({ code: 'custom', message: fault('unit-unknown') });
    return z.NEVER;
  });

type Schemas = ReturnType<typeof schemasOf>;

/** Made once for each reference: a sheet has thousands of listings. */
const remembered = new WeakMap<ListingReference, Schemas>();

function schemas(known: ListingReference): Schemas {
  const made = remembered.get(known) ?? schemasOf(known);
  remembered.set(known, made);
  return made;
}

type Fields = { [F in ListingField]: z.output<Schemas[F]> | null };

const needed = ['name', 'category', 'sector', 'city'] as const satisfies readonly ListingField[];

export function readListing(draft: ListingDraft, known: ListingReference): ReadListing {
  const faults: Record<string, ListingFault> = {};
  const every = schemas(known);
  const read = Object.fromEntries(
    listingFields.map((field) => {
      const typed = draft.fields[field];
      if (typed === '') return [field, null];
      const parsed = every[field].safeParse(typed);
      if (parsed.success) return [field, parsed.data];
      faults[field] = parsed.error.issues[0]?.message as ListingFault;
      return [field, null];
    }),
  ) as Fields;

  const { capacity, capacityUnit, capacityPeriod, minimumOrder, minimumOrderUnit } = draft.fields;
  const lacks = (field: ListingField, name: ListingFault) => {
    if (draft.fields[field] === '') faults[field] ??= name;
  };
  if (capacity || capacityUnit || capacityPeriod) {
    lacks('capacity', 'number-needed');
    lacks('capacityUnit', 'unit-missing');
    lacks('capacityPeriod', 'period-needed');
  }
  if (minimumOrder || minimumOrderUnit) {
    lacks('minimumOrder', 'number-needed');
    lacks('minimumOrderUnit', 'unit-missing');
  }
  if (read.county !== null && read.city !== null && known.counties.get(read.county) !== read.city) faults.county = 'county-of-another-city';

  const listing: Listing = {
    ...read,
    standards: read.standards ?? [],
    applications: read.applications ?? [],
    exportMarkets: read.exportMarkets ?? [],
    attributes: readAttributes(draft, known, faults),
    credentials: readCredentials(draft, faults),
  };
  const missing = needed.filter((field) => draft.fields[field] === '');
  return { listing, faults, missing, submittable: missing.length === 0 && Object.keys(faults).length === 0 };
}

function readAttributes({ attributes }: ListingDraft, known: ListingReference, faults: Record<string, ListingFault>) {
  const values: Record<string, ListedValue> = {};
  for (const [key, typed] of Object.entries(attributes)) {
    const definition = known.definitions.find((one) => one.key === key);
    const read = definition ? readValue(typed, definition, known.units) : { fault: fault('attribute-of-another-category') };
    if ('fault' in read) faults[attributeName(key)] = read.fault;
    else values[key] = read;
  }
  return values;
}

const credential = {
  kind: z.enum(listedKinds, fault('choose')),
  title: text(200, 2),
  issuer: text(100),
  number: text(100),
  validFrom: z.iso.date(fault('not-a-day')),
  validTo: z.iso.date(fault('not-a-day')),
  evidence: z.uuid(fault('choose')),
};

/** A row with anything wrong in it is left out whole: half a certificate proves nothing. */
export function readCredentials(
  { credentials }: Pick<ListingDraft, 'credentials'>,
  faults: Record<string, ListingFault>,
): ListedCredential[] {
  const stated = new Set<string>();
  return credentials.flatMap((row, at) => {
    const wrong = (part: CredentialPart, name: ListingFault) => {
      faults[credentialName(at, part)] ??= name;
    };
    const before = Object.keys(faults).length;
    for (const part of Object.keys(credential) as CredentialPart[]) {
      if (row[part] === '') continue;
      const parsed = credential[part].safeParse(row[part]);
      if (!parsed.success) wrong(part, parsed.error.issues[0]?.message as ListingFault);
    }
    if (row.kind === '') wrong('kind', 'choose');
    if (row.title === '') wrong('title', 'empty');
    if (row.kind === 'patent' && row.number === '') wrong('number', 'patent-needs-number');
    if (row.validFrom && row.validTo && row.validFrom > row.validTo) wrong('validTo', 'ends-before-it-begins');
    const statement = [row.kind, row.title, row.number].join('\n');
    if (stated.has(statement)) wrong('title', 'stated-twice');
    stated.add(statement);
    const kind = listedKinds.find((one) => one === row.kind);
    if (!kind || Object.keys(faults).length > before) return [];
    const orNull = (part: CredentialPart) => row[part] || null;
    return [
      {
        kind,
        title: row.title,
        issuer: orNull('issuer'),
        number: orNull('number'),
        validFrom: orNull('validFrom'),
        validTo: orNull('validTo'),
        evidence: orNull('evidence'),
      },
    ];
  });
}
