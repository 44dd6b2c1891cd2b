/** What the index and the lexicon together know of words: counts, senses, how a word may be found in documents. */
import type { Analyser } from '#search/analysis/analyser.ts';
import { isClassWord } from '#search/analysis/noise.ts';
import { lookUpSpelling } from '#search/analysis/syllables.ts';
import type { DocumentKind } from '#search/engine/port.ts';
import type { Option } from '../concepts.ts';
import { lexeme, type Space } from '../lexemes.ts';
import type { Knowledge, KnownWord } from '../lookup.ts';
import type { Piece } from './pieces.ts';

const mostHeard = 8;

export class Vocabulary {
  readonly #kind: DocumentKind;

  constructor(
    kind: DocumentKind,
    readonly analyser: Analyser,
    readonly known: Knowledge,
  ) {
    this.#kind = kind;
  }

  /** Documents that have the lexeme. */
  count(space: Space, word: string): number {
    return this.known.documents.get(lexeme(this.#kind, space, word)) ?? 0;
  }

  /** Whether the index has the term or one of its closer senses. */
  sensesIndexed(term: string): boolean {
    return this.analyser.lexicon.sensesOf(term).some((sense) => sense.weight >= 0.4 && this.termCount(sense.term) > 0);
  }

  termCount(term: string): number {
    const exact = this.count('w', term);
    if (exact > 0) return exact;
    const words = this.wordsOf(term);
    if (words) return Math.min(...words.map((word) => this.count('w', word)));
    return /[a-z0-9]/.test(term) ? this.count('m', term) : 0;
  }

  /** The words that stand for a term which no document has as a whole; null where some of them are in no document either. */
  wordsOf(term: string): string[] | null {
    if (this.count('w', term) > 0) return null;
    const pieces = /^\p{Script=Han}+$/u.test(term) ? this.analyser.segmenter.pieces(term) : term.match(/\p{Script=Han}+|[a-z0-9]+/gu);
    const telling = pieces?.filter((word) => !isClassWord(word)) ?? [];
    return pieces && pieces.length > 1 && telling.length > 0 && telling.every((word) => this.count('w', word) > 0) ? telling : null;
  }

  wordPiece(word: string, price: number): Piece {
    const options: Option[] = this.optionsOf(word, 'typed', 1);
    const documents = options.reduce((sum, option) => sum + (option.weight >= 0.5 ? this.termCount(option.term) : 0), 0);
    const naming = options.some(
      (option) => option.weight >= 0.4 && (option.words ?? [option.term]).some((one) => this.count('t', one) > 0),
    );
    return {
      cost: price,
      surface: word,
      role: isClassWord(word) ? 'class' : naming ? 'core' : 'trait',
      options,
      documents,
      corrected: null,
    };
  }

  optionsOf(word: string, origin: 'typed' | 'heard', weight: number): Option[] {
    const { lexicon } = this.analyser;
    const own: Option = { term: word, weight, origin, found: 'word' };
    const general = this.#general(word, weight, origin === 'heard' ? 'heard' : 'sense');
    if (!lexicon.has(word)) return [own, ...general];
    const indexed = lexicon.sensesOf(word).filter((sense) => sense.term === word || this.termCount(sense.term) > 0);
    const senses = indexed.map((sense): Option => {
      const words = this.wordsOf(sense.term);
      const reached = origin === 'heard' ? 'heard' : sense.term === word ? 'typed' : 'sense';
      return {
        term: sense.term,
        weight: sense.weight * weight * (words ? 0.9 : 1),
        origin: reached,
        found: 'word',
        ...(words ? { words } : {}),
      };
    });
    return [...senses, ...general.filter(({ term }) => !senses.some((sense) => sense.term === term))];
  }

  /** The more general thing that a compound ends with: 电动挖掘机 is a 挖掘机. */
  #general(word: string, weight: number, origin: Option['origin']): Option[] {
    if (!/^\p{Script=Han}{4,}$/u.test(word)) return [];
    for (let from = 1; from <= word.length - 2; from++) {
      const term = word.slice(from);
      if (this.analyser.lexicon.has(term) && !isClassWord(term) && this.count('h', term) > 0)
        return [{ term, weight: 0.35 * weight, origin, found: 'word' }];
    }
    return [];
  }

  placePiece(name: string, price: number): Piece {
    const places = this.analyser.places.get(name) ?? [];
    const options: Option[] = [
      ...places.map((place): Option => ({ term: place.code, weight: 1, origin: 'typed', found: 'place' })),
      { term: name, weight: 0.9, origin: 'typed', found: 'word' },
    ];
    const documents = Math.max(this.count('w', name), Math.round(this.known.size / 10));
    return { cost: price, surface: name, role: 'place', options, documents, corrected: null };
  }

  /** The best of the words that what was typed may stand for; the others as weaker options. */
  heard(surface: string, fits: readonly KnownWord[], price: number, most = mostHeard): Piece {
    const words = [...new Set(fits.map((known) => known.word))].slice(0, most);
    const options = new Map<string, Option>();
    words.forEach((word, rank) => {
      for (const option of this.optionsOf(word, 'heard', 1 / (1 + 0.15 * rank)))
        if (!options.has(option.term)) options.set(option.term, option);
    });
    const list = [...options.values()];
    const documents = list.reduce((sum, option) => sum + (option.weight >= 0.5 ? Math.max(1, this.termCount(option.term)) : 0), 0);
    return { cost: price, surface, role: 'core', options: list, documents, corrected: words[0]! };
  }

  /** Words that begin with these letters syllable for syllable, the likeliest first. */
  lettered(letters: string): KnownWord[] {
    const { lexicon } = this.analyser;
    const terms = lexicon.withInitials(letters).filter((term) => this.sensesIndexed(term));
    return this.byLikelihood([...terms.map((term) => this.#asKnown(term)), ...(this.known.byInitials.get(letters) ?? [])]);
  }

  /** Whether names or categories of documents end with it. */
  isThing({ term, found, words }: Option): boolean {
    if (found === 'model' || found === 'prefix') return true;
    return found !== 'place' && this.count('h', words?.at(-1) ?? term) > 0;
  }

  /** Words and terms pronounced so. */
  soundingLike(pinyin: string): KnownWord[] {
    const terms = this.analyser.lexicon.soundingLike(pinyin).filter((term) => this.sensesIndexed(term));
    return [...terms.map((term) => this.#asKnown(term)), ...(this.known.byPinyin.get(lookUpSpelling(pinyin)) ?? [])];
  }

  /** Terms of the lexicon with a character more or less. */
  withSlip(word: string): KnownWord[] {
    const terms = this.analyser.lexicon.withSlip(word).filter((term) => this.sensesIndexed(term));
    return terms.map((term) => this.#asKnown(term));
  }

  /** The likeliest first: what names things, what the trade's vocabulary has, what is common. */
  byLikelihood(words: readonly KnownWord[]): KnownWord[] {
    const { lexicon } = this.analyser;
    const rank = (known: KnownWord) => (known.naming ? 4 : 0) + (lexicon.has(known.word) ? 2 : 0) + Math.log(1 + known.documents);
    return words.toSorted((a, b) => rank(b) - rank(a) || (a.word < b.word ? -1 : 1));
  }

  #asKnown(term: string): KnownWord {
    return { word: term, documents: this.count('w', term), naming: true };
  }
}
