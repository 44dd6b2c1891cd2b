import type { HeadersFunction } from '@remix-run/node';

/** For pages that show what only their reader may see: kept by nobody. */
export const privatePage: HeadersFunction = () => ({ 'cache-control': 'private, no-store' });

/** For a public page on which whoever has signed in may see more: theirs is kept by nobody. */
export const keptFor = ({ accountId }: { readonly accountId: string | null }) =>
  accountId === null ? {} : { headers: { 'cache-control': 'private, no-store' } };
export const loaderHeaders: HeadersFunction = ({ loaderHeaders: given }): HeadersInit => {
  const kept = given.get('cache-control');
  return kept === null ? {} : { 'cache-control': kept };
};

/** Whether the page is one of those that are somebody's own, whoever it is. */
export const isOwnPage = (request: Request): boolean =>
  /^(?:\/(?:en|vi))?\/(?:desk|settings)(?:\/|\.data$|$)/.test(new URL(request.url).pathname);
