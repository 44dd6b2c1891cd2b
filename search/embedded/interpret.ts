/**
 * How a query is understood: the cheapest way to cover it with words.
 *
 * What the index and the lexicon know is cheap, what only sounds like something known is dearer, what nobody knows is dearest;
 * one long word is cheaper than two short ones. So 罗汉国 is read as 罗汉果 though 罗汉 and 国 both occur, and 大米 is not read as
 * 大 and 米.
 */
import type { Analyser } from '#search/analysis/analyser.ts';
import { stem } from '#search/analysis/latin.ts';
import { isClassWord, isNoise } from '#search/analysis/noise.ts';
import { syllablesOf } from '#search/analysis/pinyin.ts';
import type { Query, Run } from '#search/analysis/query.ts';
import { distance } from '#search/analysis/slips.ts';
import { lookUpSpelling } from '#search/analysis/syllables.ts';
import type { DocumentKind } from '#search/engine/port.ts';
import type { Concept, Option, Role } from './concepts.ts';
import { lexeme } from './lexemes.ts';
import type { Knowledge, KnownWord } from './lookup.ts';
import { latinStretches, longestWord, readingsOfWords } from './windows.ts';

type Piece = {
  readonly cost: number;
  readonly surface: string;
  readonly role: Role;
  readonly options: readonly Option[];
  readonly documents: number;
  readonly corrected: string | null;
};
type Cover = { readonly cost: number; readonly pieces: readonly Piece[] };

const mostHeard = 8;
const cost = {
  word: 1,
  single: 1.6,
  singleInside: 2.1,
  grams: 1.5,
  character: 2.6,
  heard: 1.9,
  heardPair: 2.4,
  slip: 2.5,
  unknown: 3,
  stranger: 2.6,
  realWord: 1.2,
  noise: 0.7,
} as const;

export class Interpreter {
  readonly #kind: DocumentKind;
  readonly #analyser: Analyser;
  readonly #known: Knowledge;

  constructor(kind: DocumentKind, analyser: Analyser, known: Knowledge) {
    this.#kind = kind;
    this.#analyser = analyser;
    this.#known = known;
  }

