/**
 * The languages of the interface and how an address names them: Chinese at `/…`, the others at `/en/…` and `/vi/…`.
 */
export const languages = ['zh', 'en', 'vi'] as const;
export type Language = (typeof languages)[number];

/** BCP 47 tag for `lang` and `hreflang`. */
export const tagOf: Record<Language, string> = { zh: 'zh-Hans', en: 'en', vi: 'vi' };

/** Locale for Intl. */
export const localeOf: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB', vi: 'vi-VN' };

/** The language that an address's optional first segment names; null where it names none. */
export function languageOf(segment: string | undefined): Language | null {
  if (segment === undefined) return 'zh';
  return segment === 'en' || segment === 'vi' ? segment : null;
}

/** The address of `path` (which starts with a slash) in `language`. */
export function localPath(language: Language, path: string): string {
  if (language === 'zh') return path;
  return path === '/' ? `/${language}` : `/${language}${path}`;
}

/** `path` without its language segment: `/en/search` → `/search`. */
export function plainPath(path: string): string {
  const plain = path.replace(/^\/(?:en|vi)(?=\/|$)/, '');
  return plain === '' ? '/' : plain;
}
