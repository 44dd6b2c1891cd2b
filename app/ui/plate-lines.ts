/**
 * Breaks a name into lines for a drawing, which cannot wrap text by itself. Widths are estimates in units of the type size: a
 * Chinese character is 1 wide, a Latin letter or digit 0.58.
 */
const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + (/[\u2e80-\uffee]/.test(character) ? 1 : 0.58), 0);

/** Places where a line may end: behind each Chinese character, between words, before a bracket. */
const pieces = (text: string): string[] => text.match(/[\u2e80-\uffee][、，。；：）》”]*|[^\u2e80-\uffee\s]+\s*|\s+/gu) ?? [];

/** At most `most` lines, none wider than `width`; what does not fit is cut and ends in an ellipsis. */
export function plateLines(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text).flatMap((piece) => (widthOf(piece) > width ? [...piece] : [piece]))) {
    if (line !== '' && widthOf((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  const last = [...(lines[most - 1] ?? '')];
  while (widthOf(`${last.join('')}…`) > width) last.pop();
  return [...lines.slice(0, most - 1), `${last.join('')}…`];
}
