/**
 * From concepts to conditions on the index, strictest first.
 *
 * What matches all that was asked is the answer. Only where that is next to nothing do weaker conditions follow: first without
 * place and traits, then without the most frequent word, the head of the phrase (the last word in Chinese) staying to the end.
 * A query whose thing itself is unknown is not answered with what merely shares a word with it.
 */
import type { DocumentKind, SearchQuery } from '#search/engine/port.ts';
import { facetNames } from '#search/engine/port.ts';
import { type Concept, isKnown, type Option } from './concepts.ts';
import { allOf, anyOf, facetLexeme, lexeme, quoted } from './lexemes.ts';

export type Plan = {
  /** All concepts among the words that name the thing. */
  readonly named: string;
  /** All concepts anywhere. Places are in no name, so that this may be the same condition. */
  readonly whole: string;
  /** Weaker and weaker conditions. */
  readonly weaker: readonly string[];
  readonly concepts: readonly Concept[];
  /** Estimate of the documents that fulfil tier 1. */
  readonly documents: number;
  readonly dropped: readonly string[];
};

const mostWeaker = 4;
const close = 0.4;
/** Below this weight a word is in so many documents that having it alone means nothing. */
const tellsApart = 1;

/** Null where nothing may be shown for the query. */
export function makePlan(
  kind: DocumentKind,
  concepts: readonly Concept[],
  phrases: readonly string[],
  excluded: readonly string[],
): Plan | null {
  const meant = withCore(concepts.filter((concept) => concept.role !== 'noise' && (concept.role !== 'class' || isKnown(concept))));
  const wanted = meant.filter((concept) => concept.role === 'core');
  if (meant.length === 0 || (wanted.length > 0 && !wanted.some(isKnown)) || !isAnswerable(meant)) return null;
  const known = meant.filter(isKnown);
  const core = known.filter((concept) => concept.role === 'core');
  const always = [...phrases.map((phrase) => phraseCondition(kind, phrase)), ...excluded.flatMap((word) => exclusions(kind, word))];
  const condition = (some: readonly Concept[], space: 't' | 'w', least: number) =>
    allOf([...some.map((concept) => conceptCondition(kind, concept, space, least)), ...always]);
  const required = known.filter((concept) => concept.role !== 'purpose' && concept.role !== 'class');
  const [named, whole] = [condition(required, 't', close), condition(required, 'w', close)];
  const weaker: string[] = [];
  if (core.length < required.length) weaker.push(condition(core, 'w', close));
  for (const some of relaxations(core)) weaker.push(condition(some, 'w', close));
  const anyone = known.filter((concept) => concept.role === 'core' || concept.role === 'trait' || concept.role === 'purpose');
  const telling = anyone.filter((concept) => concept.weight >= tellsApart);
  weaker.push(allOf([anyOf((telling.length > 0 ? telling : anyone).map((concept) => conceptCondition(kind, concept, 'w', 0))), ...always]));
  const documents = Math.min(...required.map((concept) => concept.documents));
  return {
    named,
    whole,
    weaker: [...new Set(weaker)].filter((one) => one !== named && one !== whole).slice(0, mostWeaker),
    concepts: known,
    documents,
    dropped: meant.filter((concept) => !isKnown(concept)).map((concept) => concept.surface),
  };
}

/** Where only places and traits are named, they are what is wanted. */
function withCore(concepts: readonly Concept[]): Concept[] {
  if (concepts.some((concept) => concept.role === 'core' && isKnown(concept))) return [...concepts];
  if (concepts.some((concept) => concept.role === 'core')) return [...concepts];
  return concepts.map((concept) => ({ ...concept, role: 'core' as const }));
}

/**
 * Whether the query's thing is known. In each chunk the head must be, and most of the rest: 手术机器人 is no robot we have; a chunk
 * that fails may stand beside one that does not (食堂 大豆油).
 */
