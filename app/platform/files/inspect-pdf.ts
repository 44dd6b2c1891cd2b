import { FileRefused } from './file-refused.ts';

/** Any letter of a name in a PDF may be written by its code: `/JavaScript`, `/#4aavaScript`. */
const nameInPdf = (name: string) =>
  [...name]
    .map((letter) => {
      const code = letter.charCodeAt(0).toString(16);
      return `(?:${letter}|#${code.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)})`;
    })
    .join('');

const programs = new RegExp(`/(?:${['JavaScript', 'Launch', 'EmbeddedFile', 'RichMedia'].map(nameInPdf).join('|')})(?![0-9A-Za-z])`);
const endOfZip = 'PK\x05\x06';
/** Where the end of a zip archive is looked for: its comment may be this long. */
const zipTail = 65_557;

/**
 * Refuses a PDF that is cut off, that is something else too, or that plainly carries a program or another file. What it hides in
 * compressed streams is not searched; that is why PDFs are only ever offered for saving.
 *
 * @throws FileRefused
 */
export function inspectPdf(bytes: Uint8Array): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text)) throw new FileRefused('file-more-than-one-format');
  const end = text.lastIndexOf('%%EOF');
  if (end < 0) throw new FileRefused('file-damaged');
  if (/[^\s\0]/.test(text.slice(end + 5))) throw new FileRefused('file-more-than-one-format');
  if (text.slice(-zipTail).includes(endOfZip)) throw new FileRefused('file-more-than-one-format');
  if (!/startxref\s+\d+\s*$/.test(text.slice(Math.max(0, end - 64), end))) throw new FileRefused('file-damaged');
  if (programs.test(text)) throw new FileRefused('file-has-programs');
}
