/**
 * Answers of routes that are files rather than pages: feeds, maps of the site, JSON.
 */
import { createHash } from 'node:crypto';

type Resource = {
  /** With its charset. */
  readonly type: string;
  /** Seconds for which anybody may use it without asking again. */
  readonly maxAge: number;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The body, or the short answer that the one the asker holds is still right. A HEAD request gets the same headers. */
export function resource(request: Request, body: string, { type, maxAge, headers = {} }: Resource): Response {
  // Weak, because the same body travels under several content encodings.
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const all = { ...headers, etag, 'cache-control': `public, max-age=${maxAge}` };
  const held = request.headers.get('if-none-match')?.split(',') ?? [];
  return held.some((one) => one.trim() === etag)
    ? new Response(null, { status: 304, headers: all })
    : new Response(body, { headers: { ...all, 'content-type': type } });
}

/** A refusal in one plain line, for whoever asks for files is a program. */
export const refusedResource = (status: number, line: string, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(`${line}\n`, { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });

/** For the `action` of a route that can only be read. */
export const readOnly = (): Response => refusedResource(405, 'method not allowed', { allow: 'GET, HEAD' });
