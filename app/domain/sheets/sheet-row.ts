/** What a row of a sheet says of a product, and what of it does not hold. */
import { credentialName, credentialParts, type ListingDraft, listingForm, mostCredentials, sentBy } from '#app/domain/catalogue/listing.ts';
import { checkWords } from '#app/domain/catalogue/listing-words.ts';
import { type ListingReference, readListing } from '#app/domain/catalogue/read-listing.ts';
import type { Row } from '#app/platform/spreadsheet/cell.ts';
import { cleanText } from '#app/platform/text.ts';
import { cellText } from './cell-text.ts';
import { type Codes, decoded, listOf } from './coded-cells.ts';
import { credentialPartOf, type Heading } from './sheet-columns.ts';

export type SheetColumn = Heading & { readonly column: number };
export type CellFault = { readonly field: string; readonly code: string; readonly detail?: Readonly<Record<string, string>> };
type Typed = Readonly<Record<string, string>>;

/** By field, as the form would have it: codes for names. An empty cell is an empty text, or what its heading says for all. */
export function typedIn(row: Row, columns: readonly SheetColumn[], codes: Codes): Typed {
  return Object.fromEntries(
    columns.map(({ name, column, standing }) => {
      const cell = row.cells.get(column);
      const text = cell ? cellText(cell).trim() : '';
      return [name, withCode(name, text === '' ? (standing ?? '') : text, codes)];
    }),
  );
}

function withCode(name: string, text: string, codes: Codes): string {
  const list = listOf(name);
  return list && text !== '' ? decoded(list, text, codes) : text;
}

/** The draft as a sheet can say it: the same for two drafts of which a sheet says the same. */
export const asSheetSays = (draft: ListingDraft, codes: Codes): ListingDraft =>
  listingForm.parse(Object.fromEntries(Object.entries(sentBy(draft)).map(([name, text]) => [name, withCode(name, text, codes)])));

/**
 * The draft that a row asks for. What the sheet has no column for stays as it is; of a new product an empty cell leaves the place of its
 * maker.
 *
 * @returns with it, for each credential of the draft, in which columns of the sheet it stands.
 */
export function draftOfRow(base: ListingDraft, typed: Typed, isNew: boolean): { draft: ListingDraft; credentialColumns: number[] } {
  const said = Object.entries(typed).filter(([name, text]) => !(isNew && text === '' && (name === 'city' || name === 'county')));
  const sent = { ...sentBy(base), ...Object.fromEntries(said) };
  const stands = (row: number) => credentialParts.some((part) => cleanText(sent[credentialName(row, part)] ?? '') !== '');
  return {
    draft: listingForm.parse(sent),
    credentialColumns: Array.from({ length: mostCredentials }, (_, row) => row).filter(stands),
  };
}

/** All that does not hold of a draft, by the fields of the sheet. */
export function faultsOf(
  { draft, credentialColumns }: ReturnType<typeof draftOfRow>,
  known: ListingReference,
  files: ReadonlySet<string>,
): CellFault[] {
  const { listing, faults, missing } = readListing(draft, known);
  const inSheet = (name: string): string => {
    const found = credentialPartOf(name);
    return found ? credentialName(credentialColumns[found.row] ?? found.row, found.part) : name;
  };
  const words = checkWords(listing).filter(({ severity }) => severity === 'refuse');
  return [
    ...missing.map((field) => ({ field, code: 'missing' })),
    ...Object.entries(faults).map(([field, code]) => ({ field: inSheet(field), code })),
    ...draft.credentials.flatMap(({ evidence }, row) =>
      evidence !== '' && !files.has(evidence) && !faults[credentialName(row, 'evidence')]
        ? [{ field: inSheet(credentialName(row, 'evidence')), code: 'no-such-file' }]
        : [],
    ),
    ...words.map(({ field, quote, law }) => ({ field, code: 'forbidden-words', detail: { quote, law } })),
  ];
}

export const sameDraft = (one: ListingDraft, other: ListingDraft): boolean => JSON.stringify(one) === JSON.stringify(other);
