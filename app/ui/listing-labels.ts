/** What the fields of a listing are called, and why they do not hold. */
import type { TFunction } from 'i18next';
import { listingFields } from '#app/domain/catalogue/listing.ts';
import type { FieldDifference } from '#app/domain/catalogue/listing-difference.ts';
import type { Language } from './language.ts';
import { nameIn } from './names.ts';
import { useLanguage, useWords } from './page-context.tsx';
import { useReference } from './reference-context.tsx';

type Defined = { readonly key: string; readonly zh: string; readonly en: string; readonly vi: string };

const parts = ['kind', 'title', 'issuer', 'number', 'validFrom', 'validTo', 'evidence'] as const;
const periods = ['minute', 'day', 'month', 'year'] as const;
const faults = [
  ...['missing', 'too-short', 'too-long', 'too-many', 'choose', 'unknown-category', 'unknown-sector', 'unknown-division', 'unknown-city'],
  ...['county-of-another-city', 'not-an-hs-code', 'not-whole', 'not-above-zero', 'number-needed', 'period-needed', 'not-a-day'],
  ...['ends-before-it-begins', 'patent-needs-number', 'attribute-of-another-category', 'stated-twice', 'not-a-choice', 'empty'],
] as const;

/** The same where there is no page: in a spreadsheet. */
export function listingLabels(t: TFunction, language: Language, definitions: readonly Defined[]) {
  const labelOf = (name: string): string => {
    const field = listingFields.find((one) => one === name);
    if (field) return t(`listing.fields.${field}`);
    if (name === '') return t('listing.whole');
    if (name === 'credentials') return t('listing.credentials');
    if (name.startsWith('attr.')) {
      const definition = definitions.find(({ key }) => key === name.slice('attr.'.length));
      return definition ? nameIn(language, definition) : name.slice('attr.'.length);
    }
    const [, row, part] = /^credential\.(\d+)\.(\w+)$/.exec(name) ?? [];
    const known = parts.find((one) => one === part);
    return known ? `${t('listing.credential', { number: Number(row) + 1 })} ${t(`listing.parts.${known}`)}` : name;
  };
  const faultText = (code: string): string => {
    const known = faults.find((one) => one === code);
    return t(`listing.faults.${known ?? 'value'}`);
  };
  return { labelOf, faultText };
}

export function useListingLabels(definitions: readonly Defined[]) {
  const t = useWords();
  const { labelOf, faultText } = listingLabels(t, useLanguage(), definitions);
  const { sectorName, placeName } = useReference();
  /** A value of a field as people say it: names for codes. */
  const sayingOf = (name: string, value: FieldDifference['after']): string => {
    if (typeof value === 'boolean') return t(value ? 'listing.yes' : 'listing.no');
    if (typeof value !== 'string') return shownValue(value);
    if (name === 'sector') return sectorName(value);
    if (name === 'city' || name === 'county') return placeName(value) ?? value;
    const period = periods.find((one) => one === value);
    return name === 'capacityPeriod' && period ? t(`listing.periods.${period}`) : shownValue(value);
  };
  return { labelOf, faultText, sayingOf };
}

/** The id of the control of a field, which links from a summary lead to. */
export const controlId = (name: string) => `f-${name.replace(/[^a-zA-Z0-9]+/g, '-')}`;

/** A value of a version as one line of text, as it is kept. */
export function shownValue(value: FieldDifference['after']): string {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map(shownValue).join('；');
  if (typeof value === 'object') {
    const { typed, title, number, validTo } = value as Record<string, string | null>;
    return typed ?? [title, number, validTo].filter(Boolean).join(' · ');
  }
  return String(value);
}
