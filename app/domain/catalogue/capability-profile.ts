/**
 * What an enterprise can do for others, as it says it: plants, machines, the processes it offers, certificates. The draft is what was typed,
 * the profile what is read from it (read-profile.ts), as with a product's listing.
 */
import { z } from 'zod';
import { credentialParts, type ListedCredential, type ListedValue, tidy } from './listing.ts';

export const profileFields = ['languages', 'contract', 'notes'] as const;
export type ProfileField = (typeof profileFields)[number];

/** Groups of rows in the form, and what a row has. */
export const rowParts = {
  plant: ['place', 'purpose', 'area'],
  machine: ['kind', 'model', 'count', 'axes', 'travel', 'tonnage'],
  capability: [
    ...(['process', 'detail', 'materials', 'tolerance', 'size', 'capacity', 'capacityUnit'] as const),
    ...(['batchLeast', 'batchMost', 'batchUnit', 'leadTimeDays'] as const),
  ],
  credential: credentialParts,
} as const;
export type RowGroup = keyof typeof rowParts;
export const rowGroups = Object.keys(rowParts) as RowGroup[];
export type Row<G extends RowGroup> = Readonly<Record<(typeof rowParts)[G][number], string>>;
export const mostRows = { plant: 5, machine: 20, capability: 15, credential: 15 } as const satisfies Record<RowGroup, number>;

export type ProfileDraft = { readonly fields: Readonly<Record<ProfileField, string>> } & { readonly [G in RowGroup]: readonly Row<G>[] };

/** Name of a field as the form sends it. */
export const rowName = (group: RowGroup, row: number, part: string) => `${group}.${row}.${part}`;

export const contracts = ['oem', 'odm', 'both', 'none'] as const;

export type Plant = { readonly place: string; readonly purpose: string | null; readonly area: ListedValue | null };
export type Machine = {
  readonly kind: string;
  readonly model: string | null;
  readonly count: number | null;
  readonly axes: number | null;
  readonly travel: ListedValue | null;
  readonly tonnage: ListedValue | null;
};
export type Capability = {
  /** Code of `processes`. */
  readonly process: string;
  readonly detail: string;
  readonly materials: readonly string[];
  readonly tolerance: ListedValue | null;
  readonly size: ListedValue | null;
  /** A month. */
  readonly capacity: number | null;
  readonly capacityUnit: string | null;
  readonly batchLeast: number | null;
  readonly batchMost: number | null;
  readonly batchUnit: string | null;
  readonly leadTimeDays: number | null;
};
export type Profile = {
  readonly languages: readonly string[];
  readonly contract: (typeof contracts)[number] | null;
  readonly notes: string | null;
  readonly plants: readonly Plant[];
  readonly machines: readonly Machine[];
  readonly capabilities: readonly Capability[];
  readonly credentials: readonly ListedCredential[];
};

export const emptyProfileDraft: ProfileDraft = {
  fields: { languages: '', contract: '', notes: '' },
  ...{ plant: [], machine: [], capability: [], credential: [] },
};

/** The fields of a posted form → a draft; rows with nothing in them are left out. */
export const profileForm = z.record(z.string(), z.unknown()).transform((sent): ProfileDraft => {
  const typed = (name: string) => {
    const value = Object.hasOwn(sent, name) ? sent[name] : '';
    return typeof value === 'string' ? tidy(value) : '';
  };
  const rows = <G extends RowGroup>(group: G): Row<G>[] =>
    Array.from(
      { length: mostRows[group] },
      (_, row) => Object.fromEntries(rowParts[group].map((part) => [part, typed(rowName(group, row, part))])) as Row<G>,
    ).filter((row) => Object.values(row).some((value) => value !== ''));
  return {
    fields: { languages: typed('languages'), contract: typed('contract'), notes: typed('notes') },
    ...{ plant: rows('plant'), machine: rows('machine'), capability: rows('capability'), credential: rows('credential') },
  };
});
