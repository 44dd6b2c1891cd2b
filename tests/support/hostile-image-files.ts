/** Images that nobody sends by accident. `x-probe` stands in each where something would be run or told. */
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import type { HostileFile } from './hostile-file.ts';
import { zip } from './zip-archive.ts';

const script = '<script>x-probe</script>';

/** Pixels that do not compress, so that where it is cut off matters. */
function noise(width: number, height: number): Sharp {
  let state = 1;
  const raw = Buffer.alloc(width * height * 3);
  for (let at = 0; at < raw.length; at++) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    raw[at] = state >> 16;
  }
  return sharp(raw, { raw: { width, height, channels: 3 } });
}

export const plainImage = (format: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'tiff', width = 640, height = 480): Promise<Buffer> =>
  noise(width, height).toFormat(format).toBuffer();

const chunk = (name: string, content: Buffer) => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

/** A PNG whose header says how large it is, with the data of a single row. */
export function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc(1 + Math.min(width, 60_000) * 3));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Rewrites the size in the first frame header of a JPEG. */
async function jpegOf(width: number, height: number): Promise<Buffer> {
  const bytes = await plainImage('jpeg', 64, 64);
  const at = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(height, at + 5);
  bytes.writeUInt16BE(width, at + 7);
  return bytes;
}

/** A WebP of the extended kind whose canvas is as large as its header can say: 16,383 is the codec's own limit, the header goes further. */
async function webpOf(width: number, height: number): Promise<Buffer> {
  const frame = (await plainImage('webp', 64, 64)).subarray(12);
  const canvas = Buffer.alloc(18);
  canvas.write('VP8X', 'latin1');
  canvas.writeUInt32LE(10, 4);
  canvas.writeUIntLE(width - 1, 12, 3);
  canvas.writeUIntLE(height - 1, 15, 3);
  const riff = Buffer.from('RIFF0000WEBP', 'latin1');
  riff.writeUInt32LE(4 + canvas.length + frame.length, 4);
  return Buffer.concat([riff, canvas, frame]);
}

/** The size of an AVIF stands in its `ispe` box. */
async function avifOf(width: number, height: number): Promise<Buffer> {
  const bytes = await plainImage('avif', 64, 64);
  const at = bytes.indexOf('ispe');
  bytes.writeUInt32BE(width, at + 8);
  bytes.writeUInt32BE(height, at + 12);
  return bytes;
}

/** A PNG of one colour as large as is just not allowed: a few kilobytes that would become 600 megabytes. */
const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#888' } })
    .png({ compressionLevel: 9 })
    .toBuffer();

const withExif = () =>
  noise(400, 300)
    .withExif({
      IFD0: { Artist: 'x-probe', ImageDescription: script },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 49/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '108/1 22/1 0/1' },
    })
    .jpeg()
    .toBuffer();

const after = async (bytes: Promise<Buffer>, more: Buffer | string) => Buffer.concat([await bytes, Buffer.from(more)]);

