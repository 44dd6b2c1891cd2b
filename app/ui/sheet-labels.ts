/** What columns, choices and faults of a sheet are called in a language. */
import type { TFunction } from 'i18next';
import { listedKinds } from '#app/domain/catalogue/read-listing.ts';
import type { CodedList } from '#app/domain/sheets/coded-cells.ts';
import { ownNumber, systemNumber } from '#app/domain/sheets/sheet-columns.ts';
import type { Reference } from '#app/platform/reference.ts';
import type { Language } from './language.ts';
import { listingLabels } from './listing-labels.ts';
import { nameIn } from './names.ts';

export const periodsOfCapacity = ['minute', 'day', 'month', 'year'] as const;

const ofSheets = [
  ...['no-such-column', 'column-twice', 'no-such-product', 'own-number-taken', 'being-judged', 'no-such-file'],
  ...['stated-twice', 'forbidden-words'],
] as const;
const ofFiles = [
  ...['file-empty', 'file-too-large', 'file-too-many', 'file-type-not-allowed', 'file-contradicts-name', 'file-damaged'],
  ...['file-has-programs', 'file-encrypted', 'file-unsafe', 'file-too-slow', 'file-busy', 'sheet-without-products'],
] as const;

type Defined = Parameters<typeof listingLabels>[2];

export function sheetLabels(t: TFunction, language: Language, definitions: Defined) {
  const labels = listingLabels(t, language, definitions);
  const columnLabel = (name: string): string =>
    name === systemNumber ? t('sheet.idColumn') : name === ownNumber ? t('sheet.ownColumn') : labels.labelOf(name);
  const faultText = ({
    field,
    code,
    detail,
  }: {
    readonly field: string;
    readonly code: string;
    readonly detail: Readonly<Record<string, string>>;
  }) => {
    const known = ofSheets.find((one) => one === code);
    // A credential that is stated twice within a product is another matter than a product that is.
    const isOfRow = code !== 'stated-twice' || field === systemNumber || field === ownNumber;
    if (!known || !isOfRow) return labels.faultText(code);
    return known === 'forbidden-words'
      ? t('sheet.faults.forbidden-words', { quote: detail.quote ?? '', law: detail.law ?? '' })
      : t(`sheet.faults.${known}`);
  };
  return { columnLabel, faultText };
}

export const fileFaultText = (t: TFunction, code: string): string =>
  t(`sheet.fileFaults.${ofFiles.find((one) => one === code) ?? 'file-damaged'}`);

/** Code → name, of every list that columns choose from. */
export function choiceLabels(
  t: TFunction,
  language: Language,
  { sectors, divisionsOfSector, cities, placeByCode }: Reference,
  files: readonly { readonly id: string; readonly name: string }[],
): Readonly<Record<CodedList, ReadonlyMap<string, string>>> {
  const named = (
    list: readonly { readonly code: string; readonly zh: string; readonly en?: string | null; readonly vi?: string | null }[],
  ) => new Map(list.map((one) => [one.code, nameIn(language, one)]));
  return {
    sector: named(sectors),
    division: named([...divisionsOfSector.values()].flat()),
    city: named(cities),
    county: named([...placeByCode.values()].filter(({ kind }) => kind === 'county')),
    capacityPeriod: new Map(periodsOfCapacity.map((period) => [period, t(`listing.periods.${period}`)])),
    contractManufacturing: new Map([
      ['yes', t('listing.yes')],
      ['no', t('listing.no')],
    ]),
    kind: new Map(listedKinds.map((kind) => [kind, t(`credential.kinds.${kind}`)])),
    evidence: new Map(files.map(({ id, name }) => [id, name])),
  };
}
