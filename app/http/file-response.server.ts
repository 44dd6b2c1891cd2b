import type { OpenedFile } from '#app/platform/files/file-store.server.ts';
import { fileTypes } from '#app/platform/files/file-types.ts';

type Serving = {
  /** Under which it is saved, without path and control characters: see `shownName`. */
  readonly name: string;
  /** Who may keep a copy: anybody for ever, for what is kept never changes; or nobody, where it is for certain eyes. */
  readonly audience: 'public' | 'private';
};

/**
 * A kept file as an answer. Images are shown, for we wrote them ourselves; all else is offered for saving. Whatever a browser takes it
 * for, it may not run anything or load anything.
 */
export function fileResponse(request: Request, file: OpenedFile, { name, audience }: Serving): Response {
  const etag = `"${file.hash}"`;
  const headers: Record<string, string> = {
    etag,
    'cache-control': audience === 'public' ? 'public, max-age=31536000, immutable' : 'private, no-store',
    'content-disposition': `${file.type.startsWith('image/') ? 'inline' : 'attachment'}; ${named(name, file)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  };
  const held = request.headers.get('if-none-match')?.split(',') ?? [];
  if (held.some((one) => one.trim() === etag)) return new Response(null, { status: 304, headers });
  const body = request.method === 'HEAD' ? null : file.stream();
  return new Response(body, { headers: { ...headers, 'content-type': file.type, 'content-length': String(file.size) } });
}

/** RFC 6266: the name in ASCII for the few that know no other, and as it is. */
function named(name: string, { type, hash }: OpenedFile): string {
  const saved = name === '' ? `${hash.slice(0, 12)}.${fileTypes[type].extensions[0]}` : name;
  const plain = saved.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(saved).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  return `filename="${plain}"; filename*=UTF-8''${exact}`;
}