export function isAnswerable(concepts: readonly Concept[]): boolean {
  const core = concepts.filter((concept) => concept.role === 'core' || concept.role === 'trait');
  const weigh = (some: readonly Concept[]) => some.reduce((sum, concept) => sum + concept.weight, 0);
  const total = weigh(core);
  if (total === 0) return concepts.some(isKnown);
  const passing = [...new Set(core.map((concept) => concept.chunk))].filter((chunk) => {
    const inside = core.filter((concept) => concept.chunk === chunk);
    const known = weigh(inside.filter(isKnown));
    return isKnown(inside.at(-1)!) ? known / weigh(inside) >= 0.5 : known / weigh(inside) >= 0.7;
  });
  const covered = weigh(core.filter((concept) => isKnown(concept) && passing.includes(concept.chunk)));
  const hasThing = core.some((concept) => concept.isThing && passing.includes(concept.chunk));
  return passing.length > 0 && covered / total >= (hasThing ? 0.2 : 0.5);
}

/** Subsets of the core to try: without the most frequent word but the head, then any half that has the head, then the head alone. */
function relaxations(core: readonly Concept[]): Concept[][] {
  if (core.length < 2) return [];
  const head = core.at(-1)!;
  const byFrequency = core.filter((concept) => concept !== head).sort((a, b) => a.weight - b.weight);
  const steps: Concept[][] = [];
  for (let dropped = 1; dropped <= byFrequency.length && steps.length < 2; dropped++) {
    const gone = byFrequency.slice(0, dropped);
    steps.push(core.filter((concept) => !gone.includes(concept)));
  }
  return steps;
}

function conceptCondition(kind: DocumentKind, concept: Concept, space: 't' | 'w', least: number): string {
  const enough = concept.options.filter((option) => option.weight >= least);
  return anyOf([...new Set((enough.length > 0 ? enough : concept.options).map((option) => optionCondition(kind, option, space)))]);
}

export function optionCondition(kind: DocumentKind, option: Option, space: 't' | 'w'): string {
  if (option.found === 'place') return anyOf((['city', 'county'] as const).map((facet) => quoted(facetLexeme(kind, facet, option.term))));
  if (option.found === 'model') return quoted(lexeme(kind, 'm', option.term));
  if (option.found === 'prefix') return `${quoted(lexeme(kind, 'm', option.term))}:*`;
  if (option.found === 'grams') return gramsCondition(kind, option.term, space);
  return allOf(
    (option.words ?? [option.term]).map((word) => (space === 't' ? nameCondition(kind, word) : quoted(lexeme(kind, 'w', word)))),
  );
}

const nameCondition = (kind: DocumentKind, word: string) => quoted(lexeme(kind, 't', word));

function gramsCondition(kind: DocumentKind, text: string, space: 't' | 'w'): string {
  const characters = [...text];
  if (characters.length === 1) {
    const word = quoted(lexeme(kind, space, text));
    return space === 't' ? word : anyOf([word, quoted(lexeme(kind, 'g', text))]);
  }
  return allOf(characters.slice(1).map((character, i) => quoted(lexeme(kind, 'g', characters[i]! + character))));
}

function phraseCondition(kind: DocumentKind, phrase: string): string {
  const han = phrase.match(/\p{Script=Han}+/gu) ?? [];
  const latin = phrase.match(/[a-z0-9]+/g) ?? [];
  const parts = [...han.map((run) => gramsCondition(kind, run, 'w')), ...latin.map((word) => quoted(lexeme(kind, 'w', word)))];
  return parts.length > 0 ? allOf(parts) : quoted(lexeme(kind, 'm', ''));
}

/** A word that must not occur, neither on its own nor, in Chinese, inside another. */
function exclusions(kind: DocumentKind, word: string): string[] {
  const asWord = `!${quoted(lexeme(kind, 'w', word))}`;
  return /^\p{Script=Han}{2,}$/u.test(word) ? [asWord, `!(${gramsCondition(kind, word, 'w')})`] : [asWord];
}

/** What the filters ask for, without those of one facet; null where nothing is asked. */
export function filterCondition(kind: DocumentKind, where: SearchQuery['where'], except?: string): string | null {
  const conditions = facetNames
    .filter((facet) => facet !== except && (where[facet]?.length ?? 0) > 0)
    .map((facet) => anyOf(where[facet]!.slice(0, 50).map((value) => quoted(facetLexeme(kind, facet, value)))));
  return conditions.length > 0 ? allOf(conditions) : null;
}
