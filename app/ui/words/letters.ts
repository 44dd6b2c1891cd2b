/** Letters of the outbox, put into words. */
import type { Letter } from '#app/platform/letter.ts';
import { localPath } from '../language.ts';
import { noticeText } from '../notice-words.ts';
import { wordsOf } from './index.ts';

/** The page that a letter leads to; a word in it, where there is one, is the only proof the reader brings. */
const pathOf: Record<Letter['template'], (values: Letter['values']) => string> = {
  'verify-email': ({ token = '' }) => `/confirm-address?token=${encodeURIComponent(token)}`,
  'already-registered': () => '/forgot-password',
  'reset-password': ({ token = '' }) => `/reset-password?token=${encodeURIComponent(token)}`,
  invitation: ({ token = '' }) => `/invitation?token=${encodeURIComponent(token)}`,
  notice: ({ path = '/desk' }) => path,
  digest: () => '/desk/notices',
};

/** A digest's lines as `sendDigests` writes them. */
type DigestLine = { readonly kind: string; readonly values: Letter['values'] };

/** What a notice or a digest says, in the reader's language. */
function noticeWords({ template, language, values }: Letter): { title: string; text: string } {
  if (template === 'notice') return { title: noticeText(language, values.notice ?? '', values), text: wordsOf(language)('notices.signIn') };
  const lines = JSON.parse(values.lines ?? '[]') as readonly DigestLine[];
  return { title: '', text: lines.map((line) => `· ${noticeText(language, line.kind, line.values)}`).join('\n') };
}

/** @param unsubscribe the link by which no more of the kind is had; null where it cannot be turned off. */
export function letterOf(letter: Letter, publicUrl: string, unsubscribe: string | null = null): { subject: string; text: string } {
  const { template, language, values } = letter;
  const t = wordsOf(language);
  const link = publicUrl + localPath(language, pathOf[template](values));
  const filled = { enterprise: '', inviter: '', ...values, ...noticeWords(letter), link, count: Number(values.count ?? 0) };
  const isNotice = template === 'notice' || template === 'digest';
  const less =
    unsubscribe === null ? t('letters.mandatory') : t('letters.unsubscribe', { link: localLink(language, unsubscribe, publicUrl) });
  const body = [t('letters.greeting'), t(`letters.${template}.text`, filled), ...(isNotice ? [less] : [])];
  const text = [...body, t('letters.signature', { site: publicUrl })].join('\n\n');
  return { subject: t(`letters.${template}.subject`, filled).replace(/[\r\n]+/g, ' '), text };
}

const localLink = (language: Letter['language'], link: string, publicUrl: string) =>
  publicUrl + localPath(language, link.slice(publicUrl.length));
