/**
 * Where a text contains what was searched for, whatever its script, case or width. The pieces joined together are exactly the
 * text, so that nothing is lost or doubled by marking.
 */
import { foldWithOrigins } from './fold.ts';

export type Piece = { readonly text: string; readonly hit: boolean };

/** @param terms folded, as a search page gives them; the same list for all texts of a page, so that it is read once. */
export function mark(text: string, terms: readonly string[]): Piece[] {
  const { folded, starts, ends } = foldWithOrigins(text);
  const hit = new Uint8Array(text.length);
  for (const { literal, expression } of patternsOf(terms)) {
    if (!folded.includes(literal)) continue;
    for (const [from, to] of expression ? matches(folded, expression) : occurrences(folded, literal))
      hit.fill(1, starts[from], ends[to - 1]);
  }
  return piecesOf(text, hit);
}

/** `literal` stands wherever the term does; where it is not the whole of the term, `expression` is. */
type Pattern = { readonly literal: string; readonly expression: RegExp | null };

const read = new WeakMap<readonly string[], readonly Pattern[]>();

function patternsOf(terms: readonly string[]): readonly Pattern[] {
  const known = read.get(terms);
  if (known) return known;
  const patterns = terms.map(patternOf).filter((pattern) => pattern !== null);
  read.set(terms, patterns);
  return patterns;
}

/** Han anywhere; Latin as whole words, an English plural included, letters and digits of a model number with or without marks between them. */
function patternOf(term: string): Pattern | null {
  if (/^[\p{Script=Han}]+$/u.test(term)) return { literal: term, expression: null };
  const pieces = term.match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu);
  if (!pieces) return null;
  const numbered = (piece: string) => /\d/.test(piece);
  const inner = pieces.map((piece) => (numbered(piece) ? [...piece].join('[-./· ]?') : piece)).join('[^\\p{L}\\p{N}]*');
  const [first = ''] = pieces;
  return { literal: numbered(first) ? first.slice(0, 1) : first, expression: new RegExp(`(?<![a-z0-9])${inner}(?:e?s)?(?![a-z])`, 'gu') };
}

function* matches(folded: string, expression: RegExp): Generator<readonly [from: number, to: number]> {
  for (const match of folded.matchAll(expression)) if (match[0]) yield [match.index, match.index + match[0].length];
}

function* occurrences(folded: string, literal: string): Generator<readonly [from: number, to: number]> {
  for (let from = folded.indexOf(literal); from >= 0; from = folded.indexOf(literal, from + literal.length))
    yield [from, from + literal.length];
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
