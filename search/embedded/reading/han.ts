/**
 * Chinese characters as words.
 *
 * One long word is cheaper than two short ones, and what is known cheaper than what is guessed. So 罗汉国 is read as 罗汉果 though 罗汉
 * and 国 both occur, and 大米 is not read as 大 and 米.
 */
import { isClassWord, isNoise } from '#search/analysis/noise.ts';
import { syllablesOf } from '#search/analysis/pinyin.ts';
import { distance } from '#search/analysis/slips.ts';
import { lookUpSpelling } from '#search/analysis/syllables.ts';
import type { Option } from '../concepts.ts';
import { longestWord } from '../windows.ts';
import { cheapestCover, cost, noisePiece, type Piece, unknownPiece } from './pieces.ts';
import type { Vocabulary } from './vocabulary.ts';

export function readHan(vocabulary: Vocabulary, text: string): readonly Piece[] {
  const characters = [...text];
  const syllables = syllablesOf(text);
  const sounds = syllables.length === characters.length ? syllables : null;
  return cheapestCover(characters.length, longestWord, (from, to) =>
    hanPiece(vocabulary, characters.slice(from, to).join(''), sounds?.slice(from, to) ?? null, characters.length),
  ).pieces;
}

function hanPiece(vocabulary: Vocabulary, word: string, syllables: readonly string[] | null, runLength: number): Piece | null {
  const length = [...word].length;
  const shorter = 0.02 * length;
  if (isNoise(word) && (length > 1 || runLength > 1)) return noisePiece(word, cost.noise - shorter);
  if (vocabulary.analyser.places.has(word)) return vocabulary.placePiece(word, cost.word - shorter);
  const inLexicon = vocabulary.analyser.lexicon.has(word);
  if (inLexicon && vocabulary.sensesIndexed(word)) return vocabulary.wordPiece(word, cost.word - shorter);
  if (length > 1 && vocabulary.count('w', word) > 0) return vocabulary.wordPiece(word, cost.word + 0.05 - shorter);
  const special = inLexicon ? specialPiece(vocabulary, word, cost.word + 0.3 - shorter) : null;
  if (special) return special;
  const grams = gramsPiece(vocabulary, word, length, runLength);
  if (grams) return grams;
  const heard = length > 1 ? heardPiece(vocabulary, word, syllables) : null;
  if (heard) return heard;
  if (length > 6) return null;
  const isWord = vocabulary.analyser.segmenter.isWord(word);
  return unknownPiece(word, isWord ? cost.unknown : cost.stranger + 0.9 * (length - 1));
}

/**
 * A term of the trade for a special kind of something that is here, though not in that kind: bagged rice noodles, light
 * calcium carbonate. Its head is offered, and for less.
 */
function specialPiece(vocabulary: Vocabulary, term: string, price: number): Piece | null {
  for (const sense of vocabulary.analyser.lexicon.sensesOf(term).filter((one) => one.weight >= 0.5)) {
    for (let from = 1; from <= sense.term.length - 2; from++) {
      const head = sense.term.slice(from);
      if (isClassWord(head) || !vocabulary.analyser.lexicon.has(head) || vocabulary.count('t', head) === 0) continue;
      const options = vocabulary.optionsOf(head, 'typed', 0.75).map((option): Option => ({ ...option, origin: 'sense' }));
      return { cost: price, surface: term, role: 'core', options, documents: vocabulary.count('w', head), corrected: null };
    }
  }
  return null;
}

/** Words that sound like this one, and words that differ from it by one character. */
function heardPiece(vocabulary: Vocabulary, word: string, syllables: readonly string[] | null): Piece | null {
  const length = [...word].length;
  const pinyin = syllables ? lookUpSpelling(syllables.join('')) : '';
  const same = (candidate: string) => [...candidate].length === length && candidate !== word;
  const heard = vocabulary.soundingLike(pinyin);
  const alike = heard.filter((known) => same(known.word) && shared(known.word, word) > 0);
  const near = length >= 4 ? vocabulary.withSlip(word) : [];
  const isPhrase = vocabulary.analyser.segmenter.pieces(word) !== null;
  // In a short word the first character tells one kind from another: 号电池 is no slip for 锂电池.
  const isSlip = (known: string) => distance(known, word, 1) === 1 && (length > 3 || known[0] === word[0]);
  const slipped = length >= 3 && !isPhrase ? vocabulary.known.bySlip.filter((known) => same(known.word) && isSlip(known.word)) : [];
  const fits = alike.length > 0 ? alike : near.length > 0 ? near : slipped;
  if (fits.length === 0) return null;
  const price =
    (alike.length > 0 ? (length > 2 ? cost.heard : cost.heardPair) : cost.slip + (length > 3 ? 0 : 0.4)) +
    (vocabulary.analyser.segmenter.isWord(word) ? cost.realWord : 0);
  return vocabulary.heard(
    word,
    fits.sort((a, b) => shared(b.word, word) - shared(a.word, word) || Number(b.naming) - Number(a.naming) || b.documents - a.documents),
    price - 0.02 * length,
    1,
  );
}

/** A piece that is no word but stands like this in titles, brands or firms. */
function gramsPiece(vocabulary: Vocabulary, word: string, length: number, runLength: number): Piece | null {
  const characters = [...word];
  if (length === 1) {
    const documents = vocabulary.count('g', word);
    if (documents === 0) return null;
    const asWord = vocabulary.count('t', word) > 0;
    const price = runLength === 1 ? cost.single : asWord ? cost.singleInside : cost.character;
    return {
      cost: price,
      surface: word,
      role: runLength === 1 || asWord ? 'core' : 'class',
      options: [{ term: word, weight: 1, origin: 'typed', found: 'grams' }],
      documents,
      corrected: null,
    };
  }
  const counts = characters.slice(1).map((character, i) => vocabulary.count('g', characters[i]! + character));
  const documents = Math.min(...counts);
  if (documents === 0) return null;
  const price = cost.grams + 0.1 * length + (vocabulary.analyser.segmenter.isWord(word) ? 0 : 0.2);
  return {
    cost: price,
    surface: word,
    role: 'core',
    options: [{ term: word, weight: 0.9, origin: 'typed', found: 'grams' }],
    documents,
    corrected: null,
  };
}

/** Characters two words have in the same place. */
function shared(a: string, b: string): number {
  const other = [...b];
  return [...a].filter((character, i) => character === other[i]).length;
}