  concepts(query: Query): Concept[] {
    const concepts: Concept[] = [];
    const stretches = latinStretches(query.runs);
    const chunkKeys = this.#mixedChunks(query);
    for (let i = 0; i < query.runs.length; ) {
      const run = query.runs[i]!;
      const mixed = chunkKeys.get(run.chunk);
      if (mixed) {
        concepts.push(this.#conceptOf(this.#wordPiece(mixed, 1), run.chunk));
        while (i < query.runs.length && query.runs[i]!.chunk === run.chunk) i++;
        continue;
      }
      if (run.script === 'han') {
        for (const piece of this.#coverHan(run.text).pieces) concepts.push(this.#conceptOf(piece, run.chunk));
        i++;
      } else {
        const stretch = stretches.find((one) => one.includes(run))!.filter((one) => !chunkKeys.has(one.chunk));
        for (const piece of this.#coverLatin(stretch)) concepts.push(this.#conceptOf(piece, run.chunk));
        i += stretch.length;
      }
    }
    return withPurposes(concepts);
  }

  /** Chunks of Latin and Han that the lexicon knows as one term: LCD电视. */
  #mixedChunks(query: Query): Map<number, string> {
    const joined = new Map<number, { text: string; scripts: Set<string> }>();
    for (const run of query.runs) {
      const chunk = joined.get(run.chunk) ?? { text: '', scripts: new Set() };
      chunk.text += run.text.replace(/[^\p{L}\p{N}]/gu, '');
      chunk.scripts.add(run.script);
      joined.set(run.chunk, chunk);
    }
    return new Map(
      [...joined]
        .filter(([, { text, scripts }]) => scripts.size > 1 && (this.#analyser.lexicon.has(text) || this.#count('w', text) > 0))
        .map(([chunk, { text }]) => [chunk, text]),
    );
  }

  #count(space: 't' | 'w' | 'g' | 'm', word: string): number {
    return this.#known.documents.get(lexeme(this.#kind, space, word)) ?? 0;
  }

  #conceptOf(piece: Piece, chunk: number): Concept {
    const size = Math.max(1, this.#known.size);
    const documents = Math.min(piece.documents, size);
    const weight = piece.role === 'noise' ? 0 : Math.log(1 + size / (1 + documents));
    return { surface: piece.surface, role: piece.role, chunk, options: piece.options, documents, weight, corrected: piece.corrected };
  }

  #coverHan(text: string): Cover {
    const characters = [...text];
    const syllables = syllablesOf(text);
    const sounds = syllables.length === characters.length ? syllables : null;
    const best: Cover[] = [{ cost: 0, pieces: [] }];
    for (let to = 1; to <= characters.length; to++) {
      for (let from = Math.max(0, to - longestWord); from < to; from++) {
        const piece = this.#hanPiece(characters.slice(from, to).join(''), sounds?.slice(from, to) ?? null, characters.length);
        if (!piece) continue;
        const before = best[from]!;
        const total = before.cost + piece.cost;
        if (total < (best[to]?.cost ?? Number.POSITIVE_INFINITY)) best[to] = { cost: total, pieces: [...before.pieces, piece] };
      }
    }
    return best[characters.length]!;
  }

  #hanPiece(word: string, syllables: readonly string[] | null, runLength: number): Piece | null {
    const length = [...word].length;
    const shorter = 0.02 * length;
    if (isNoise(word) && (length > 1 || runLength > 1))
      return { cost: cost.noise - shorter, surface: word, role: 'noise', options: [], documents: 0, corrected: null };
    if (this.#analyser.places.has(word)) return this.#placePiece(word, cost.word - shorter);
    const inLexicon = this.#analyser.lexicon.has(word);
    if (inLexicon && this.#sensesIndexed(word)) return this.#wordPiece(word, cost.word - shorter);
    if (length > 1 && this.#count('w', word) > 0) return this.#wordPiece(word, cost.word + 0.05 - shorter);
    const special = inLexicon ? this.#specialPiece(word, cost.word + 0.3 - shorter) : null;
    if (special) return special;
    const grams = this.#gramsPiece(word, length, runLength);
    if (grams) return grams;
    const heard = length > 1 ? this.#heardPiece(word, syllables) : null;
    if (heard) return heard;
    if (length > 6) return null;
    const isWord = this.#analyser.segmenter.isWord(word);
    return {
      cost: isWord ? cost.unknown : cost.stranger + 0.9 * (length - 1),
      surface: word,
      role: 'core',
      options: [],
      documents: 0,
      corrected: null,
    };
  }

  /** Whether the index has the term or one of its closer senses. */
  #sensesIndexed(term: string): boolean {
    return this.#analyser.lexicon.sensesOf(term).some((sense) => sense.weight >= 0.4 && this.#termCount(sense.term) > 0);
  }

  #termCount(term: string): number {
    const exact = this.#count('w', term);
    if (exact > 0) return exact;
    const words = this.#wordsOf(term);
    if (words) return Math.min(...words.map((word) => this.#count('w', word)));
    return /[a-z0-9]/.test(term) ? this.#count('m', term) : 0;
  }

  /** The words that stand for a term which no document has as a whole; null where some of them are in no document either. */
  #wordsOf(term: string): string[] | null {
    if (this.#count('w', term) > 0) return null;
    const pieces = /^\p{Script=Han}+$/u.test(term) ? this.#analyser.segmenter.pieces(term) : term.match(/\p{Script=Han}+|[a-z0-9]+/gu);
    const telling = pieces?.filter((word) => !isClassWord(word)) ?? [];
    return pieces && pieces.length > 1 && telling.length > 0 && telling.every((word) => this.#count('w', word) > 0) ? telling : null;
  }

  /**
   * A term of the trade for a special kind of something that is here, though not in that kind: bagged rice noodles, light
   * calcium carbonate. Its head is offered, and for less.
   */
  #specialPiece(term: string, price: number): Piece | null {
    for (const sense of this.#analyser.lexicon.sensesOf(term).filter((one) => one.weight >= 0.5)) {
      for (let from = 1; from <= sense.term.length - 2; from++) {
        const head = sense.term.slice(from);
        if (isClassWord(head) || !this.#analyser.lexicon.has(head) || this.#count('t', head) === 0) continue;
        const options = this.#optionsOf(head, 'typed', 0.75).map((option): Option => ({ ...option, origin: 'sense' }));
        return { cost: price, surface: term, role: 'core', options, documents: this.#count('w', head), corrected: null };
      }
    }
    return null;
  }

  #wordPiece(word: string, price: number): Piece {
    const options: Option[] = this.#optionsOf(word, 'typed', 1);
    const documents = options.reduce((sum, option) => sum + (option.weight >= 0.5 ? this.#termCount(option.term) : 0), 0);
    const naming = options.some(
      (option) => option.weight >= 0.4 && (option.words ?? [option.term]).some((one) => this.#count('t', one) > 0),
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

  #optionsOf(word: string, origin: 'typed' | 'heard', weight: number): Option[] {
    const { lexicon } = this.#analyser;
    const own: Option = { term: word, weight, origin, found: 'word' };
    if (!lexicon.has(word)) return [own];
    const indexed = lexicon.sensesOf(word).filter((sense) => sense.term === word || this.#termCount(sense.term) > 0);
    return indexed.map((sense): Option => {
      const words = this.#wordsOf(sense.term);
      const reached = origin === 'heard' ? 'heard' : sense.term === word ? 'typed' : 'sense';
      return {
        term: sense.term,
        weight: sense.weight * weight * (words ? 0.9 : 1),
        origin: reached,
        found: 'word',
        ...(words ? { words } : {}),
      };
    });
  }

  #placePiece(name: string, price: number): Piece {
    const places = this.#analyser.places.get(name) ?? [];
    const options: Option[] = [
      ...places.map((place): Option => ({ term: place.code, weight: 1, origin: 'typed', found: 'place' })),
      { term: name, weight: 0.9, origin: 'typed', found: 'word' },
    ];
    const documents = Math.max(this.#count('w', name), Math.round(this.#known.size / 10));
    return { cost: price, surface: name, role: 'place', options, documents, corrected: null };
  }

  /** Words that sound like this one, and words that differ from it by one character. */
  #heardPiece(word: string, syllables: readonly string[] | null): Piece | null {
    const length = [...word].length;
    const pinyin = syllables ? lookUpSpelling(syllables.join('')) : '';
    const same = (candidate: string) => [...candidate].length === length && candidate !== word;
    const heard = [
      ...this.#analyser.lexicon
        .soundingLike(pinyin)
        .filter((term) => this.#sensesIndexed(term))
        .map(asKnown),
      ...(this.#known.byPinyin.get(pinyin) ?? []),
    ];
    const alike = heard.filter((known) => same(known.word) && shared(known.word, word) > 0);
    const near =
      length >= 4
        ? this.#analyser.lexicon
            .withSlip(word)
            .filter((term) => this.#sensesIndexed(term))
            .map(asKnown)
        : [];
    const isPhrase = this.#analyser.segmenter.pieces(word) !== null;
    const slipped =
      length >= 3 && !isPhrase ? this.#known.bySlip.filter((known) => same(known.word) && distance(known.word, word, 1) === 1) : [];
    const fits = alike.length > 0 ? alike : near.length > 0 ? near : slipped;
    if (fits.length === 0) return null;
    const price =
      (alike.length > 0 ? (length > 2 ? cost.heard : cost.heardPair) : cost.slip + (length > 3 ? 0 : 0.4)) +
      (this.#analyser.segmenter.isWord(word) ? cost.realWord : 0);
    return this.#heard(
      word,
      fits.sort((a, b) => shared(b.word, word) - shared(a.word, word) || Number(b.naming) - Number(a.naming) || b.documents - a.documents),
      price - 0.02 * length,
      1,
    );
  }

  /** The best of the words that what was typed may stand for; the others as weaker options. */
  #heard(surface: string, fits: readonly KnownWord[], price: number, most = mostHeard): Piece {
    const words = [...new Set(fits.map((known) => known.word))].slice(0, most);
    const options = new Map<string, Option>();
    words.forEach((word, rank) => {
      for (const option of this.#optionsOf(word, 'heard', 1 / (1 + 0.15 * rank)))
        if (!options.has(option.term)) options.set(option.term, option);
    });
    const list = [...options.values()];
    const documents = list.reduce((sum, option) => sum + (option.weight >= 0.5 ? Math.max(1, this.#termCount(option.term)) : 0), 0);
    return { cost: price, surface, role: 'core', options: list, documents, corrected: words[0]! };
  }

  /** A piece that is no word but stands like this in titles, brands or firms. */
  #gramsPiece(word: string, length: number, runLength: number): Piece | null {
    const characters = [...word];
    if (length === 1) {
      const documents = this.#count('g', word);
      if (documents === 0) return null;
      const asWord = this.#count('t', word) > 0;
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
    const counts = characters.slice(1).map((character, i) => this.#count('g', characters[i]! + character));
    const documents = Math.min(...counts);
    if (documents === 0) return null;
    const price = cost.grams + 0.1 * length + (this.#analyser.segmenter.isWord(word) ? 0 : 0.2);
    return {
      cost: price,
      surface: word,
      role: 'core',
      options: [{ term: word, weight: 0.9, origin: 'typed', found: 'grams' }],
      documents,
      corrected: null,
    };
  }

  #coverLatin(stretch: readonly Run[]): Piece[] {
    const typed = stretch.flatMap((run) => run.text.match(/[\p{L}\p{N}]+/gu) ?? []);
    const literal = this.#coverWords(typed, stretch);
    if (literal.pieces.every((piece) => piece.options.length > 0 || piece.role === 'noise') && literal.cost <= 1.3 * typed.length)
      return [...literal.pieces];
    const covers = [literal, ...readingsOfWords(typed).map((reading) => this.#coverSyllables(reading))];
    const whole = this.#slippedPinyin(typed.join(''));
    if (whole) covers.push({ cost: whole.cost, pieces: [whole] });
    const mended = this.#mendWords(typed);
    if (mended) covers.push(mended);
    return [...covers.sort((a, b) => a.cost - b.cost)[0]!.pieces];
  }

  /** English and Vietnamese phrases, names of places, model numbers, words of documents, initials. */
  #coverWords(typed: readonly string[], stretch: readonly Run[], heardFrom: readonly string[] = []): Cover {
    const stems = typed.map(stem);
    const best: Cover[] = [{ cost: 0, pieces: [] }];
    for (let to = 1; to <= stems.length; to++) {
      for (let from = Math.max(0, to - this.#analyser.lexicon.longest); from < to; from++) {
        const piece = this.#latinPiece(typed.slice(from, to), stems.slice(from, to), stretch);
        if (!piece) continue;
        const changed = heardFrom.slice(from, to).some((word, i) => word !== typed[from + i]);
        const priced = changed ? asHeard(piece, typed.slice(from, to).join(' ')) : piece;
        const total = best[from]!.cost + priced.cost;
        if (total < (best[to]?.cost ?? Number.POSITIVE_INFINITY)) best[to] = { cost: total, pieces: [...best[from]!.pieces, priced] };
      }
    }
    return best[stems.length]!;
  }

  #latinPiece(typed: readonly string[], stems: readonly string[], stretch: readonly Run[]): Piece | null {
    const key = stems.join(' ');
    const surface = typed.join(' ');
    const longer = 0.02 * surface.length;
    if (isClassWord(key) && this.#count('w', key) === 0 && !this.#analyser.lexicon.has(key))
      return { ...unknownPiece(surface), cost: cost.word, role: 'class' };
    if (isNoise(key) || (typed.length === 1 && isNoise(surface)))
      return { cost: cost.noise, surface, role: 'noise', options: [], documents: 0, corrected: null };
    if (this.#analyser.places.has(key)) return this.#placePiece(key, cost.word - longer);
    if (this.#analyser.lexicon.has(key) && this.#sensesIndexed(key)) return { ...this.#wordPiece(key, cost.word - longer), surface };
    const joined = typed.join('');
    const apart = stretch.some((run) => run.text.replace(/[^a-z0-9]/g, '') === joined);
    if (typed.length <= 3 && (apart || /\d/.test(joined)) && this.#count('m', joined) > 0)
      return this.#modelPiece(surface, joined, 'model');
    if (typed.length === 1 || apart) {
      const word = typed.length === 1 ? stems[0]! : joined;
      if (this.#count('w', word) > 0) return { ...this.#wordPiece(word, cost.word + 0.05), surface };
      if (typed.length > 1 && this.#analyser.lexicon.has(joined)) return { ...this.#wordPiece(joined, cost.word), surface };
    }
    if (typed.length > 1) return null;
    return this.#singleWord(surface, stems[0]!);
  }

  #modelPiece(surface: string, number: string, found: 'model' | 'prefix'): Piece {
    const documents = Math.max(1, this.#count('m', number));
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
  #singleWord(surface: string, word: string): Piece {
    const { lexicon } = this.#analyser;
    const lettered = this.#lettered(surface);
    if (lettered.length > 0 && surface.length > 1) return this.#heard(surface, lettered, 2.0);
    const split = this.#splitInitials(surface);
    if (split) return split;
    if (/\d/.test(surface))
      return surface.length >= 3 ? { ...this.#modelPiece(surface, surface, 'prefix'), cost: cost.unknown } : unknownPiece(surface);
    const phrases = lexicon.withLatinWord(word).filter((phrase) => this.#sensesIndexed(phrase));
    if (phrases.length > 0) {
      const options = new Map<string, Option>();
      for (const phrase of phrases) {
        const weight = lexicon.headOf(phrase) === word ? 0.5 : 0.35;
        for (const sense of lexicon.sensesOf(phrase).slice(0, 6))
          options.set(sense.term, {
            term: sense.term,
            weight: Math.max(weight * sense.weight, options.get(sense.term)?.weight ?? 0),
            origin: 'sense',
            found: 'word',
          });
      }
      const list = [...options.values()].filter((option) => option.weight >= 0.25);
      return {
        cost: 2.2,
        surface,
        role: phrases.some((phrase) => lexicon.headOf(phrase) === word) ? 'core' : 'trait',
        options: list,
        documents: Math.max(
          1,
          list.reduce((sum, option) => sum + this.#termCount(option.term), 0),
        ),
        corrected: null,
      };
    }
    const begun = word.length >= 4 ? [...lexicon.latinWords].filter((known) => known.startsWith(word)).slice(0, 4) : [];
    if (begun.length > 0) {
      const list = begun
        .flatMap((known) => lexicon.withLatinWord(known).filter((phrase) => lexicon.headOf(phrase) === known))
        .flatMap((phrase) => this.#optionsOf(phrase, 'typed', 0.6));
      if (list.length > 0) return { cost: 2.4, surface, role: 'core', options: list.slice(0, 24), documents: list.length, corrected: null };
    }
    return unknownPiece(surface);
  }

  /** Words that begin with these letters syllable for syllable, the likeliest first. */
  #lettered(letters: string): KnownWord[] {
    const { lexicon } = this.#analyser;
    const terms = lexicon.withInitials(letters).filter((term) => this.#sensesIndexed(term));
    const known = [
      ...terms.map((term) => ({ ...asKnown(term), documents: this.#count('w', term) })),
      ...(this.#known.byInitials.get(letters) ?? []),
    ];
    return known.sort((a, b) => rankOfWord(b, lexicon.has(b.word)) - rankOfWord(a, lexicon.has(a.word)) || (a.word < b.word ? -1 : 1));
  }

  /** The first letters of several words in a row, where they cannot be a word: kryzc is 扣肉 and 预制菜. */
  #splitInitials(letters: string): Piece | null {
    if (!/^[b-df-hj-np-tw-z]{4,8}$/.test(letters)) return null;
    for (let at = 2; at <= letters.length - 2; at++) {
      const [first, second] = [this.#lettered(letters.slice(0, at)), this.#lettered(letters.slice(at))];
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

  #coverSyllables(syllables: readonly string[]): Cover {
    const best: Cover[] = [{ cost: 0, pieces: [] }];
    for (let to = 1; to <= syllables.length; to++) {
      for (let from = Math.max(0, to - 8); from < to; from++) {
        const piece = this.#syllablePiece(syllables.slice(from, to));
        const total = best[from]!.cost + piece.cost;
        if (total < (best[to]?.cost ?? Number.POSITIVE_INFINITY)) best[to] = { cost: total, pieces: [...best[from]!.pieces, piece] };
      }
    }
    return best[syllables.length]!;
  }

  #syllablePiece(syllables: readonly string[]): Piece {
    const surface = syllables.join('');
    const pinyin = lookUpSpelling(surface);
    const place = this.#analyser.places.get(surface) ?? [];
    if (place.length > 0) return { ...this.#placePiece(surface, 1.05 - 0.02 * syllables.length) };
    const fits = [
      ...this.#analyser.lexicon
        .soundingLike(pinyin)
        .filter((term) => this.#sensesIndexed(term))
        .map((term) => ({ ...asKnown(term), documents: this.#count('w', term) })),
      ...(this.#known.byPinyin.get(pinyin) ?? []),
    ];
    if (fits.length === 0) return { ...unknownPiece(surface), cost: 2.2 * syllables.length };
    const ranked = fits.sort(
      (a, b) =>
        rankOfWord(b, this.#analyser.lexicon.has(b.word)) - rankOfWord(a, this.#analyser.lexicon.has(a.word)) || (a.word < b.word ? -1 : 1),
    );
    return this.#heard(surface, ranked, syllables.length === 1 ? 2 : 1.15 - 0.02 * syllables.length, 3);
  }

  /** Pinyin with a letter too many, too few or wrong. */
  #slippedPinyin(letters: string): Piece | null {
    if (letters.length < 5 || !/^[a-z]+$/.test(letters)) return null;
    const fits = this.#known.bySlip
      .filter((known) => /\p{Script=Han}/u.test(known.word))
      .map((known) => ({ ...known, away: distance(lookUpSpelling(syllablesOf(known.word).join('')), lookUpSpelling(letters), 1) }))
      .filter((known) => known.away <= 1)
      .sort((a, b) => a.away - b.away || Number(b.naming) - Number(a.naming) || b.documents - a.documents);
    return fits.length > 0 ? this.#heard(letters, fits, 2.3, 3) : null;
  }

  /** The same words with those that nobody knows replaced by the nearest that are known. */
  #mendWords(typed: readonly string[]): Cover | null {
    const { lexicon, places } = this.#analyser;
    const mended = typed.map((word) => {
      const key = stem(word);
      if (word.length < 4 || lexicon.withLatinWord(key).length > 0 || places.has(key) || this.#count('w', key) > 0 || isNoise(word))
        return word;
      const most = word.length >= 8 ? 2 : 1;
      const indexed = this.#known.bySlip.filter((known) => /^[a-z]+$/.test(known.word)).map((known) => known.word);
      const near = [...lexicon.latinWords, ...indexed]
        .map((known) => ({ known, away: known.length >= 4 ? distance(known, key, most) : 9 }))
        .filter((one) => one.away <= most)
        .sort((a, b) => a.away - b.away || Number(b.known[0] === key[0]) - Number(a.known[0] === key[0]) || (a.known < b.known ? -1 : 1));
      return near[0]?.known ?? word;
    });
    return mended.some((word, i) => word !== typed[i]) ? this.#coverWords(mended, [], typed) : null;
  }
}

const asKnown = (word: string): KnownWord => ({ word, documents: 1, naming: true });
const unknownPiece = (surface: string): Piece => ({
  cost: cost.unknown,
  surface,
  role: 'core',
  options: [],
  documents: 0,
  corrected: null,
});

/** A mended word is heard, not read. */
function asHeard(piece: Piece, corrected: string): Piece {
  return { ...piece, cost: piece.cost + 0.7, corrected, options: piece.options.map((option) => ({ ...option, origin: 'heard' })) };
}

/** Which of several words the letters stand for: what names things, what the trade's vocabulary has, what is common. */
const rankOfWord = (known: KnownWord, inLexicon: boolean) => (known.naming ? 4 : 0) + (inLexicon ? 2 : 0) + Math.log(1 + known.documents);

/** Characters two words have in the same place. */
function shared(a: string, b: string): number {
  const other = [...b];
  return [...a].filter((character, i) => character === other[i]).length;
}

/** In 食堂用食用油 the canteen says what for: a word before 用 is not what is wanted. */
function withPurposes(concepts: readonly Concept[]): Concept[] {
  return concepts.map((concept, i) => {
    const next = concepts[i + 1];
    const more = concepts.slice(i + 2).some((later) => later.role !== 'noise');
    return next?.surface === '用' && next.chunk === concept.chunk && more && concept.role !== 'noise'
      ? { ...concept, role: 'purpose' as const }
      : concept;
  });
}
