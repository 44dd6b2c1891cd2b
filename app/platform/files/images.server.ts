/**
 * Images written anew: what is kept is pixels that we encoded, upright, without the metadata, the place where it was taken, or
 * whatever else the sent file carried. One at a time, because a large photograph takes a core and 200 MB while it is decoded.
 */
import sharp from 'sharp';
import { turns } from '../turns.ts';
import { FileRefused } from './file-refused.ts';

export type Image = {
  readonly bytes: Uint8Array;
  readonly type: 'image/webp';
  /** In pixels. */
  readonly width: number;
  readonly height: number;
};

/** Pixels that are decoded at most: 50 million, more than any telephone makes. */
const mostPixels = 50_000_000;
/** Seconds for one size of an image. */
const patience = 20;
const photographWidths = [320, 960, 1600];
/** In pixels, either side: a scanned page of A4 stays legible. */
const evidenceSide = 2400;

// Only the decoders of what is accepted; libvips has dozens.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadHeif'] });
sharp.cache(false);
sharp.concurrency(1);

const inTurn = turns({ atOnce: 1, waiting: 30, full: () => new FileRefused('file-busy') });

/**
 * A photograph in up to three widths, the narrowest first; none is wider than what was sent, or higher than twice its width.
 *
 * @throws FileRefused
 */
export const photographSizes = (sent: Uint8Array): Promise<readonly Image[]> =>
  inTurn(async () => {
    const sentWidth = await uprightWidth(sent);
    const narrower = photographWidths.filter((width) => width < sentWidth);
    const widths = narrower.length < photographWidths.length ? [...narrower, sentWidth] : narrower;
    const sizes: Image[] = [];
    for (const width of widths) sizes.push(await encoded(sent, { width, height: width * 2 }, 78));
    return sizes;
  });

/** A scan or photograph of a document, legible. @throws FileRefused */
export const legibleImage = (sent: Uint8Array): Promise<Image> =>
  inTurn(async () => {
    await uprightWidth(sent);
    return encoded(sent, { width: evidenceSide, height: evidenceSide }, 85);
  });

const opened = (sent: Uint8Array) => sharp(sent, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 });

/** Looks at the header only, so that an image of absurd size is refused before any of it is decoded. */
async function uprightWidth(sent: Uint8Array): Promise<number> {
  const { autoOrient } = await opened(sent).metadata().catch(refuse);
  if (autoOrient.width * autoOrient.height > mostPixels) throw new FileRefused('file-too-many-pixels');
  return autoOrient.width;
}

async function encoded(sent: Uint8Array, box: { width: number; height: number }, quality: number): Promise<Image> {
  const { data, info } = await opened(sent)
    .autoOrient()
    .resize({ ...box, fit: 'inside', withoutEnlargement: true })
    .webp({ quality })
    .timeout({ seconds: patience })
    .toBuffer({ resolveWithObject: true })
    .catch(refuse);
  return { bytes: data, type: 'image/webp', width: info.width, height: info.height };
}

function refuse(error: Error): never {
  if (/pixel limit|too large|dimension/i.test(error.message)) throw new FileRefused('file-too-many-pixels', { cause: error });
  if (/timeout/i.test(error.message)) throw new FileRefused('file-too-slow', { cause: error });
  throw new FileRefused('file-damaged', { cause: error });
}
