/**
 * Files on disk under the SHA-256 of their content, `ab/abcd….webp`: the same content is kept once, and what is kept never changes.
 * Who may see a file, and under which public name, is the affair of the row that refers to it.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileTypes, type MediaType } from './file-types.ts';

export type KeptFile = {
  /** 64 hexadecimal digits, by which a row refers to it together with its type. */
  readonly hash: string;
  readonly type: MediaType;
  /** In bytes. */
  readonly size: number;
};

export type OpenedFile = KeptFile & { readonly stream: () => ReadableStream<Uint8Array> };

export type FileStore = {
  /** Resolves once the file would survive a loss of power. */
  readonly put: (bytes: Uint8Array, type: MediaType) => Promise<KeptFile>;
  /** Null where there is no such file. */
  readonly read: (hash: string, type: MediaType) => Promise<OpenedFile | null>;
  /**
   * Takes away what nobody refers to any more. One that is not there is passed over, and one that was put, or put again, since an
   * instant.
   */
  readonly remove: (hashes: readonly string[], since?: Date) => Promise<void>;
  /**
   * The hashes of all that was put before an instant, for comparing with what rows refer to. Younger ones may belong to a
   * transaction that is not yet committed.
   */
  readonly putBefore: (instant: Date) => AsyncIterable<string>;
};

/** A name for an address: it tells neither the content nor how many others there are, and cannot be guessed. */
export const publicName = (): string => randomBytes(16).toString('hex');

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);
const extensions = Object.values(fileTypes).map((type) => type.extensions[0]);

/** @param folder is made, with all above it, when the first file is put. */
export function openFileStore(folder: string): FileStore {
  const half = join(folder, 'half');
  const shelfOf = (hash: string) => join(folder, hash.slice(0, 2));
  const placeOf = (hash: string, extension: string) => join(shelfOf(hash), `${hash}.${extension}`);

  return {
    async put(bytes, type) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const place = placeOf(hash, fileTypes[type].extensions[0]);
      const kept = { hash, type, size: bytes.length };
      if ((await sizeOf(place)) === bytes.length && (await touch(place))) return kept;
      await mkdir(half, { recursive: true });
      await mkdir(shelfOf(hash), { recursive: true });
      const written = join(half, randomBytes(12).toString('hex'));
      try {
        await writeThrough(written, bytes);
        await rename(written, place);
      } finally {
        await rm(written, { force: true });
      }
      for (const changed of [shelfOf(hash), folder]) await sync(changed);
      return kept;
    },

    async read(hash, type) {
      if (!isHash(hash)) return null;
      const place = placeOf(hash, fileTypes[type].extensions[0]);
      const size = await sizeOf(place);
      if (size === null) return null;
      return { hash, type, size, stream: () => Readable.toWeb(createReadStream(place)) as ReadableStream<Uint8Array> };
    },

    async remove(hashes, since) {
      for (const hash of hashes.filter(isHash)) {
        for (const place of extensions.map((extension) => placeOf(hash, extension))) {
          if (since === undefined || ((await timeOf(place)) ?? since) < since) await rm(place, { force: true });
        }
      }
    },

    async *putBefore(instant) {
      for (const shelf of await namesIn(folder)) {
        if (!/^[0-9a-f]{2}$/.test(shelf)) continue;
        for (const name of await namesIn(join(folder, shelf))) {
          const hash = name.slice(0, 64);
          if (isHash(hash) && (await stat(join(folder, shelf, name))).mtime < instant) yield hash;
        }
      }
    },
  };
}

const unlessMissing =
  <T>(otherwise: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return otherwise;
    throw error;
  };

const sizeOf = (place: string) => stat(place).then((it) => it.size, unlessMissing(null));
const timeOf = (place: string) => stat(place).then((it) => it.mtime, unlessMissing(null));
const namesIn = (folder: string) => readdir(folder).then((names) => names.sort(), unlessMissing<string[]>([]));

/** Makes a file young again, so that it is not taken away while a second row comes to refer to it. */
const touch = (place: string) => utimes(place, new Date(), new Date()).then(() => true, unlessMissing(false));

async function writeThrough(place: string, bytes: Uint8Array): Promise<void> {
  const file = await open(place, 'wx', 0o640);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name in a folder is on disk once the folder is. */
async function sync(folder: string): Promise<void> {
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}
