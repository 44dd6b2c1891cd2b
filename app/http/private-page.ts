import type { HeadersFunction } from '@remix-run/node';

/** For pages that show what only their reader may see: kept by nobody. */
export const privatePage: HeadersFunction = () => ({ 'cache-control': 'private, no-store' });

/** Whether the page is one of those that are somebody's own, whoever it is. */
export const isOwnPage = (request: Request): boolean =>
  /^(?:\/(?:en|vi))?\/(?:desk|settings)(?:\/|\.data$|$)/.test(new URL(request.url).pathname);
