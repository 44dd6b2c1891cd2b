/** Letters as pinyin: syllables that make up words, and words that differ from them by one letter. */
import { syllablesOf } from '#search/analysis/pinyin.ts';
import { distance } from '#search/analysis/slips.ts';
import { lookUpSpelling } from '#search/analysis/syllables.ts';
import { type Cover, cheapestCover, type Piece, unknownPiece } from './pieces.ts';
import type { Vocabulary } from './vocabulary.ts';

const longest = 8;

export const readSyllables = (vocabulary: Vocabulary, syllables: readonly string[]): Cover =>
  cheapestCover(syllables.length, longest, (from, to) => syllablePiece(vocabulary, syllables.slice(from, to)));

function syllablePiece(vocabulary: Vocabulary, syllables: readonly string[]): Piece {
  const surface = syllables.join('');
  const place = vocabulary.analyser.places.get(surface) ?? [];
  if (place.length > 0) return vocabulary.placePiece(surface, 1.05 - 0.02 * syllables.length);
  const fits = vocabulary.byLikelihood(vocabulary.soundingLike(surface));
  if (fits.length === 0) return unknownPiece(surface, 2.2 * syllables.length);
  return vocabulary.heard(surface, fits, syllables.length === 1 ? 2 : 1.15 - 0.02 * syllables.length, 3);
}

/** Pinyin with a letter too many, too few or wrong. */
export function readSlippedPinyin(vocabulary: Vocabulary, letters: string): Piece | null {
  if (letters.length < 5 || !/^[a-z]+$/.test(letters)) return null;
  const fits = vocabulary.known.bySlip
    .filter((known) => /\p{Script=Han}/u.test(known.word))
    .map((known) => ({ ...known, away: distance(lookUpSpelling(syllablesOf(known.word).join('')), lookUpSpelling(letters), 1) }))
    .filter((known) => known.away <= 1)
    .sort((a, b) => a.away - b.away || Number(b.naming) - Number(a.naming) || b.documents - a.documents);
  return fits.length > 0 ? vocabulary.heard(letters, fits, 2.3, 3) : null;
}
