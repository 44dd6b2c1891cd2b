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

/** The id in an address behind sign-in; what can be none is answered 404 without asking the database. */
export function uuidFrom({ params }: { params: { id?: string } }): string {
  const typed = params.id ?? '';
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(typed)) throw data('not-found', 404);
  return typed;
}
