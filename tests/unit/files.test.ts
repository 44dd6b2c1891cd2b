/**
 * Uploaded files: names, kinds, images, and where they are kept.
 *
 * 1. A name that is shown has no path, no control character, none that turns or hides, at most 120 characters, and its extension.
 * 2. A file of each kind is taken for its purposes, by the names and types browsers give it, and by none other.
 * 3. A photograph comes out in the widths up to its own, upright, without metadata; an image of a document legible.
 * 4. What is put is read back with its type; the same content is kept once; what is not there is null.
 * 5. A name from outside reaches no other file; what nobody refers to is taken away, what is younger than an instant not listed.
 * 6. Nothing half written is ever found.
 * 7. Work waits for its turn, in order, and the one too many is refused.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { test as base, expect } from 'vitest';
import { acceptFile } from '#app/platform/files/accept-file.server.ts';
import { type FileStore, openFileStore, publicName } from '#app/platform/files/file-store.server.ts';
import { acceptedBy, type FilePurpose, type MediaType } from '#app/platform/files/file-types.ts';
import { legibleImage, photographSizes } from '#app/platform/files/images.server.ts';
import { extensionOf, shownName } from '#app/platform/files/shown-name.ts';
import { turns } from '#app/platform/turns.ts';
import { pdf } from '#tests/support/hostile-document-files.ts';
import { plainImage } from '#tests/support/hostile-image-files.ts';
import { workbookParts, zip } from '#tests/support/zip-archive.ts';

const test = base.extend<{ folder: string; store: FileStore }>({
  folder: async ({}, use) => {
    const above = mkdtempSync(join(tmpdir(), 'guipintong-store-'));
    await use(join(above, 'files'));
    rmSync(above, { recursive: true });
  },
  store: async ({ folder }, use) => use(openFileStore(folder)),
});

test.each([
  ['C:\\Users\\a\\证书.pdf', '证书.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['a\0b\r\n.jpg', 'ab.jpg'],
  ['photo\u202egpj.exe', 'photogpj.exe'],
  ['\u2066a\u200b\ufeff.pdf', 'a.pdf'],
  ['<img src=x onerror="a">.png', '_img src=x onerror=_a__.png'],
  ['  .hidden  ', 'hidden'],
  ['..', ''],
  ['\ud800a.jpg', 'a.jpg'],
  [`${'长'.repeat(300)}.JPG`, `${'长'.repeat(116)}.JPG`],
])('1. %j is shown as %j', (given, shown) => {
  expect(shownName(given)).toBe(shown);
});

test('1. any name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const shown = shownName(given);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\]/u);
      expect([...shown].length).toBeLessThanOrEqual(120);
      expect(shownName(shown)).toBe(shown);
    }),
  );
  expect(extensionOf('a.tar.GZ')).toBe('gz');
  expect(extensionOf('photo')).toBeNull();
});

const made: Record<string, () => Buffer | Promise<Buffer>> = {
  'image/jpeg': () => plainImage('jpeg'),
  'image/png': () => plainImage('png'),
  'image/webp': () => plainImage('webp'),
  'image/avif': () => plainImage('avif'),
  'application/pdf': () => pdf(),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': () => zip(workbookParts('')),
};
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

test.for<[FilePurpose, MediaType, string, string]>([
  ['photograph', 'image/jpeg', 'a.JPG', 'image/jpeg'],
  ['photograph', 'image/jpeg', 'a.jpeg', 'image/pjpeg'],
  ['photograph', 'image/png', 'a.png', 'image/png; charset=binary'],
  ['photograph', 'image/webp', 'photo', ''],
  ['photograph', 'image/avif', 'a.avif', 'application/octet-stream'],
  ['evidence', 'application/pdf', 'a.pdf', 'application/pdf'],
  ['evidence', 'image/png', 'a.png', 'image/png'],
  ['spreadsheet', sheet, 'a.xlsx', sheet],
  ['spreadsheet', sheet, 'a.xlsx', 'application/vnd.ms-excel'],
])('2. %s: %s, %s, %s', async ([purpose, type, name, claimedType]) => {
  const bytes = await made[type]!();
  expect(await acceptFile({ bytes, name, claimedType }, purpose)).toBe(type);
  await expect(acceptFile({ bytes, name: `${name}.html`, claimedType }, purpose)).rejects.toMatchObject({
    reason: 'file-contradicts-name',
  });
  await expect(acceptFile({ bytes, name, claimedType: 'text/html' }, purpose)).rejects.toMatchObject({ reason: 'file-contradicts-name' });
});

test('2. what a field offers', async () => {
  expect(acceptedBy('photograph')).toBe('.jpg,.png,.webp,.avif');
  for (const [type, make] of Object.entries(made)) {
    const sent = { bytes: await make(), name: '', claimedType: '' };
    const taken = await Promise.all(
      (['photograph', 'evidence', 'spreadsheet'] as const).map((it) => acceptFile(sent, it).catch(() => null)),
    );
    expect(taken.filter((it) => it !== null && it !== type)).toEqual([]);
  }
});

test.for([
  [
    2_000,
    1_000,
    [
      [320, 160],
      [960, 480],
      [1_600, 800],
    ],
  ],
  [
    1_000,
    500,
    [
      [320, 160],
      [960, 480],
      [1_000, 500],
    ],
  ],
  [320, 240, [[320, 240]]],
  [40, 30, [[40, 30]]],
  [100, 2_000, [[10, 200]]],
] as const)('3. a photograph of %i × %i', async ([width, height, sizes]) => {
  const sent = await plainImage('jpeg', width, height);
  const images = await photographSizes(sent);
  expect(images.map((image) => [image.width, image.height])).toEqual(sizes);
  for (const { bytes, type } of images) expect([(await sharp(bytes).metadata()).format, type]).toEqual(['webp', 'image/webp']);
});

test('3. upright, without metadata', async () => {
  const sent = await sharp(await plainImage('jpeg', 400, 200))
    .withExif({ IFD0: { Artist: '示例' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect(await sharp(sent).metadata()).toMatchObject({ width: 400, height: 200, orientation: 6 });
  const image = await legibleImage(sent);
  expect(image).toMatchObject({ width: 200, height: 400 });
  const { exif, orientation } = await sharp(image.bytes).metadata();
  expect({ exif, orientation }).toEqual({});
  expect(await legibleImage(await plainImage('png', 3_000, 1_500))).toMatchObject({ width: 2_400, height: 1_200 });
});

const listed = async (names: AsyncIterable<string>) => {
  const all: string[] = [];
  for await (const name of names) all.push(name);
  return all;
};
const textOf = (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

test('4. put and read', async ({ store, folder }) => {
  expect(await store.read('0'.repeat(64), 'image/webp')).toBeNull();
  const bytes = Buffer.from('示例');
  const kept = await store.put(bytes, 'application/pdf');
  expect(kept).toMatchObject({ type: 'application/pdf', size: 6 });
  const opened = await store.read(kept.hash, 'application/pdf');
  expect(opened).toMatchObject(kept);
  expect(await textOf(opened!.stream())).toBe('示例');
  expect(await store.read(kept.hash, 'image/webp')).toBeNull();
  expect(await Promise.all([store.put(bytes, 'application/pdf'), store.put(bytes, 'application/pdf')])).toEqual([kept, kept]);
  expect(readdirSync(join(folder, kept.hash.slice(0, 2)))).toEqual([`${kept.hash}.pdf`]);
  expect(new Set(Array.from({ length: 1_000 }, publicName)).size).toBe(1_000);
});

test('5. outside, and removed', async ({ store, folder }) => {
  const kept = await store.put(Buffer.from('a'), 'image/webp');
  writeFileSync(join(folder, '..', 'secret.webp'), 'secret');
  for (const hash of ['../secret', `../../${kept.hash}`, kept.hash.toUpperCase(), `${kept.hash}\0`, '']) {
    expect(await store.read(hash, 'image/webp')).toBeNull();
    await store.remove([hash]);
  }
  expect(existsSync(join(folder, '..', 'secret.webp'))).toBe(true);
  expect(await listed(store.putBefore(new Date(Date.now() + 60_000)))).toEqual([kept.hash]);
  expect(await listed(store.putBefore(new Date(Date.now() - 60_000)))).toEqual([]);
  await store.remove([kept.hash, '0'.repeat(64)]);
  expect(await store.read(kept.hash, 'image/webp')).toBeNull();
});

test('6. half written', async ({ store, folder }) => {
  const contents = Array.from({ length: 40 }, (_, n) => Buffer.alloc(50_000, n));
  const kept = await Promise.all(contents.map((content) => store.put(content, 'image/webp')));
  expect(readdirSync(join(folder, 'half'))).toEqual([]);
  // A file that was cut off, as by a full disk in the past, is not taken for the whole.
  const [first] = kept;
  writeFileSync(join(folder, first!.hash.slice(0, 2), `${first!.hash}.webp`), 'cut');
  await store.put(contents[0]!, 'image/webp');
  expect(await store.read(first!.hash, 'image/webp')).toMatchObject({ size: 50_000 });
});

test('7. turns', async () => {
  const inTurn = turns({ atOnce: 2, waiting: 2, full: () => new Error('full') });
  const order: number[] = [];
  const gates: (() => void)[] = [];
  const work = (n: number) =>
    inTurn(async () => {
      order.push(n);
      await new Promise<void>((resolve) => gates.push(resolve));
      if (n === 1) throw new Error('failed');
      return n;
    });
  const all = [1, 2, 3, 4, 5].map((n) => work(n).catch((error: Error) => error.message));
  expect(order).toEqual([1, 2]);
  expect(await all[4]).toBe('full');
  for (let n = 0; n < 4; n++) {
    gates.shift()!();
    await all[n];
    await new Promise(setImmediate);
  }
  expect(order).toEqual([1, 2, 3, 4]);
  expect(await Promise.all(all)).toEqual(['failed', 2, 3, 4, 'full']);
  expect(await inTurn(async () => 'free')).toBe('free');
});
