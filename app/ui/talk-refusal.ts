/** Why something could not be done in a talk or with an agreement. */
import type { TFunction } from 'i18next';

type Refused = { readonly refusal: string | null; readonly detail: Readonly<Record<string, string>> };

export function talkAlarm(t: TFunction, { refusal, detail }: Refused): string {
  if (detail.limit === 'need' || detail.limit === 'supplier' || detail.limit === 'shortlist') return t(`talk.limits.${detail.limit}`);
  if (detail.left !== undefined) return t('agreement.left', { left: detail.left });
  if (detail.term) return t('agreement.notInTerm');
  if (detail.over) return t('talk.over');
  if (detail.sealed) return t('talk.stillSealed');
  if (detail.expired) return t('talk.quotationExpired');
  if (detail.terms) return t('talk.termsKept');
  return t(refusal === 'already-exists' ? 'talk.already' : 'talk.stateChanged');
}
