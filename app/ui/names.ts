import type { Language } from './language.ts';

/** Something with a name per language; the Chinese one is always there. */
export type Named = { readonly zh: string; readonly en?: string | null; readonly vi?: string | null };

/** Its name in the page's language, else in Latin letters, else in Chinese. */
export const nameIn = (language: Language, named: Named): string =>
  language === 'zh' ? named.zh : (named[language] ?? named.en ?? named.zh);
