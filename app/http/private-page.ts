import type { HeadersFunction } from '@remix-run/node';

/** For pages that show what only their reader may see: kept by nobody. */
export const privatePage: HeadersFunction = () => ({ 'cache-control': 'private, no-store' });
