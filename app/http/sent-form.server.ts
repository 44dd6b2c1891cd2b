import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SentForm } from '#app/platform/once.server.ts';
import type { UploadedFile } from './upload.server.ts';

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

/**
 * By what a form is known when it is sent again: its hidden `formKey`, its address and all that it was sent with. Null where it has no key, as
 * that of a program or of a page from before the key.
 */
export function sentForm(
  request: Request,
  { formKey, ...typed }: Readonly<Record<string, string>>,
  files: readonly UploadedFile[] = [],
): SentForm | null {
  const key = z.uuid().safeParse(formKey);
  if (!key.success) return null;
  const fields = Object.entries(typed).sort(([a], [b]) => (a < b ? -1 : 1));
  const sent = files.map(({ field, name, bytes }) => [field, name, sha256(bytes)]);
  return { key: key.data, digest: sha256(JSON.stringify([new URL(request.url).pathname, fields, sent])) };
}
