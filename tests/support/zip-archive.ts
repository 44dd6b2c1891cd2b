/** Zip archives as they should be, and as nobody writes them by accident: every field of a header can be made to lie. */
import { crc32, deflateRawSync } from 'node:zlib';

export type ZipPart = {
  readonly name: string;
  readonly content: Buffer | string;
  /** Instead of 8, deflate; 0 stores. */
  readonly method?: number;
  /** What the headers claim comes out, in bytes; beyond four gigabytes in a field of ZIP64. */
  readonly claims?: number;
  readonly flags?: number;
  readonly checksum?: number;
  /** The mode of a file on Unix. */
  readonly mode?: number;
};

/** @param repeated how often the directory lists each part. */
export function zip(parts: readonly ZipPart[], repeated = 1): Buffer {
  const contents: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = part.method === 0 ? content : deflateRawSync(content);
    const size = part.claims ?? content.length;
    const large = size > 0xfffffffe;
    const extra = Buffer.alloc(large ? 12 : 0);
    if (large) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(8, 2);
      extra.writeBigUInt64LE(BigInt(size), 4);
    }
    const nameOf = (copy: number) => Buffer.from(copy === 0 ? part.name : `${copy}-${part.name}`, 'utf8');
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(large ? 45 : 20, 0);
    fields.writeUInt16LE(part.flags ?? 0x0800, 2);
    fields.writeUInt16LE(part.method ?? 8, 4);
    fields.writeUInt32LE(part.checksum ?? crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(large ? 0xffffffff : size, 18);
    fields.writeUInt16LE(nameOf(0).length, 22);
    fields.writeUInt16LE(extra.length, 24);
    contents.push(Buffer.from('PK\x03\x04', 'latin1'), fields, nameOf(0), extra, packed);
    for (let copy = 0; copy < repeated; copy++) {
      const listed = Buffer.alloc(46);
      listed.write('PK\x01\x02', 'latin1');
      listed.writeUInt16LE(0x0314, 4);
      fields.copy(listed, 6);
      listed.writeUInt16LE(nameOf(copy).length, 28);
      listed.writeUInt32LE(((part.mode ?? 0o100644) << 16) >>> 0, 38);
      listed.writeUInt32LE(offset, 42);
      directory.push(listed, nameOf(copy), extra);
    }
    offset += 30 + nameOf(0).length + extra.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length * repeated, 8);
  end.writeUInt16LE(parts.length * repeated, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...contents, listing, end]);
}

const office = 'http://schemas.openxmlformats.org';
const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of a workbook of one sheet, around what stands in its `sheetData`; `shared` are the texts it points to. */
export function workbookParts(sheetData: string, shared: readonly string[] = []): ZipPart[] {
  return [
    {
      name: '[Content_Types].xml',
      content: `<?xml version="1.0"?><Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst xmlns="${office}/spreadsheetml/2006/main">${shared.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${office}/spreadsheetml/2006/main"><sheetData>${sheetData}</sheetData></worksheet>`,
    },
  ];
}
