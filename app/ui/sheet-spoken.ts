/** What the pages call fields and choices, in every language at once: for headings and cells of sheets that were written by hand. */
import { credentialName, credentialParts, listingFields } from '#app/domain/catalogue/listing.ts';
import { listedKinds } from '#app/domain/catalogue/read-listing.ts';
import type { Spoken } from '#app/domain/sheets/sheet-codes.ts';
import { mostCredentialColumns, ownNumber, systemNumber } from '#app/domain/sheets/sheet-columns.ts';
import { languages } from './language.ts';
import { listingLabels } from './listing-labels.ts';
import { periodsOfCapacity } from './sheet-labels.ts';
import { wordsOf } from './words/index.ts';

const credentialNames = Array.from({ length: mostCredentialColumns }, (_, row) => credentialParts.map((part) => credentialName(row, part)));

export const spoken: Spoken = {
  headings: new Map(
    languages.flatMap((language) => {
      const t = wordsOf(language);
      const { labelOf } = listingLabels(t, language, []);
      return [
        [t('sheet.idColumn'), systemNumber] as const,
        [t('sheet.ownColumn'), ownNumber] as const,
        ...[...listingFields, ...credentialNames.flat()].map((name) => [labelOf(name), name] as const),
      ];
    }),
  ),
  choices: {
    capacityPeriod: languages.flatMap((language) =>
      periodsOfCapacity.map((period) => [wordsOf(language)(`listing.periods.${period}`), period] as const),
    ),
    contractManufacturing: languages.flatMap((language) => [
      [wordsOf(language)('listing.yes'), 'yes'] as const,
      [wordsOf(language)('listing.no'), 'no'] as const,
    ]),
    kind: languages.flatMap((language) => listedKinds.map((kind) => [wordsOf(language)(`credential.kinds.${kind}`), kind] as const)),
  },
};
