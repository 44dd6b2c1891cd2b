/**
 * Latin letters as words: phrases of the lexicon in English and Vietnamese, names of places, model numbers, words of documents,
 * pinyin, first letters of syllables, and all of these with a slip.
 */
import { stem } from '#search/analysis/latin.ts';
import { mendWords } from '#search/analysis/mend.ts';
import { isClassWord, isNoise } from '#search/analysis/noise.ts';
import type { Run } from '#search/analysis/query.ts';
import type { Option } from '../concepts.ts';
import { readingsOfWords } from '../windows.ts';
import { type Cover, cheapestCover, cost, noisePiece, type Piece, unknownPiece } from './pieces.ts';
import { readSlippedPinyin, readSyllables } from './pinyin.ts';
import type { Vocabulary } from './vocabulary.ts';

/** @param stretch neighbouring runs of Latin letters: names and phrases span spaces. */
export function readLatin(vocabulary: Vocabulary, stretch: readonly Run[]): readonly Piece[] {
  const typed = stretch.flatMap((run) => run.text.match(/[\p{L}\p{N}]+/gu) ?? []);
  const literal = coverWords(vocabulary, typed, stretch);
  const isKnown = literal.pieces.every((piece) => piece.options.length > 0 || piece.role === 'noise');
  if (isKnown && literal.cost <= 1.3 * typed.length) return literal.pieces;
  const covers = [literal, ...readingsOfWords(typed).map((reading) => readSyllables(vocabulary, reading))];
  const slipped = readSlippedPinyin(vocabulary, typed.join(''));
  if (slipped) covers.push({ cost: slipped.cost, pieces: [slipped] });
  const mended = readMended(vocabulary, typed);
  if (mended) covers.push(mended);
  return covers.sort((a, b) => a.cost - b.cost)[0]!.pieces;
}

/** @param heardFrom the words as typed, where `typed` has been mended. */
function coverWords(vocabulary: Vocabulary, typed: readonly string[], stretch: readonly Run[], heardFrom: readonly string[] = []): Cover {
  const stems = typed.map(stem);
  return cheapestCover(stems.length, vocabulary.analyser.lexicon.longest, (from, to) => {
    const piece = latinPiece(vocabulary, typed.slice(from, to), stems.slice(from, to), stretch);
    const changed = heardFrom.slice(from, to).some((word, i) => word !== typed[from + i]);
    return piece && changed ? asHeard(piece, typed.slice(from, to).join(' ')) : piece;
  });
}

function latinPiece(vocabulary: Vocabulary, typed: readonly string[], stems: readonly string[], stretch: readonly Run[]): Piece | null {
  const key = stems.join(' ');
  const surface = typed.join(' ');
  const longer = 0.02 * surface.length;
  if (isClassWord(key) && vocabulary.count('w', key) === 0 && !vocabulary.analyser.lexicon.has(key))
    return { ...unknownPiece(surface, cost.word), role: 'class' };
  if (isNoise(key) || (typed.length === 1 && isNoise(surface))) return noisePiece(surface);
  if (vocabulary.analyser.places.has(key)) return vocabulary.placePiece(key, cost.word - longer);
  if (vocabulary.analyser.lexicon.has(key) && vocabulary.sensesIndexed(key))
    return { ...vocabulary.wordPiece(key, cost.word - longer), surface };
  const joined = typed.join('');
  const apart = stretch.some((run) => run.text.replace(/[^a-z0-9]/g, '') === joined);
  if (typed.length <= 3 && (apart || /\d/.test(joined)) && vocabulary.count('m', joined) > 0)
    return modelPiece(vocabulary, surface, joined, 'model');
  if (typed.length === 1 || apart) {
    const word = typed.length === 1 ? stems[0]! : joined;
    if (vocabulary.count('w', word) > 0) return { ...vocabulary.wordPiece(word, cost.word + 0.05), surface };
    if (typed.length > 1 && vocabulary.analyser.lexicon.has(joined)) return { ...vocabulary.wordPiece(joined, cost.word), surface };
  }
  if (typed.length > 1) return null;
  return singleWord(vocabulary, surface, stems[0]!);
}

function modelPiece(vocabulary: Vocabulary, surface: string, number: string, found: 'model' | 'prefix'): Piece {
  const documents = Math.max(1, vocabulary.count('m', number));
  return {
    cost: cost.word - 0.1,
    surface,
    role: 'core',
    options: [{ term: number, weight: 1, origin: 'typed', found }],
    documents,
    corrected: null,
  };
}

