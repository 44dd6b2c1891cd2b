/** Pieces of a query with what it costs to read them so, and the cheapest way to cover a row of characters, words or syllables. */
import type { Option, Role } from '../concepts.ts';

export type Piece = {
  readonly cost: number;
  readonly surface: string;
  readonly role: Role;
  readonly options: readonly Option[];
  /** Estimate of the documents that have it. */
  readonly documents: number;
  readonly corrected: string | null;
};
export type Cover = { readonly cost: number; readonly pieces: readonly Piece[] };

/** What is known is cheap, what only sounds like something known is dearer, what nobody knows is dearest. */
export const cost = {
  noise: 0.7,
  word: 1,
  grams: 1.5,
  /** A character that is the whole run, that is a word within a longer one, and any other. */
  single: 1.6,
  singleInside: 2.1,
  character: 2.6,
  heard: 1.9,
  heardPair: 2.4,
  slip: 2.5,
  /** More for what a dictionary knows as a word: then it may be meant. */
  realWord: 1.2,
  unknown: 3,
  stranger: 2.6,
} as const;

export const unknownPiece = (surface: string, price: number = cost.unknown): Piece => ({
  cost: price,
  surface,
  role: 'core',
  options: [],
  documents: 0,
  corrected: null,
});

export const noisePiece = (surface: string, price: number = cost.noise): Piece => ({ ...unknownPiece(surface, price), role: 'noise' });

/** @param pieceOf the piece from one position to another; null where there is none. */
export function cheapestCover(length: number, longest: number, pieceOf: (from: number, to: number) => Piece | null): Cover {
  const best: (Cover | undefined)[] = [{ cost: 0, pieces: [] }];
  for (let to = 1; to <= length; to++) {
    for (let from = Math.max(0, to - longest); from < to; from++) {
      const before = best[from];
      const piece = before ? pieceOf(from, to) : null;
      if (!before || !piece) continue;
      const total = before.cost + piece.cost;
      if (total < (best[to]?.cost ?? Number.POSITIVE_INFINITY)) best[to] = { cost: total, pieces: [...before.pieces, piece] };
    }
  }
  return best[length] ?? { cost: Number.POSITIVE_INFINITY, pieces: [] };
}
