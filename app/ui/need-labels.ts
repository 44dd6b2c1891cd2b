/** What the fields of a need are called, and why they do not hold. */
import { type NeedField, needFields } from '#app/domain/needs/need-draft.ts';
import { useListingLabels } from './listing-labels.ts';
import { useWords } from './page-context.tsx';

const own = ['in-the-past', 'too-far', 'not-a-quantity', 'nobody-chosen', 'no-parameter'] as const;
const rules = [
  ...([
    'place-of-registration',
    'origin-lock',
    'directory-membership',
    'capital-or-turnover',
    'staff-number',
    'years-in-business',
  ] as const),
  ...(['ownership', 'local-performance', 'designated-brand', 'forced-purchase', 'repealed-document', 'figures-differ'] as const),
  ...(['brand-named', 'contact-data', 'link', 'state-organ'] as const),
] as const;

type Defined = { readonly key: string; readonly zh: string; readonly en: string; readonly vi: string };
export type FoundIn = {
  readonly rule: string;
  readonly severity: string;
  readonly law: string;
  readonly quote: string;
  readonly field: string;
};

export function useNeedLabels(definitions: readonly Defined[]) {
  const t = useWords();
  const listing = useListingLabels(definitions);
  const labelOf = (name: string): string => {
    const field: NeedField | undefined = needFields.find((one) => one === name);
    return field ? t(`need.fields.${field}`) : listing.labelOf(name);
  };
  const faultText = (code: string): string => {
    const known = own.find((one) => one === code);
    return known ? t(`need.faults.${known}`) : listing.faultText(code);
  };
  const findingText = ({ rule, severity, law, quote }: FoundIn): string => {
    const known = rules.find((one) => one === rule);
    const advice = known ? t(`need.rules.${known}`) : '';
    return t(severity === 'refuse' ? 'need.findingRefused' : 'need.findingWarned', { quote, law, advice });
  };
  return { labelOf, faultText, findingText };
}
