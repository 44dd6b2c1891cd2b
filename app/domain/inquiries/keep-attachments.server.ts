import type { Settings } from '#app/platform/context.ts';
import { acceptFile, type SentFile } from '#app/platform/files/accept-file.server.ts';
import { type KeptFile, openFileStore } from '#app/platform/files/file-store.server.ts';
import { legibleImage } from '#app/platform/files/images.server.ts';

export type Attachment = KeptFile & { readonly name: string };

/** Keeps what is sent with a message: images written anew, PDFs as they are. @throws FileRefused, and then nothing refers to the others. */
export async function keepAttachments({ filesFolder }: Settings, files: readonly SentFile[]): Promise<Attachment[]> {
  const store = openFileStore(filesFolder);
  const kept: Attachment[] = [];
  for (const file of files) {
    const type = await acceptFile(file, 'evidence');
    const { name } = file;
    if (type === 'application/pdf') kept.push({ ...(await store.put(file.bytes, type)), name });
    else {
      const image = await legibleImage(file.bytes);
      kept.push({ ...(await store.put(image.bytes, image.type)), name: name.replace(/\.[0-9A-Za-z]+$/, '.webp') });
    }
  }
  return kept;
}
