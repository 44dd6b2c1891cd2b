/**
 * The columns of a sheet of products. A column is the field of the listing's form of the same name, and its heading ends in that name,
 * `产品名称 [name]`: so columns may stand in any order, be left out, and be headed in any language. What a row says is read by the same
 * rules as the form.
 */
import { attributeName, type CredentialPart, credentialName, credentialParts, listingFields } from '#app/domain/catalogue/listing.ts';

/** The system's number of a product, or of a listing that is not published yet; and the maker's own. */
export const systemNumber = 'id';
export const ownNumber = 'own';
export const mostCredentialColumns = 20;

/** @param credentials for how many there are to be columns. */
export const columnNames = (attributeKeys: readonly string[], credentials: number): string[] => [
  ...[systemNumber, ownNumber],
  ...listingFields,
  ...attributeKeys.map(attributeName),
  ...Array.from({ length: Math.min(credentials, mostCredentialColumns) }, (_, row) =>
    credentialParts.map((part) => credentialName(row, part)),
  ).flat(),
];

/** A heading. @param standing what an empty cell under it says, as in `类别 [category=调味品/蚝油]`. */
export const headingOf = (label: string, name: string, standing?: string): string =>
  `${label} [${name}${standing === undefined ? '' : `=${standing}`}]`;

export const attributeKeyOf = (name: string): string | null => /^attr\.([a-z][a-z0-9-]{0,60})$/.exec(name)?.[1] ?? null;

/** Of which credential, from 0, and which part of it. */
export function credentialPartOf(name: string): { readonly row: number; readonly part: CredentialPart } | null {
  const [, row = '', written] = /^credential\.(\d{1,2})\.(\w+)$/.exec(name) ?? [];
  const part = credentialParts.find((one) => one === written);
  return part && Number(row) < mostCredentialColumns ? { row: Number(row), part } : null;
}

const isName = (name: string): boolean =>
  name === systemNumber ||
  name === ownNumber ||
  listingFields.some((field) => field === name) ||
  attributeKeyOf(name) !== null ||
  credentialPartOf(name) !== null;

export type Heading = { readonly name: string; readonly standing: string | null };

/**
 * Reads a heading.
 *
 * @param spoken what fields are called in the languages of the site, for headings that somebody has written by hand.
 * @returns null where it names no field.
 */
export function readHeading(text: string, spoken: ReadonlyMap<string, string>): Heading | null {
  const [, name = '', standing = null] = /\[([a-zA-Z][\w.-]*)(?:=([^\]]*))?\]\s*$/.exec(text) ?? [];
  if (isName(name)) return { name, standing };
  const said = spoken.get(text.trim());
  return said === undefined ? null : { name: said, standing: null };
}
