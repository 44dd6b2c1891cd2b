/**
 * What a file is, told from its bytes, and whether it may be sent for a purpose. An image is harmless only once it has been written
 * anew (`images.server.ts`), a spreadsheet once it has been read (`read-sheet.server.ts`); a PDF is kept as it is, so it is looked
 * at here.
 */
import { fileTypeFromBuffer } from 'file-type';
import { FileRefused } from './file-refused.ts';
import { type FilePurpose, fileTypes, type MediaType, purposes, spreadsheetType } from './file-types.ts';
import { inspectPdf } from './inspect-pdf.ts';
import { extensionOf } from './shown-name.ts';

export type SentFile = {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** The type that the sender claims; empty where it claims none. */
  readonly claimedType: string;
};

/** @throws FileRefused */
export async function acceptFile({ bytes, name, claimedType }: SentFile, purpose: FilePurpose): Promise<MediaType> {
  const { types, largest } = purposes[purpose];
  if (bytes.length === 0) throw new FileRefused('file-empty');
  if (bytes.length > largest) throw new FileRefused('file-too-large');
  const found = await typeOf(bytes);
  if (found === 'image/heic' || found === 'image/heif') throw new FileRefused('file-heic');
  const type = types.find((one) => one === found);
  if (!type) throw new FileRefused(found === 'application/x-cfb' && purpose === 'spreadsheet' ? 'file-encrypted' : 'file-type-not-allowed');
  if (contradicts(type, name, claimedType)) throw new FileRefused('file-contradicts-name');
  if (type === 'application/pdf') inspectPdf(bytes);
  return type;
}

/** Of a zip only its first bytes are believed here: what is in it is told by the reader of spreadsheets, which counts what it unpacks. */
async function typeOf(bytes: Uint8Array): Promise<string | null> {
  if (Buffer.from(bytes.subarray(0, 4)).equals(zipEntry)) return spreadsheetType;
  const found = await fileTypeFromBuffer(bytes.subarray(0, 65_536)).catch(() => undefined);
  return found?.mime.replace(/-sequence$/, '') ?? null;
}

const zipEntry = Buffer.from('PK\x03\x04', 'latin1');
const saysNothing = ['', 'application/octet-stream'];

function contradicts(type: MediaType, name: string, claimedType: string): boolean {
  const { extensions, aliases } = fileTypes[type] as { extensions: readonly string[]; aliases: readonly string[] };
  const extension = extensionOf(name);
  if (extension !== null && !extensions.includes(extension)) return true;
  const claimed = claimedType.split(';')[0]!.trim().toLowerCase();
  return !saysNothing.includes(claimed) && claimed !== type && !aliases.includes(claimed);
}
