/**
 * Where a text contains what was searched for, whatever its script, case or width. The pieces joined together are exactly the
 * text, so that nothing is lost or doubled by marking.
 */
import { foldWithOrigins } from './fold.ts';

export type Piece = { readonly text: string; readonly hit: boolean };

/** @param terms folded, as a search page gives them. */
export function mark(text: string, terms: readonly string[]): Piece[] {
  const { folded, starts, ends } = foldWithOrigins(text);
  const hit = new Uint8Array(text.length);
  for (const pattern of terms.map(patternOf)) {
    if (!pattern) continue;
    for (const match of folded.matchAll(pattern)) {
      if (match[0]) hit.fill(1, starts[match.index], ends[match.index + match[0].length - 1]);
    }
  }
  return piecesOf(text, hit);
}

/** Han anywhere; Latin as whole words, an English plural included, letters and digits of a model number with or without marks between them. */
function patternOf(term: string): RegExp | null {
  if (/^[\p{Script=Han}]+$/u.test(term)) return new RegExp(term, 'gu');
  const pieces = term.match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu);
  if (!pieces) return null;
  const inner = pieces.map((piece) => (/\d/.test(piece) ? [...piece].join('[-./· ]?') : piece)).join('[^\\p{L}\\p{N}]*');
  return new RegExp(`(?<![a-z0-9])${inner}(?:e?s)?(?![a-z])`, 'gu');
}

function piecesOf(text: string, hit: Uint8Array): Piece[] {
  const pieces: Piece[] = [];
  for (let from = 0; from < text.length; ) {
    let to = from + 1;
    while (to < text.length && hit[to] === hit[from]) to++;
    pieces.push({ text: text.slice(from, to), hit: hit[from] === 1 });
    from = to;
  }
  return pieces;
}
