import { acceptFile, type SentFile } from './accept-file.server.ts';
import { type KeptFile, type OpenedFile, openFileStore } from './file-store.server.ts';
import { legibleImage } from './images.server.ts';

/** A scan that is to prove something: a PDF as it is, a photograph written anew. Kept before the row that refers to it. @throws FileRefused */
export async function keepEvidence(folder: string, sent: SentFile): Promise<KeptFile> {
  const type = await acceptFile(sent, 'evidence');
  const store = openFileStore(folder);
  if (type === 'application/pdf') return store.put(sent.bytes, type);
  const image = await legibleImage(sent.bytes);
  return store.put(image.bytes, image.type);
}

/** What `keepEvidence` kept under a hash: one of two types, told by what is there. Null where nothing is. */
export async function openEvidence(folder: string, hash: string): Promise<OpenedFile | null> {
  const store = openFileStore(folder);
  return (await store.read(hash, 'application/pdf')) ?? store.read(hash, 'image/webp');
}
