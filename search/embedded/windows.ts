/** The pieces of a query that could be words, and what must be looked up to know which of them are. */
import type { Analyser } from '#search/analysis/analyser.ts';
import { latinWords, modelNumbers, stem } from '#search/analysis/latin.ts';
import { mendWords } from '#search/analysis/mend.ts';
import { syllablesOf } from '#search/analysis/pinyin.ts';
import type { Query, Run } from '#search/analysis/query.ts';
import { slipsOf } from '#search/analysis/slips.ts';
import { lookUpSpelling, readingsOf } from '#search/analysis/syllables.ts';
import type { DocumentKind } from '#search/engine/port.ts';
import { lexeme } from './lexemes.ts';
import type { Keys } from './lookup.ts';

export const longestWord = 16;
const longestHeard = 8;
const longestForSlips = 10;
const mostReadings = 8;

/** Readings of a stretch of letters as syllables, spaces between words being sure borders. */
export function readingsOfWords(words: readonly string[]): string[][] {
  let readings: string[][] = [[]];
  for (const word of words) {
    const here = /^[a-z]+$/.test(word) ? readingsOf(word).slice(0, mostReadings) : [];
    readings = readings.flatMap((start) => here.map((rest) => [...start, ...rest])).slice(0, mostReadings);
  }
  return readings.filter((reading) => reading.length > 0 && reading.length <= 24);
}

/** The Latin words of neighbouring runs as they were typed, for what spans spaces: names, phrases, pinyin. */
export function latinStretches(runs: readonly Run[]): Run[][] {
  const stretches: Run[][] = [];
  let last: Run | undefined;
  for (const run of runs) {
    if (run.script === 'latin') {
      if (last?.script === 'latin') stretches.at(-1)!.push(run);
      else stretches.push([run]);
    }
    last = run;
  }
  return stretches;
}

export function keysOf(kind: DocumentKind, query: Query, analyser: Analyser): Keys {
  const { lexicon, segmenter } = analyser;
  const words = new Set<string>();
  const grams = new Set<string>();
  const models = new Set<string>();
  const pinyin = new Set<string>();
  const initials = new Set<string>();
  const slips = new Set<string>();
  const chunks = new Map<number, string>();
  for (const run of query.runs) chunks.set(run.chunk, (chunks.get(run.chunk) ?? '') + run.text.replace(/[^\p{L}\p{N}]/gu, ''));
  for (const chunk of chunks.values()) words.add(chunk);
  const say = (term: string) => {
    words.add(term);
    if (!lexicon.has(term)) return;
    for (const sense of lexicon.sensesOf(term)) {
      words.add(sense.term);
      for (const piece of segmenter.pieces(sense.term) ?? []) words.add(piece);
      for (let from = 1; from <= sense.term.length - 2; from++) if (lexicon.has(sense.term.slice(from))) words.add(sense.term.slice(from));
    }
  };
  for (const run of query.runs.filter((one) => one.script === 'han')) {
    const characters = [...run.text];
    const syllables = syllablesOf(run.text);
    const heard = syllables.length === characters.length;
    eachWindow(characters.length, longestWord, (from, to) => {
      const text = characters.slice(from, to).join('');
      say(text);
      for (const near of to - from >= 4 ? lexicon.withSlip(text) : []) say(near);
      for (const alike of to - from >= 2 && heard ? lexicon.soundingLike(syllables.slice(from, to).join('')) : []) say(alike);
      if (to - from <= 2) grams.add(text);
      if (heard && to - from >= 2 && to - from <= longestHeard) pinyin.add(lookUpSpelling(syllables.slice(from, to).join('')));
      if (characters.length <= longestForSlips && to - from >= 3 && to - from <= 6) for (const slip of slipsOf(text)) slips.add(slip);
    });
  }
  for (const stretch of latinStretches(query.runs)) {
    const typed = stretch.flatMap((run) => run.text.match(/[a-z0-9]+/g) ?? [run.text]);
    for (const run of stretch) for (const number of [...modelNumbers(run.text), run.text.replace(/[^a-z0-9]/g, '')]) models.add(number);
    for (let i = 1; i < stretch.length; i++) models.add((stretch[i - 1]!.text + stretch[i]!.text).replace(/[^a-z0-9]/g, ''));
    for (const run of stretch) words.add(run.text.replace(/[^\p{L}\p{N}]/gu, ''));
    const stems = latinWords(typed.join(' '));
    for (const words of [stems, mendWords(typed, analyser).map(stem)]) {
      eachWindow(words.length, lexicon.longest, (from, to) => say(words.slice(from, to).join(' ')));
    }
    for (const word of typed) {
      if (/^[a-z]{2,8}$/.test(word)) {
        for (const letters of [word, ...splits(word)]) {
          initials.add(letters);
          for (const term of lexicon.withInitials(letters)) say(term);
        }
      }
      if (word.length >= 4) for (const slip of slipsOf(word)) slips.add(slip);
    }
    if (typed.length > 1 && typed.join('').length <= 30 && typed.every((word) => /^[a-z]+$/.test(word)))
      for (const slip of slipsOf(typed.join(''))) slips.add(slip);
    for (const reading of readingsOfWords(typed)) {
      eachWindow(reading.length, longestHeard, (from, to) => {
        const sound = lookUpSpelling(reading.slice(from, to).join(''));
        pinyin.add(sound);
        for (const alike of lexicon.soundingLike(sound)) say(alike);
      });
    }
  }
  return {
    lexemes: [
      ...[...words].flatMap((word) => [lexeme(kind, 'w', word), lexeme(kind, 't', word), lexeme(kind, 'h', word)]),
      ...[...grams].map((gram) => lexeme(kind, 'g', gram)),
      ...[...models].map((model) => lexeme(kind, 'm', model)),
    ].slice(0, 3_000),
    pinyin: [...pinyin].slice(0, 400),
    initials: [...initials].slice(0, 40),
    slips: [...slips].slice(0, 300),
  };
}

/** Both halves of every way to part letters that cannot be a word. */
function splits(letters: string): string[] {
  if (!/^[b-df-hj-np-tw-z]{4,8}$/.test(letters)) return [];
  return Array.from({ length: letters.length - 3 }, (_, i) => i + 2).flatMap((at) => [letters.slice(0, at), letters.slice(at)]);
}

function eachWindow(length: number, longest: number, visit: (from: number, to: number) => void): void {
  for (let from = 0; from < length; from++) for (let to = from + 1; to <= Math.min(length, from + longest); to++) visit(from, to);
}
