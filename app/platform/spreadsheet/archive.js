/**
 * The archive that an XLSX file is, unpacked with suspicion. Plain JavaScript, because it runs in a worker thread (`sheet-worker.js`)
 * that is started from the build as well as from the sources.
 *
 * Headers lie, so what is unpacked is counted while it is unpacked; and two readers may see two archives in the same bytes, so the
 * reader of spreadsheets gets an archive that we wrote from what was counted.
 */
import { Buffer, isUtf8 } from 'node:buffer';
import { crc32, deflateRawSync } from 'node:zlib';
import yauzl from 'yauzl';

/** @import { FileReason } from '../files/file-refused.ts' */

export class Refused extends Error {
  /** @param {FileReason} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

const mostParts = 200;
const largestPart = 41_943_040;
const largestWhole = 52_428_800;
/** Bytes out of one byte: spreadsheets reach some sixty. Parts below `smallPart` are not worth the question. */
const mostShrunk = 250;
const smallPart = 1_048_576;

const programs = /(?:^|\/)(?:vba[^/]*\.(?:bin|xml)|macrosheets\/|dialogsheets\/|activeX\/|customUI\/)|\.(?:vbs|js|exe|dll)$/i;
const archives = /\.(?:zip|xlsx|xlsm|xlsb|xlam|docx|docm|pptx|jar|7z|rar|gz)$/i;
const kept = /\.(?:xml|rels)$/i;

/**
 * @param {Buffer} bytes
 * @returns {Promise<Uint8Array>} an archive with the XML of the sheets in it and nothing else
 */
export async function cleanArchive(bytes) {
  if (bytes.readUInt32LE(0) !== 0x04034b50) throw new Refused(bytes.readUInt32LE(0) === 0xe011cfd0 ? 'file-encrypted' : 'file-damaged');
  const parts = await unpacked(bytes);
  const types = parts.get('[Content_Types].xml');
  if (!types || !parts.has('_rels/.rels') || !parts.has('xl/workbook.xml')) throw new Refused('file-type-not-allowed');
  if (/macroEnabled|vbaProject/i.test(types.toString('latin1'))) throw new Refused('file-has-programs');
  for (const part of parts.values()) checkXml(part);
  return packedArchive(parts);
}

/** @param {Buffer} bytes */
async function unpacked(bytes) {
  const zip = await yauzl.fromBufferPromise(bytes).catch(refuseArchive);
  if (zip.entryCount > mostParts) throw new Refused('file-too-large');
  const names = new Set();
  /** @type {Map<string, Buffer>} */
  const parts = new Map();
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      checkEntry(entry);
      if (names.size >= mostParts) throw new Refused('file-too-large');
      if (names.has(name.toLowerCase())) throw new Refused('file-unsafe');
      names.add(name.toLowerCase());
      if (name.endsWith('/')) continue;
      const content = await read(zip, entry, largestWhole - total);
      total += content.length;
      if (crc32(content) !== entry.crc32) throw new Refused('file-damaged');
      if (content.length > 3 && content.readUInt32LE(0) === 0x04034b50) throw new Refused('file-unsafe');
      if (kept.test(name)) parts.set(name, content);
    }
  } catch (error) {
    refuseArchive(error);
  }
  return parts;
}

/** @param {yauzl.Entry} entry */
function checkEntry(entry) {
  const { fileName, compressedSize, uncompressedSize, externalFileAttributes, compressionMethod } = entry;
  if (entry.isEncrypted()) throw new Refused('file-encrypted');
  if (compressionMethod !== 0 && compressionMethod !== 8) throw new Refused('file-unsafe');
  const kind = (externalFileAttributes >>> 16) & 0o170000;
  if (kind !== 0 && kind !== 0o100000 && kind !== 0o040000) throw new Refused('file-unsafe');
  if (/\p{Cc}|\p{Cf}|^\s|:/u.test(fileName) || fileName.length > 255) throw new Refused('file-unsafe');
  if (programs.test(fileName)) throw new Refused('file-has-programs');
  if (archives.test(fileName)) throw new Refused('file-unsafe');
  if (uncompressedSize > largestPart) throw new Refused('file-too-large');
  if (uncompressedSize > smallPart && uncompressedSize > compressedSize * mostShrunk) throw new Refused('file-too-large');
}

/**
 * @param {yauzl.ZipFile} zip
 * @param {yauzl.Entry} entry
 * @param {number} left
 */
async function read(zip, entry, left) {
  const stream = await zip.openReadStreamPromise(entry);
  const pieces = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size > largestPart || size > left) {
      stream.destroy();
      throw new Refused('file-too-large');
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size);
}

/**
 * @param {unknown} error
 * @returns {never}
 */
function refuseArchive(error) {
  if (error instanceof Refused) throw error;
  const said = error instanceof Error ? error.message : '';
  if (/absolute path|relative path|invalid characters in fileName/i.test(said)) throw new Refused('file-unsafe');
  // More comes out than the header says: yauzl stops at what it says.
  if (/too many bytes/i.test(said)) throw new Refused('file-too-large');
  throw new Refused('file-damaged');
}

/**
 * No program that writes spreadsheets declares a document type, by which entities could be defined, or writes anything but UTF-8.
 *
 * @param {Buffer} part
 */
function checkXml(part) {
  if (part.includes('<!DOCTYPE') || part.includes('<!ENTITY') || part.includes(0)) throw new Refused('file-unsafe');
  if (!isUtf8(part)) throw new Refused('file-damaged');
  if (
    !/^(?:\xef\xbb\xbf)?\s*</.test(part.toString('latin1', 0, 64)) ||
    !/>\s*$/.test(part.toString('latin1', Math.max(0, part.length - 64)))
  ) {
    throw new Refused('file-damaged');
  }
}

/**
 * An archive of the parts, which are taken out of the map one by one. It is packed, lightly, because what is not packed would reach the
 * reader in one piece, and all its rows at once.
 *
 * @param {Map<string, Buffer>} parts
 */
function packedArchive(parts) {
  const count = parts.size;
  const contents = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of parts) {
    parts.delete(name);
    const named = Buffer.from(name, 'utf8');
    const packed = deflateRawSync(content, { level: 1 });
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(0x0800, 6);
    header.writeUInt16LE(8, 8);
    header.writeUInt32LE(crc32(content), 14);
    header.writeUInt32LE(packed.length, 18);
    header.writeUInt32LE(content.length, 22);
    header.writeUInt16LE(named.length, 26);
    const listed = Buffer.alloc(46);
    listed.writeUInt32LE(0x02014b50, 0);
    listed.writeUInt16LE(20, 4);
    header.copy(listed, 6, 4, 30);
    listed.writeUInt32LE(offset, 42);
    contents.push(header, named, packed);
    directory.push(listed, named);
    offset += header.length + named.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...contents, listing, end]);
}
