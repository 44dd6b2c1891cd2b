/**
 * Files that nobody sends by accident, through all that an upload goes through.
 *
 * 1. Each is refused with the reason that fits, or made harmless: an image comes out as our own WebP without what it carried, a
 *    spreadsheet as plain cells, a PDF as something to save.
 * 2. There are at least sixty, all different.
 * 3. All of them together do not make the process grow beyond 400 MB.
 */
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileResponse } from '#app/http/file-response.server.ts';
import { acceptFile } from '#app/platform/files/accept-file.server.ts';
import { FileRefused, fileReasons } from '#app/platform/files/file-refused.ts';
import { legibleImage, photographSizes } from '#app/platform/files/images.server.ts';
import { shownName } from '#app/platform/files/shown-name.ts';
import { readSheet } from '#app/platform/spreadsheet/read-sheet.server.ts';
import { hostileDocuments } from '#tests/support/hostile-document-files.ts';
import type { HostileFile } from '#tests/support/hostile-file.ts';
import { hostileImages } from '#tests/support/hostile-image-files.ts';

const files = [...hostileImages, ...hostileDocuments];
const most = 400 * 1_048_576;
let [before, peak] = [0, 0];
const look = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 10);

beforeAll(() => {
  before = process.memoryUsage.rss();
});

afterAll(() => {
  clearInterval(look);
  console.log(`${files.length} hostile files; the process grew by at most ${Math.round((peak - before) / 1_048_576)} MB`);
});

/** What becomes of a file: images, cells by address, or the headers under which it is handed out. */
async function taken({ purpose, claimedType, ...file }: HostileFile) {
  const sent = { bytes: await file.bytes(), name: shownName(file.name), claimedType };
  const type = await acceptFile(sent, purpose);
  if (purpose === 'photograph') return { images: await photographSizes(sent.bytes) };
  if (purpose === 'spreadsheet') {
    const { rows } = await readSheet(sent.bytes);
    return { cells: Object.fromEntries(rows.flatMap((row) => [...row.cells.values()].map((cell) => [cell.address, cell.value]))) };
  }
  if (type !== 'application/pdf') return { images: [await legibleImage(sent.bytes)] };
  const kept = { hash: '0'.repeat(64), type, size: sent.bytes.length, stream: () => new Blob([]).stream() };
  return { headers: fileResponse(new Request('http://x/'), kept, { name: sent.name, audience: 'private' }).headers };
}

describe('1. every file', () => {
  test.each(files.map((file) => [`${file.purpose}: ${file.title}`, file] as const))('%s', { timeout: 60_000 }, async (_, file) => {
    const { expected } = file;
    if (expected !== 'harmless') {
      const error = await taken(file).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(FileRefused);
      expect(expected).toContain((error as FileRefused).reason);
      expect(fileReasons).toContain((error as FileRefused).reason);
      return;
    }
    const { images = [], cells, headers } = await taken(file);
    for (const { bytes, type, width, height } of images) {
      const { exif, xmp, iptc, icc, format, ...is } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, icc, format }).toEqual({ format: 'webp' });
      expect({ type, width, height }).toEqual({ type: 'image/webp', width: is.width, height: is.height });
      expect(Buffer.from(bytes).includes('x-probe')).toBe(false);
      expect(Buffer.from(bytes).includes('<script')).toBe(false);
      // The length that the container states is the length of the file: nothing hangs behind its end.
      expect(Buffer.from(bytes).readUInt32LE(4) + 8).toBe(bytes.length);
    }
    if (file.purpose === 'spreadsheet') expect(cells).toEqual(file.cells);
    else if (headers) expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    else expect(images.length).toBeGreaterThan(0);
  });
});

test('2. sixty and more', () => {
  expect(new Set(files.map((file) => `${file.purpose}: ${file.title}`)).size).toBe(files.length);
  expect(files.length).toBeGreaterThanOrEqual(60);
});

test('3. memory', () => {
  expect(peak - before).toBeLessThan(most);
});
