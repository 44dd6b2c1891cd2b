/**
 * How a page becomes a response: rendered whole, not streamed, since all of its data is there before rendering starts, and without
 * the marks by which a script would find its way in it.
 */
import { hash } from 'node:crypto';
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { isOwnPage } from './http/private-page.ts';
import { NamesProvider } from './ui/reference-context.tsx';

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Response {
  const { loaderData } = remix.staticHandlerContext;
  for (const [route, data] of context.withheld) if (route in loaderData) loaderData[route] = data;
  const page = `<!DOCTYPE html>${renderToStaticMarkup(
    <NamesProvider value={context.runtime.reference}>
      <RemixServer context={remix} url={request.url} nonce={context.nonce} />
    </NamesProvider>,
  )}`;
  headers.set('content-type', 'text/html; charset=utf-8');
  // What lies behind sign-in is one reader's, and not for the next at the same machine.
  if (isOwnPage(request) && !headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
  if (request.method !== 'GET' && request.method !== 'HEAD') headers.set('cache-control', 'no-store');
  else if (status === 200) return cacheable(page, request, headers, context.nonce);
  else if (!headers.has('cache-control')) headers.set('cache-control', 'no-cache');
  return new Response(page, { status, headers });
}

/**
 * A page that anybody may keep and must ask about before using it again: what it shows may be corrected at any time, and an
 * unchanged page costs one short answer. A page that carries the nonce of its response is kept by nobody.
 */
function cacheable(page: string, request: Request, headers: Headers, nonce: string): Response {
  if (page.includes(nonce)) {
    headers.set('cache-control', 'no-store');
    return new Response(page, { status: 200, headers });
  }
  if (!headers.has('cache-control')) headers.set('cache-control', 'public, max-age=0, must-revalidate');
  // Weak, because the same page travels under several content encodings.
  const body = Buffer.from(page);
  const tag = `W/"${hash('sha256', body, 'base64url').slice(0, 22)}"`;
  headers.set('etag', tag);
  const held = request.headers.get('if-none-match')?.split(',') ?? [];
  return held.some((one) => one.trim() === tag)
    ? new Response(null, { status: 304, headers })
    : new Response(body, { status: 200, headers });
}

/** Nothing here is sent piece by piece, so there is nothing for Remix to wait for, and no reason to keep a page's data for seconds. */
export const streamTimeout = 0;

/** Told of everything that a loader, an action or the rendering threw. What is only an answer (404, 405, gone visitor) is no error. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted) return;
  const path = new URL(request.url).pathname;
  if (isRouteErrorResponse(error) && error.status < 500)
    context.log.info({ method: request.method, path, status: error.status }, error.statusText);
  else context.log.error({ err: error, method: request.method, path }, 'a page failed');
}