/** Between the marker that begins a JPEG and the rest. */
const withComment = async (text: string) => {
  const bytes = await plainImage('jpeg');
  const head = Buffer.from([0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([bytes.subarray(0, 2), head, Buffer.from(text), bytes.subarray(2)]);
};

const photo = (
  title: string,
  name: string,
  bytes: HostileFile['bytes'],
  expected: HostileFile['expected'],
  claimedType = '',
): HostileFile => ({
  title,
  purpose: 'photograph',
  name,
  claimedType,
  bytes,
  expected,
});

const cut = (format: 'jpeg' | 'png' | 'webp' | 'avif', share: number) =>
  photo(
    `${format} cut off at ${share * 100} %`,
    `a.${format}`,
    async () => {
      const bytes = await plainImage(format);
      return bytes.subarray(0, Math.max(13, Math.floor(bytes.length * share)));
    },
    // Of a header that is cut off even the kind cannot be told; which of the two is no matter.
    share < 0.01 ? ['file-damaged', 'file-type-not-allowed'] : ['file-damaged'],
  );

const brand = (name: string) =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${name}\0\0\0\0mif1${name}`, 'latin1'), Buffer.alloc(64)]);

export const hostileImages: readonly HostileFile[] = [
  photo('no bytes', 'a.jpg', () => Buffer.alloc(0), ['file-empty']),
  photo('one byte', 'a.jpg', () => Buffer.from([0xff]), ['file-type-not-allowed']),
  photo('eleven megabytes', 'a.jpg', () => Buffer.alloc(11_534_336, 0xff), ['file-too-large']),
  photo('noise that begins like a JPEG', 'a.jpg', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(9_000, 0x41)]), [
    'file-damaged',
  ]),
  ...[0.005, 0.2, 0.9, 0.999].flatMap((share) => [cut('jpeg', share), cut('png', share), cut('webp', share)]),
  cut('avif', 0.5),
  photo('PNG of 50,000 × 50,000', 'a.png', () => pngOf(50_000, 50_000), ['file-too-many-pixels']),
  photo('PNG of 2³¹−1 × 2³¹−1', 'a.png', () => pngOf(0x7fffffff, 0x7fffffff), ['file-too-many-pixels', 'file-damaged']),
  photo('PNG of 0 × 0', 'a.png', () => pngOf(0, 0), ['file-damaged']),
  photo('JPEG of 50,000 × 50,000', 'a.jpg', () => jpegOf(50_000, 50_000), ['file-too-many-pixels']),
  photo('JPEG of 65,535 × 800', 'a.jpg', () => jpegOf(65_535, 800), ['file-too-many-pixels']),
  photo('WebP of 50,000 × 50,000', 'a.webp', () => webpOf(50_000, 50_000), ['file-too-many-pixels', 'file-damaged']),
  photo('AVIF of 50,000 × 50,000', 'a.avif', () => avifOf(50_000, 50_000), ['file-too-many-pixels', 'file-damaged']),
  photo('flat PNG of 14,000 × 14,000', 'a.png', () => flat(14_000, 14_000), ['file-too-many-pixels']),
  photo('flat PNG of 7,000 × 7,000, which is allowed', 'a.png', () => flat(7_000, 7_000), 'harmless'),
  photo('JPEG with place and script in its metadata', 'a.jpg', withExif, 'harmless'),
  photo('JPEG with a script in a comment', 'a.jpg', () => withComment(script), 'harmless'),
  photo('JPEG with PHP in a comment', 'a.jpg', () => withComment('<?php system("x-probe"); ?>'), 'harmless'),
  photo('JPEG and zip', 'a.jpg', () => after(plainImage('jpeg'), zip([{ name: 'x-probe.html', content: script, method: 0 }])), 'harmless'),
  photo('JPEG and HTML', 'a.jpg', () => after(plainImage('jpeg'), `<html>${script}</html>`), 'harmless'),
  photo('PNG and JavaScript', 'a.png', () => after(plainImage('png'), 'alert("x-probe")//'), 'harmless'),
  photo('WebP and a page', 'a.webp', () => after(plainImage('webp'), script), 'harmless'),
  photo('GIF and JavaScript', 'a.gif', () => Buffer.from('GIF89a/*\x01\x00*/=1;alert("x-probe")//', 'latin1'), ['file-type-not-allowed']),
  photo('GIF called JPEG', 'a.jpg', () => plainImage('gif'), ['file-type-not-allowed']),
  photo('TIFF', 'a.tif', () => plainImage('tiff'), ['file-type-not-allowed']),
  photo('BMP and script', 'a.bmp', () => Buffer.from(`BM/*x-probe*/${'\0'.repeat(60)}`, 'latin1'), ['file-type-not-allowed']),
  photo('SVG with a script', 'a.svg', () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`), [
    'file-type-not-allowed',
  ]),
  photo(
    'SVG called PNG',
    'a.png',
    () => Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="x-probe"/>`),
    ['file-type-not-allowed'],
    'image/png',
  ),
  photo('SVG after a byte order mark', 'a.jpg', () => Buffer.from(`\ufeff<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`), [
    'file-type-not-allowed',
  ]),
  photo('HTML called JPEG', 'a.jpg', () => Buffer.from(`<!doctype html>${script}`), ['file-type-not-allowed'], 'image/jpeg'),
  photo('HTML in UTF-16', 'a.jpg', () => Buffer.from(`\ufeff<html>${script}`, 'utf16le'), ['file-type-not-allowed']),
  photo('PNG called JPEG', 'a.jpg', () => plainImage('png'), ['file-contradicts-name']),
  photo('PNG claimed to be a page', 'a.png', () => plainImage('png'), ['file-contradicts-name'], 'text/html'),
  photo('JPEG called a page', 'a.jpg.html', () => plainImage('jpeg'), ['file-contradicts-name']),
  photo('JPEG called a program behind a turned direction', 'photo\u202egpj.exe', () => plainImage('jpeg'), ['file-contradicts-name']),
  photo('JPEG with a NUL in its name', 'a.php\0.jpg', () => plainImage('jpeg'), 'harmless'),
  photo('JPEG with a path as its name', '../../../../etc/cron.d/x-probe.jpg', () => plainImage('jpeg'), 'harmless'),
  photo('JPEG with a name of 10,000 letters', `${'长'.repeat(10_000)}.jpg`, () => plainImage('jpeg'), 'harmless'),
  photo('HEIC', 'a.heic', () => brand('heic'), ['file-heic']),
  photo('HEIC called JPEG', 'a.jpg', () => brand('heix'), ['file-heic']),
  photo('AVIF by its brand only', 'a.avif', () => brand('avif'), ['file-damaged']),
  photo('program for Linux', 'a.jpg', () => Buffer.from('\x7fELF\x02\x01\x01x-probe', 'latin1'), ['file-type-not-allowed']),
  photo('PDF as a photograph', 'a.pdf', () => Buffer.from('%PDF-1.4\n%%EOF'), ['file-type-not-allowed']),
];
