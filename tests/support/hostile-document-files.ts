/** Documents and spreadsheets that nobody sends by accident. */
import { spreadsheetType } from '#app/platform/files/file-types.ts';
import type { HostileFile } from './hostile-file.ts';
import { plainImage } from './hostile-image-files.ts';
import { workbookParts, type ZipPart, zip } from './zip-archive.ts';

/** A PDF of one empty page; `extra` stands in an object of its own. */
export function pdf(extra = ''): Buffer {
  const body = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n4 0 obj${extra || '<<>>'}endobj\n`;
  return Buffer.from(`${body}xref\n0 1\n0000000000 65535 f \ntrailer<</Size 5/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
}

const paper = (title: string, bytes: HostileFile['bytes'], expected: HostileFile['expected'], name = 'a.pdf'): HostileFile => ({
  title,
  purpose: 'evidence',
  name,
  claimedType: '',
  bytes,
  expected,
});

const script = '<script>x-probe</script>';
const hidden = zip([{ name: 'x-probe.html', content: script }]);

const papers: readonly HostileFile[] = [
  paper('PDF and zip', () => Buffer.concat([pdf(), hidden]), ['file-more-than-one-format']),
  paper('PDF around a zip', () => pdf(`<</Length ${hidden.length}>>stream\n${hidden.toString('latin1')}\nendstream `), [
    'file-more-than-one-format',
  ]),
  paper('PDF and a page', () => Buffer.concat([pdf(), Buffer.from(script)]), ['file-more-than-one-format']),
  paper('a page and PDF', () => Buffer.concat([Buffer.from(`${script}\n`), pdf()]), ['file-type-not-allowed', 'file-more-than-one-format']),
  paper('JPEG and PDF', async () => Buffer.concat([await plainImage('jpeg'), pdf()]), 'harmless', 'a.jpg'),
  paper('PDF with JavaScript', () => pdf('<</S/JavaScript/JS(x-probe)>>'), ['file-has-programs']),
  paper('PDF with JavaScript by codes', () => pdf('<</S/J#61vaScr#69pt/JS(x-probe)>>'), ['file-has-programs']),
  paper('PDF that starts a program', () => pdf('<</S/Launch/F(x-probe.exe)>>'), ['file-has-programs']),
  paper('PDF with a file in it', () => pdf('<</Type/EmbeddedFile>>'), ['file-has-programs']),
  ...[0.05, 0.5, 0.97].map((share) =>
    paper(`PDF cut off at ${share * 100} %`, () => pdf().subarray(0, pdf().length * share), ['file-damaged']),
  ),
  paper('PDF with a script in its text, offered for saving', () => pdf(`<</Contents(${script})>>`), 'harmless'),
  paper('spreadsheet as evidence', () => zip(workbookParts('')), ['file-type-not-allowed'], 'a.xlsx'),
  paper(
    'SVG as evidence',
    () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
    ['file-type-not-allowed'],
    'a.svg',
  ),
  paper('page called PDF', () => Buffer.from(`<html>${script}</html>`), ['file-type-not-allowed']),
];

const sheet = (
  title: string,
  bytes: HostileFile['bytes'],
  expected: HostileFile['expected'],
  given: Partial<HostileFile> = {},
): HostileFile => ({ title, purpose: 'spreadsheet', name: 'a.xlsx', claimedType: spreadsheetType, bytes, expected, ...given });

const inline = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
const one = `<row r="1">${inline('A1', 'x')}</row>`;
const withPart = (...more: ZipPart[]) => zip([...workbookParts(one), ...more]);
const instead = (name: string, change: (part: ZipPart) => ZipPart) =>
  zip(workbookParts(one).map((part) => (part.name === name ? change(part) : part)));
const sheetName = 'xl/worksheets/sheet1.xml';
const declared = (declaration: string, sheetData: string) =>
  zip(
    workbookParts(sheetData).map((part) =>
      part.name === sheetName ? { ...part, content: String(part.content).replace('?>', `?>${declaration}`) } : part,
    ),
  );
const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
const encoded = (coding: BufferEncoding, mark: string) =>
  instead(sheetName, (part) => ({ ...part, content: Buffer.from(mark + part.content, coding) }));
const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1_048_576, 0x20);
const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_048)]);

