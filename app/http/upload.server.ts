/**
 * Forms with files. The request is held in memory while it is read, so its length is limited before and while it arrives.
 */
import { data } from '@remix-run/node';
import { FileRefused } from '#app/platform/files/file-refused.ts';
import { shownName } from '#app/platform/files/shown-name.ts';
import { InvalidForm } from './form.server.ts';
import { isMultipart, largestUpload } from './server/unsafe-methods.ts';

export type UploadedFile = {
  /** The name of its form field; several files may come in one. */
  readonly field: string;
  /** As it may be shown; see `shownName`. */
  readonly name: string;
  /** The type that the sender claims; empty where it claims none. */
  readonly claimedType: string;
  readonly bytes: Uint8Array;
};

export type Upload = { readonly typed: Record<string, string>; readonly files: readonly UploadedFile[] };

type Caps = {
  /** Bytes of one file. */
  readonly file: number;
  /** In one form. */
  readonly files: number;
  /** Bytes of the whole request. */
  readonly body?: number;
};

/** Fields of text and files together: what a parser is spared. */
const mostParts = 500;

/**
 * The texts and files of a form, sent with files or without. A field in which no file was chosen gives none. A body that is no form is
 * answered 400, one that is too long 413.
 *
 * @throws InvalidForm with what was typed, where a file is larger than `caps.file` or there are more than `caps.files`.
 */
export async function readUpload(request: Request, caps: Caps): Promise<Upload> {
  const form = await formIn(request, caps.body ?? largestUpload);
  const texts: [string, string][] = [];
  const sent: { field: string; file: File }[] = [];
  for (const [field, value] of form) {
    if (typeof value === 'string') texts.push([field, value]);
    else if (value.name !== '' || value.size > 0) sent.push({ field, file: value });
  }
  const faults = new Map<string, string[]>();
  for (const [index, { field, file }] of sent.entries()) {
    if (index >= caps.files) faults.set(field, ['file-too-many']);
    else if (file.size > caps.file && !faults.has(field)) faults.set(field, ['file-too-large']);
  }
  // Built from pairs: a field may be called __proto__.
  const typed = Object.fromEntries(texts);
  if (faults.size > 0) throw new InvalidForm(Object.fromEntries(faults), typed);
  const files: UploadedFile[] = [];
  for (const { field, file } of sent) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    files.push({ field, name: shownName(file.name), claimedType: file.type, bytes });
  }
  return { typed, files };
}

/**
 * Does with a file what is to be done; that it is refused is an error of the field it came in.
 *
 * @throws InvalidForm
 */
export const takeFile = <T>(upload: Upload, { field }: UploadedFile, work: () => Promise<T>): Promise<T> => takeFiles(upload, field, work);

/** The same for all files of a field. @throws InvalidForm */
export async function takeFiles<T>({ typed }: Upload, field: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileRefused) throw new InvalidForm({ [field]: [error.reason] }, typed);
    throw error;
  }
}

async function formIn(request: Request, largest: number): Promise<FormData> {
  const type = request.headers.get('content-type') ?? '';
  const bytes = await bytesIn(request, largest);
  if (isMultipart(type) && partsIn(bytes, type) > mostParts) throw data('too-large', 413);
  return new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => {
    throw data('not-a-form', 400);
  });
}

/** Counted while they arrive: a length that was stated may be a lie. */
async function bytesIn(request: Request, largest: number): Promise<Buffer<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done || !value) return Buffer.concat(pieces, size);
    size += value.length;
    if (size > largest) {
      await reader?.cancel();
      throw data('too-large', 413);
    }
    pieces.push(value);
  }
}

function partsIn(bytes: Buffer, type: string): number {
  const boundary = type.match(/boundary="?([^";]{1,70})/i)?.[1];
  if (boundary === undefined) throw data('not-a-form', 400);
  let count = 0;
  for (let at = bytes.indexOf(`--${boundary}`); at >= 0 && count <= mostParts; at = bytes.indexOf(`--${boundary}`, at + 1)) count += 1;
  return count;
}
