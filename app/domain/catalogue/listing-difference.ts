/**
 * What differs between two versions of a listing, field by field.
 *
 * A difference is trivial where it changes how something is written and not what is said: spaces, width, full stops, the order of a
 * list. Those confirm themselves; anything else is judged by a moderator.
 */
import { attributeName, type ListedCredential, type ListedValue, type Listing, listingFields } from './listing.ts';

export type FieldDifference = {
  /** Name of the form's field; `credentials` for all of them. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly weight: 'trivial' | 'judged';
};

export function differenceOf(before: Listing, after: Listing): FieldDifference[] {
  const keys = [...new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)])].sort();
  return [
    ...listingFields.map((field) => compared(field, before[field], after[field], saidBy)),
    ...keys.map((key) => compared(attributeName(key), own(before.attributes, key), own(after.attributes, key), saidByValue)),
    compared('credentials', before.credentials, after.credentials, saidByCredentials),
  ].filter((one) => one !== null);
}

/** Whether a moderator need not look. */
export const isTrivial = (differences: readonly FieldDifference[]): boolean => differences.every(({ weight }) => weight === 'trivial');

export function applyDifference(before: Listing, differences: readonly FieldDifference[]): Listing {
  const attributes = { ...before.attributes };
  const fields: Record<string, unknown> = {};
  for (const { field, after } of differences) {
    if (!field.startsWith('attr.')) fields[field] = after;
    else if (after === null) delete attributes[field.slice('attr.'.length)];
    else attributes[field.slice('attr.'.length)] = after as ListedValue;
  }
  return { ...before, ...fields, attributes };
}

const own = (values: Listing['attributes'], key: string): ListedValue | null => (Object.hasOwn(values, key) ? (values[key] ?? null) : null);

function compared<T>(field: string, before: T, after: T, said: (value: T) => unknown): FieldDifference | null {
  if (same(before, after)) return null;
  return { field, before, after, weight: same(said(before), said(after)) ? 'trivial' : 'judged' };
}

/** The same of two objects of lists and words, such as capability profiles: each key is one field. */
export function differenceOfParts<T extends object>(before: Partial<T>, after: T): FieldDifference[] {
  return (Object.keys(after) as (keyof T & string)[])
    .map((field) => compared(field, keysInOrder(before[field] ?? null), keysInOrder(after[field]), saidByPart))
    .filter((one) => one !== null);
}

/** What was kept in the database comes back with its keys in another order. */
function keysInOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysInOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, keysInOrder(part)]),
  );
}

function saidByPart(value: unknown): unknown {
  if (typeof value === 'string') return plain(value);
  if (Array.isArray(value)) return value.map(saidByPart);
  if (typeof value !== 'object' || value === null) return value;
  if ('typed' in value && 'low' in value) return saidByValue(value as ListedValue);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, saidByPart(part)]));
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Half width, without spaces and stops that end or part sentences. Letters keep their case, and signs that belong to a figure or a
 * model (. - / ~ ≥ %) stay: 1.6 is not 16, and YC-6 may not be YC6.
 */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/(?<=[\da-z])[ \t]+(?=[\da-z])/giu, '\u0000')
    .replace(/[ \t\n]+|[。!！、“”‘’「」《》]|(?<!\d)[,;](?!\d)|\.$/gu, '');

function saidBy(value: Listing[(typeof listingFields)[number]]): unknown {
  if (typeof value === 'string') return plain(value);
  return Array.isArray(value) ? value.map((item: string) => plain(item)).sort() : value;
}

/** A figure is what it says in the base unit: 16 bar for 1.6 MPa is a manner of writing. */
const saidByValue = (value: ListedValue | null) =>
  value && (value.low !== null || value.high !== null ? [value.low, value.high] : plain(value.typed));

const saidByCredentials = (credentials: readonly ListedCredential[]) =>
  credentials
    .map(({ kind, title, issuer, number, validFrom, validTo, evidence }) =>
      JSON.stringify([kind, plain(title), issuer && plain(issuer), number && plain(number), validFrom, validTo, evidence]),
    )
    .sort();
