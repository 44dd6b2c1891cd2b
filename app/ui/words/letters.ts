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

export function letterOf({ template, language, values }: Letter, publicUrl: string): { subject: string; text: string } {
  const t = wordsOf(language);
  const link = publicUrl + localPath(language, pathOf[template](values));
  const filled = { title: '', text: '', enterprise: '', inviter: '', ...values, link, count: Number(values.count ?? 0) };
  const text = [t('letters.greeting'), t(`letters.${template}.text`, filled), t('letters.signature', { site: publicUrl })].join('\n\n');
  return { subject: t(`letters.${template}.subject`, filled).replace(/[\r\n]+/g, ' '), text };
}
