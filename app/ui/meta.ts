import type { MetaDescriptor } from '@remix-run/node';
import type { ParseKeys } from 'i18next';
import { type Language, languageOf } from './language.ts';
import { wordsOf } from './words/index.ts';

/** The language of a page's address, for `meta` functions, which have no context. */
export const languageOfParams = (params: { lang?: string }): Language => languageOf(params.lang) ?? 'zh';

/** Title and description of a page, and its structured data where it has any. */
export function pageMeta(
  language: Language,
  page: { title: string; description?: string; jsonLd?: object | readonly object[] },
): MetaDescriptor[] {
  const t = wordsOf(language);
  return [
    { title: `${page.title} · ${t('site.name')}` },
    { name: 'description', content: page.description ?? t('site.description') },
    { property: 'og:title', content: page.title },
    { property: 'og:site_name', content: t('site.name') },
    { property: 'og:type', content: 'website' },
    ...[page.jsonLd ?? []].flat().map((json) => ({ 'script:ld+json': { '@context': 'https://schema.org', ...json } })),
  ];
}

/** The head of a page that is for one reader and for no search engine. */
export const doorMeta =
  (key: ParseKeys) =>
  ({ params }: { params: { lang?: string } }): MetaDescriptor[] => {
    const language = languageOfParams(params);
    return [...pageMeta(language, { title: String(wordsOf(language)(key)) }), { name: 'robots', content: 'noindex' }];
  };
