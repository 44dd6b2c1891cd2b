/**
 * A file that is not taken, with the reason as a code. A page puts it at the field the file came in (app/http/upload.server.ts).
 */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';

  constructor(
    readonly reason: FileReason,
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}

export const fileReasons = [
  /** Nothing in it. */
  'file-empty',
  /** More bytes, rows, columns, cells or text than are taken, as they are or once they are unpacked. */
  'file-too-large',
  /** Of a kind that this field does not take. */
  'file-type-not-allowed',
  /** A photograph as iPhones keep it; the phone can be told to send JPEG. */
  'file-heic',
  /** The name or the sender says one kind, the content another. */
  'file-contradicts-name',
  /** Cut off, or not readable to its end. */
  'file-damaged',
  /** Two kinds of file in one, or something hidden behind the end. */
  'file-more-than-one-format',
  /** More pixels than are decoded. */
  'file-too-many-pixels',
  /** Programs inside: macros, scripts, attachments. */
  'file-has-programs',
  /** Locked by a password, or a spreadsheet of before 2007. */
  'file-encrypted',
  /** An archive with paths, links, archives or definitions that no spreadsheet program writes. */
  'file-unsafe',
  /** Not done within the time it may take. */
  'file-too-slow',
  /** Too many are waiting already; another attempt may do. */
  'file-busy',
] as const;
export type FileReason = (typeof fileReasons)[number];
