/**
 * Marks in a text what a query matched, whatever the spelling of either: the text is folded with the origin of each character
 * kept, so that the pieces joined give the text back to the letter.
 */
import { foldWithOrigins } from './fold.ts';

const latinWord = /^[\p{L}\p{N}]/u;
const isHanStart = /^\p{Script=Han}/u;

/** @param terms folded surface forms, as `SearchPage.terms` has them. A Latin one counts only as a whole word's beginning. */
export function mark(text: string, terms: readonly string[]): { text: string; hit: boolean }[] {
  if (terms.length === 0 || text === '') return text === '' ? [] : [{ text, hit: false }];
  const { folded, starts, ends } = foldWithOrigins(text);
  const hits = new Uint8Array(text.length);
  for (const term of terms) {
    if (term === '') continue;
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
      if (!isHanStart.test(term) && at > 0 && latinWord.test(folded[at - 1]!) && !isHanStart.test(folded[at - 1]!)) continue;
      hits.fill(1, starts[at]!, ends[at + term.length - 1]!);
    }
  }
  const pieces: { text: string; hit: boolean }[] = [];
  for (let from = 0; from < text.length; ) {
    let to = from;
    while (to < text.length && hits[to] === hits[from]) to++;
    pieces.push({ text: text.slice(from, to), hit: hits[from] === 1 });
    from = to;
  }
  return pieces;
}