const sheets: readonly HostileFile[] = [
  sheet('no bytes', () => Buffer.alloc(0), ['file-empty']),
  sheet('four bytes of a zip', () => Buffer.from('PK\x03\x04', 'latin1'), ['file-damaged']),
  ...[0.1, 0.5, 0.9, 0.99].map((share) =>
    sheet(`cut off at ${share * 100} %`, () => zip(workbookParts(one)).subarray(0, zip(workbookParts(one)).length * share), [
      'file-damaged',
    ]),
  ),
  sheet('zip of something else', () => hidden, ['file-type-not-allowed']),
  sheet('page and spreadsheet', () => Buffer.concat([Buffer.from(script), zip(workbookParts(one))]), ['file-type-not-allowed']),
  sheet('spreadsheet of before 2007', () => ole, ['file-encrypted'], { name: 'a.xls' }),
  sheet('called a spreadsheet with macros', () => zip(workbookParts(one)), ['file-contradicts-name'], { name: 'a.xlsm' }),
  sheet('with macros', () => withPart({ name: 'xl/vbaProject.bin', content: ole }), ['file-has-programs']),
  sheet(
    'with macros under another name',
    () =>
      instead('[Content_Types].xml', (part) => ({
        ...part,
        content: String(part.content).replace('openxmlformats-officedocument.spreadsheetml.sheet', 'ms-excel.sheet.macroEnabled'),
      })),
    ['file-has-programs'],
  ),
  sheet('with a sheet of macros', () => withPart({ name: 'xl/macrosheets/sheet1.xml', content: '<x/>' }), ['file-has-programs']),
  sheet('with ActiveX', () => withPart({ name: 'xl/activeX/activeX1.bin', content: 'x' }), ['file-has-programs']),
  sheet('with an archive in it', () => withPart({ name: 'xl/media/a.zip', content: hidden }), ['file-unsafe']),
  sheet('with an archive called an image', () => withPart({ name: 'xl/media/a.png', content: hidden }), ['file-unsafe']),
  sheet('with a path upwards', () => withPart({ name: '../../x-probe', content: 'x' }), ['file-unsafe']),
  sheet('with a path upwards by backslashes', () => withPart({ name: '..\\..\\x-probe', content: 'x' }), ['file-unsafe']),
  sheet('with an absolute path', () => withPart({ name: '/etc/x-probe', content: 'x' }), ['file-unsafe']),
  sheet('with a drive', () => withPart({ name: 'C:/x-probe', content: 'x' }), ['file-unsafe']),
  sheet('with a link', () => withPart({ name: 'xl/link', content: '/etc/passwd', mode: 0o120777 }), ['file-unsafe']),
  sheet('with a device', () => withPart({ name: 'xl/device', content: '', mode: 0o020666 }), ['file-unsafe']),
  sheet('with a NUL in a name', () => withPart({ name: 'xl/a\0.xml', content: '<x/>' }), ['file-unsafe']),
  sheet('with a turned direction in a name', () => withPart({ name: 'xl/\u202elmx.exe', content: '<x/>' }), ['file-unsafe']),
  sheet('with a name of 30,000 letters', () => withPart({ name: `xl/${'a'.repeat(30_000)}`, content: 'x' }), ['file-unsafe']),
  sheet('with one name twice', () => withPart({ name: sheetName, content: '<x/>' }), ['file-unsafe']),
  sheet('with one name in two cases', () => withPart({ name: sheetName.toUpperCase(), content: '<x/>' }), ['file-unsafe']),
  sheet('encrypted', () => withPart({ name: 'xl/a.xml', content: 'x', flags: 0x0801 }), ['file-encrypted']),
  sheet('packed by an unknown method', () => withPart({ name: 'xl/a.xml', content: 'x', method: 99 }), ['file-unsafe']),
  sheet('with a wrong checksum', () => withPart({ name: 'xl/a.xml', content: '<x/>', checksum: 1 }), ['file-damaged']),
  sheet('claims 4 GB', () => withPart({ name: 'xl/a.xml', content: '<x/>', claims: 0xfffffff0 }), ['file-too-large']),
  sheet('claims 10 GB', () => withPart({ name: 'xl/a.xml', content: '<x/>', claims: 10 * 2 ** 30 }), ['file-too-large']),
  sheet('a bomb of 45 MB', () => withPart({ name: 'xl/a.xml', content: zeros(45) }), ['file-too-large']),
  sheet('a bomb of 45 MB that claims 1 kB', () => withPart({ name: 'xl/a.xml', content: zeros(45), claims: 1_000 }), ['file-too-large']),
  sheet('a bomb of 39 MB within the claims', () => withPart({ name: 'xl/a.xml', content: zeros(39) }), ['file-too-large']),
  sheet('a sheet that claims less than it is', () => instead(sheetName, (part) => ({ ...part, claims: 10 })), [
    'file-too-large',
    'file-damaged',
  ]),
  sheet('a sheet that claims more than it is', () => instead(sheetName, (part) => ({ ...part, claims: 100_000 })), ['file-damaged']),
  sheet(
    '150 parts that are one',
    () => zip([{ name: 'a.xml', content: Buffer.from(Array.from({ length: 250_000 }, (_, n) => `${n}`).join('')) }], 150),
    ['file-too-large'],
  ),
  sheet('3,000 parts', () => zip([{ name: 'a.xml', content: '<x/>' }], 3_000), ['file-too-large']),
  sheet(
    'a declared entity of a file',
    () => declared('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', `<row r="1">${inline('A1', '&e;')}</row>`),
    ['file-unsafe'],
  ),
  sheet('a declared entity of the network', () => declared('<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x-probe.dtd">', one), ['file-unsafe']),
  sheet('a billion laughs', () => declared(`<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>`, `<row r="1">${inline('A1', '&l9;')}</row>`), [
    'file-unsafe',
  ]),
  sheet('an entity nobody declared', () => zip(workbookParts(`<row r="1">${inline('A1', '&xxe;')}</row>`)), 'harmless', {
    cells: { A1: '&xxe;' },
  }),
  sheet('UTF-16', () => encoded('utf16le', '\ufeff'), ['file-unsafe', 'file-damaged']),
  sheet(
    'not UTF-8',
    () => instead(sheetName, (part) => ({ ...part, content: Buffer.concat([Buffer.from(part.content), Buffer.from([0xc0, 0xaf])]) })),
    ['file-damaged'],
  ),
  sheet('a byte order mark, as some programs write it', () => encoded('utf8', '\ufeff'), 'harmless', { cells: { A1: 'x' } }),
  sheet('no XML', () => instead(sheetName, (part) => ({ ...part, content: 'x-probe' })), ['file-damaged']),
  sheet('XML that ends early', () => instead(sheetName, (part) => ({ ...part, content: String(part.content).slice(0, -40) })), [
    'file-damaged',
  ]),
  sheet('16,384 columns', () => zip(workbookParts(`<row r="1">${inline('XFD1', 'x')}</row>`)), ['file-too-large']),
  sheet('a column after the last', () => zip(workbookParts(`<row r="1">${inline('ZZZZ1', 'x')}</row>`)), ['file-damaged']),
  sheet('a million columns', () => zip(workbookParts(`<row r="1">${'<c><v>1</v></c>'.repeat(1_000_000)}</row>`)), [
    'file-too-large',
    'file-damaged',
  ]),
  sheet('a row after the last', () => zip(workbookParts(`<row r="99999999"><c r="A1"><v>1</v></c></row>`)), ['file-damaged']),
  sheet('a row of 10³⁰⁸', () => zip(workbookParts(`<row r="1e308"><c r="A1"><v>1</v></c></row>`)), ['file-damaged']),
  sheet('rows out of order', () => zip(workbookParts(`<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>`)), [
    'file-damaged',
  ]),
  sheet(
    '10,001 rows',
    () => zip(workbookParts(Array.from({ length: 10_001 }, (_, n) => `<row r="${n + 1}"><c><v>${n}</v></c></row>`).join(''))),
    ['file-too-large'],
  ),
  sheet(
    '2,000 rows as wide as can be',
    () => zip(workbookParts(Array.from({ length: 2_000 }, (_, n) => `<row r="${n + 1}"><c r="XFD${n + 1}"/></row>`).join(''))),
    'harmless',
    { cells: {} },
  ),
  sheet(
    'one long text in every cell',
    () =>
      zip(
        workbookParts(Array.from({ length: 900 }, (_, n) => `<row r="${n + 1}">${'<c t="s"><v>0</v></c>'.repeat(50)}</row>`).join(''), [
          '长'.repeat(30_000),
        ]),
      ),
    ['file-too-large'],
  ),
  sheet(
    'a text that points nowhere',
    () =>
      zip(workbookParts('<row r="1"><c r="A1" t="s"><v>99</v></c><c r="B1" t="s"><v>-1</v></c><c r="C1" t="s"><v>__proto__</v></c></row>')),
    'harmless',
    { cells: {} },
  ),
  sheet(
    'formulas',
    () =>
      zip(
        workbookParts(
          `<row r="1"><c r="A1"><f>WEBSERVICE("http://127.0.0.1:1/x-probe")</f></c><c r="B1" t="str"><f>CMD|'/C calc'!A0</f><v>=1+1</v></c>${inline('C1', '=HYPERLINK(1)')}</row>`,
        ),
      ),
    'harmless',
    { cells: { B1: '=1+1', C1: '=HYPERLINK(1)' } },
  ),
  sheet(
    'numbers that are none',
    () => zip(workbookParts('<row r="1"><c r="A1"><v>1e999</v></c><c r="B1"><v>-1e999</v></c><c r="C1"><v>abc</v></c></row>')),
    'harmless',
    { cells: { A1: 'Infinity', B1: '-Infinity', C1: 'abc' } },
  ),
  sheet('a script in a cell, as text', () => zip(workbookParts(`<row r="1">${inline('A1', '&lt;script&gt;')}</row>`)), 'harmless', {
    cells: { A1: '<script>' },
  }),
  sheet('no sheet', () => zip(workbookParts(one).filter((part) => part.name !== sheetName)), ['file-damaged']),
  sheet(
    'links to other workbooks, which nobody follows',
    () => withPart({ name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink/>' }),
    'harmless',
    { cells: { A1: 'x' } },
  ),
];

export const hostileDocuments: readonly HostileFile[] = [...papers, ...sheets];
