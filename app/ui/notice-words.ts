/** Notices, put into words. */
import { type NoticeKind, rules } from '#app/domain/notices/rules.ts';
import { formatDay } from './dates.ts';
import type { Language } from './language.ts';
import { wordsOf } from './words/index.ts';

const kinds = new Set<string>([...Object.values(rules).map(({ kind }) => kind), 'application-approved-waiting' satisfies NoticeKind]);
const isKind = (kind: string): kind is NoticeKind => kinds.has(kind);

/** The sentence of a notice in a language. A kind that a later version wrote is a notice all the same. */
export function noticeText(language: Language, kind: string, values: Readonly<Record<string, string>>): string {
  const t = wordsOf(language);
  if (!isKind(kind)) return t('notices.other');
  const { day, days, count } = values;
  const filled = { enterprise: '', title: '', ...values, count: Math.abs(Number(days ?? count ?? 0)) };
  return t(`notices.kinds.${kind}`, {
    ...filled,
    product: values.product || t('listing.untitled'),
    need: values.need || t('need.untitled'),
    day: day ? formatDay(language, day) : '',
  });
}
