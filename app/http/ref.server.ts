import { data, redirect } from '@remix-run/node';

/**
 * The number of a thing in an address (P0001). Numbers are written in capitals: the same number in small letters redirects to
 * its right form, and what can be no number is answered 404 without asking the database.
 */
export function refFrom({ request, params }: { request: Request; params: { ref?: string } }): string {
  const typed = params.ref ?? '';
  if (!/^[A-Za-z0-9-]{1,20}$/.test(typed)) throw data('not-found', 404);
  const ref = typed.toUpperCase();
  if (ref === typed || request.method !== 'GET') return ref;
  const url = new URL(request.url);
  throw redirect(url.pathname.replace(/[^/]+$/, ref) + url.search, 301);
}

/** The same in an address behind sign-in, which nobody types or links to from elsewhere: no redirect. */
export function refWithin({ params }: { params: { ref?: string } }): string {
  const typed = params.ref ?? '';
  if (!/^[A-Za-z0-9-]{1,20}$/.test(typed)) throw data('not-found', 404);
  return typed.toUpperCase();
}
