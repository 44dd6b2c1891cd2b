import { data, redirect } from '@remix-run/node';
import { type Language, languageOf } from '#app/ui/language.ts';

/**
 * The language an address asks for. The first segment is either a language or belongs to no page: then it is answered 404;
 * `/zh/…` is the Chinese page under another name and redirects to it.
 */
export function languageFrom({ request, params }: { request: Request; params: { lang?: string } }): Language {
  const language = languageOf(params.lang);
  if (language) return language;
  if (params.lang === 'zh') {
    const url = new URL(request.url);
    throw redirect((url.pathname.replace(/^\/zh\/*/, '/') || '/') + url.search, 301);
  }
  throw data('not-found', 404);
}
