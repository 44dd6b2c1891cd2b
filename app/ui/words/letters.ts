/** Letters of the outbox, put into words. */
import type { Letter } from '#app/platform/letter.ts';
import { localPath } from '../language.ts';
import { wordsOf } from './index.ts';

/** The page that a letter leads to; a word in it, where there is one, is the only proof the reader brings. */
const pathOf: Record<Letter['template'], (values: Letter['values']) => string> = {
  'verify-email': ({ token = '' }) => `/confirm-address?token=${encodeURIComponent(token)}`,
  'already-registered': () => '/forgot-password',
  'reset-password': ({ token = '' }) => `/reset-password?token=${encodeURIComponent(token)}`,
  invitation: ({ token = '' }) => `/invitation?token=${encodeURIComponent(token)}`,
  notice: ({ path = '/desk' }) => path,
  digest: () => '/desk',
};

const inquiryNotices = ['inquiry-received', 'inquiry-continued', 'inquiry-answered', 'inquiries-waiting'] as const;

/** What a notice says: its words in the reader's language where it names one of ours, else the words it brings. */
function noticeWords(t: ReturnType<typeof wordsOf>, values: Letter['values']): Letter['values'] {
  const notice = inquiryNotices.find((known) => known === values.notice);
  if (!notice) return values;
  const filled = { enterprise: '', ...values, count: Number(values.count ?? 0) };
  return { ...values, title: t(`inquiryLetters.${notice}.title`, filled), text: t(`inquiryLetters.${notice}.text`, filled) };
}

export function letterOf({ template, language, values }: Letter, publicUrl: string): { subject: string; text: string } {
  const t = wordsOf(language);
  const link = publicUrl + localPath(language, pathOf[template](values));
  const filled = { title: '', text: '', enterprise: '', inviter: '', ...noticeWords(t, values), link, count: Number(values.count ?? 0) };
  const text = [t('letters.greeting'), t(`letters.${template}.text`, filled), t('letters.signature', { site: publicUrl })].join('\n\n');
  return { subject: t(`letters.${template}.subject`, filled).replace(/[\r\n]+/g, ' '), text };
}
