/**
 * What words mean the same: synonyms, abbreviations, English and Vietnamese names, and what is a kind of what.
 *
 * The data says of each pair its kind, direction and weight. A query for a term also finds what is a kind of it (a plywood is
 * a wood-based panel), but a query for the special does not find the general except as a distant relation.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { fold } from './fold.ts';
import { latinWords } from './latin.ts';
import { syllablesOf } from './pinyin.ts';
import { slipsOf } from './slips.ts';
import { lookUpSpelling } from './syllables.ts';

/** Another word for what was asked: how close it is, from 1 down, and by what it was reached. */
export type Sense = { readonly term: string; readonly weight: number; readonly through: readonly string[] };

type Edge = { readonly to: string; readonly weight: number; readonly step: 'same' | 'narrower' | 'wider' };
type Row = { term: string; equivalent: string; kind: string; direction: string; weight: string };

const weightOfStep = { same: 0.96, narrower: 0.85, wider: 0.3 } as const;
const weakest = 0.25;
const mostSenses = 24;

/** A term as it is looked up: Han as folded without spaces, Latin as stemmed words with one space between. */
export function termKey(term: string): string {
  const folded = fold(term);
  return /\p{Script=Han}/u.test(folded) ? folded.replace(/[^\p{L}\p{N}]+/gu, '') : latinWords(folded).join(' ');
}

export class Lexicon {
  readonly #edges = new Map<string, Edge[]>();
  readonly #byPinyin = new Map<string, string[]>();
  readonly #byInitials = new Map<string, string[]>();
  readonly #bySlip = new Map<string, string[]>();
  readonly #byLatinWord = new Map<string, string[]>();
  readonly #senses = new Map<string, readonly Sense[]>();
  readonly #vietnamese = new Set<string>();
  /** Most words in one Latin term. */
  readonly longest: number;

  constructor(rows: Iterable<Row>) {
    for (const row of rows) this.#add(row);
    let longest = 1;
    for (const term of this.#edges.keys()) {
      if (/\p{Script=Han}/u.test(term)) this.#listHan(term);
      else {
        longest = Math.max(longest, term.split(' ').length);
        for (const word of new Set(term.split(' '))) push(this.#byLatinWord, word, term);
      }
    }
    this.longest = longest;
  }

  has(term: string): boolean {
    return this.#edges.has(term);
  }

  get terms(): Iterable<string> {
    return this.#edges.keys();
  }

  soundingLike(pinyin: string): readonly string[] {
    return this.#byPinyin.get(lookUpSpelling(pinyin)) ?? [];
  }

  withInitials(initials: string): readonly string[] {
    return this.#byInitials.get(initials) ?? [];
  }

  /** Han terms of five characters and more that have a character more or less. */
  withSlip(term: string): readonly string[] {
    if (term.length < 4) return [];
    const longer = this.#bySlip.get(term) ?? [];
    const shorter = slipsOf(term).filter((slip) => slip.length >= 5 && slip !== term && this.#edges.has(slip));
    return [...longer, ...shorter];
  }

  /** The word that says what kind of thing a Latin phrase means: the last in English, the first in Vietnamese. */
  headOf(phrase: string): string {
    const words = phrase.split(' ');
    return this.#vietnamese.has(phrase) ? words[0]! : words.at(-1)!;
  }

  /** Latin terms that contain the word. */
  withLatinWord(word: string): readonly string[] {
    return this.#byLatinWord.get(word) ?? [];
  }

  get latinWords(): Iterable<string> {
    return this.#byLatinWord.keys();
  }

  /** The term's senses with itself first, closest first. */
  sensesOf(term: string): readonly Sense[] {
    const known = this.#senses.get(term);
    if (known) return known;
    const senses = this.#spread(term);
    if (this.#senses.size > 20_000) this.#senses.clear();
    this.#senses.set(term, senses);
    return senses;
  }

  /**
   * Goes from word to word while what remains of the weight allows. From a wider word nothing else is reached, nor from a
   * translation on the way: two things with one English name need not be the same.
   */
  #spread(start: string): readonly Sense[] {
    const best = new Map<string, Sense>([[start, { term: start, weight: 1, through: [] }]]);
    let reached = [{ term: start, weight: 1, narrowed: false, through: [] as string[] }];
    for (let hop = 0; hop < 3 && reached.length > 0; hop++) {
      const next: typeof reached = [];
      for (const from of reached) {
        for (const edge of this.#edges.get(from.term) ?? []) {
          if (from.narrowed && edge.step === 'wider') continue;
          const weight = from.weight * edge.weight * weightOfStep[edge.step];
          if (weight < weakest || weight <= (best.get(edge.to)?.weight ?? 0)) continue;
          const through = [...from.through, from.term];
          best.set(edge.to, { term: edge.to, weight, through });
          if (edge.step !== 'wider' && isHan(edge.to))
            next.push({ term: edge.to, weight, narrowed: from.narrowed || edge.step === 'narrower', through });
        }
      }
      reached = next;
    }
    return [...best.values()].sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)).slice(0, mostSenses);
  }

  #add({ term, equivalent, kind, direction, weight }: Row): void {
    const [from, to] = [termKey(term), termKey(equivalent)];
    if (!from || !to || from === to) return;
    const size = Number(weight) || 1;
    if (kind === 'vietnamese') this.#vietnamese.add(to);
    if (kind === 'hypernym') {
      this.#edge(from, to, 1, 'wider');
      this.#edge(to, from, 1, 'narrower');
      return;
    }
    this.#edge(from, to, size, 'same');
    if (direction === 'both') this.#edge(to, from, size, 'same');
    else if (!this.#edges.has(to)) this.#edges.set(to, []);
  }

  #edge(from: string, to: string, weight: number, step: Edge['step']): void {
    const edges = this.#edges.get(from);
    if (!edges) this.#edges.set(from, [{ to, weight, step }]);
    else if (!edges.some((edge) => edge.to === to && edge.step === step)) edges.push({ to, weight, step });
  }

  #listHan(term: string): void {
    const syllables = syllablesOf(term.replace(/[^\p{Script=Han}]/gu, ''));
    if (syllables.length < 2 || syllables.length !== [...term].length) return;
    push(this.#byPinyin, lookUpSpelling(syllables.join('')), term);
    if (term.length >= 5) for (const slip of slipsOf(term)) if (slip !== term) push(this.#bySlip, slip, term);
    push(this.#byInitials, syllables.map((syllable) => syllable[0]).join(''), term);
  }
}

const isHan = (term: string) => /\p{Script=Han}/u.test(term);

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The data that comes with the project: pairs collected from public sources, and common trade vocabulary. */
export function readLexicon(): Lexicon {
  const rows = ['synonyms.csv', 'trade-terms.csv'].flatMap(
    (file) => parse(readFileSync(new URL(file, import.meta.url)), { columns: true, skip_empty_lines: true, bom: true }) as Row[],
  );
  return new Lexicon(rows);
}