/** One word that is no term by itself: the letters with which words begin, part of a phrase, the beginning of a word. */
function singleWord(vocabulary: Vocabulary, surface: string, word: string): Piece {
  const lettered = vocabulary.lettered(surface);
  if (lettered.length > 0 && surface.length > 1) return vocabulary.heard(surface, lettered, 2.0);
  const split = splitInitials(vocabulary, surface);
  if (split) return split;
  if (/\d/.test(surface))
    return surface.length >= 3 ? { ...modelPiece(vocabulary, surface, surface, 'prefix'), cost: cost.unknown } : unknownPiece(surface);
  return partOfPhrase(vocabulary, surface, word) ?? beginningOfWord(vocabulary, surface, word) ?? unknownPiece(surface);
}

/** A word out of phrases: as their head it says what is wanted, as anything else only how. */
function partOfPhrase(vocabulary: Vocabulary, surface: string, word: string): Piece | null {
  const { lexicon } = vocabulary.analyser;
  const phrases = lexicon.withLatinWord(word).filter((phrase) => vocabulary.sensesIndexed(phrase));
  if (phrases.length === 0) return null;
  const weights = new Map<string, number>();
  for (const phrase of phrases) {
    const weight = lexicon.headOf(phrase) === word ? 0.5 : 0.35;
    for (const sense of lexicon.sensesOf(phrase).slice(0, 6))
      weights.set(sense.term, Math.max(weight * sense.weight, weights.get(sense.term) ?? 0));
  }
  const options = [...weights]
    .filter(([, weight]) => weight >= 0.25)
    .map(([term, weight]): Option => ({ term, weight, origin: 'sense', found: 'word' }));
  const documents = Math.max(
    1,
    options.reduce((sum, option) => sum + vocabulary.termCount(option.term), 0),
  );
  const role = phrases.some((phrase) => lexicon.headOf(phrase) === word) ? 'core' : 'trait';
  return { cost: 2.2, surface, role, options, documents, corrected: null };
}

function beginningOfWord(vocabulary: Vocabulary, surface: string, word: string): Piece | null {
  const { lexicon } = vocabulary.analyser;
  const begun = word.length >= 4 ? [...lexicon.latinWords].filter((known) => known.startsWith(word)).slice(0, 4) : [];
  const phrases = begun.flatMap((known) => lexicon.withLatinWord(known).filter((phrase) => lexicon.headOf(phrase) === known));
  const options = phrases.flatMap((phrase) => vocabulary.optionsOf(phrase, 'typed', 0.6)).slice(0, 24);
  return options.length > 0 ? { cost: 2.4, surface, role: 'core', options, documents: options.length, corrected: null } : null;
}

/** The first letters of several words in a row, where they cannot be a word: kryzc is 扣肉 and 预制菜. */
function splitInitials(vocabulary: Vocabulary, letters: string): Piece | null {
  if (!/^[b-df-hj-np-tw-z]{4,8}$/.test(letters)) return null;
  for (let at = 2; at <= letters.length - 2; at++) {
    const [first, second] = [vocabulary.lettered(letters.slice(0, at)), vocabulary.lettered(letters.slice(at))];
    const together = first.flatMap((one) => second.map((two) => one.word + two.word)).slice(0, 1);
    if (together.length === 0) continue;
    const words = [first[0]!.word, second[0]!.word];
    const options: Option[] = [{ term: together[0]!, weight: 0.9, origin: 'heard', found: 'word', words }];
    return {
      cost: 2.4,
      surface: letters,
      role: 'core',
      options,
      documents: Math.min(first[0]!.documents, second[0]!.documents),
      corrected: together[0]!,
    };
  }
  return null;
}

/** The same words with those that nobody knows replaced by the nearest that are known. */
function readMended(vocabulary: Vocabulary, typed: readonly string[]): Cover | null {
  const indexed = vocabulary.known.bySlip.filter((known) => /^[a-z]+$/.test(known.word)).map((known) => known.word);
  const mended = mendWords(typed, vocabulary.analyser, indexed);
  return mended.some((word, i) => word !== typed[i]) ? coverWords(vocabulary, mended, [], typed) : null;
}

/** A mended word is heard, not read. */
function asHeard(piece: Piece, corrected: string): Piece {
  return { ...piece, cost: piece.cost + 0.7, corrected, options: piece.options.map((option) => ({ ...option, origin: 'heard' })) };
}
