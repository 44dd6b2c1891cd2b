/**
 * The order of the candidates: BM25F over the fields of a document, with more for a match in the head of the name, for a name that
 * is exactly what was asked, and for words that stand together.
 *
 * What was typed, or another word for it, always comes before what merely sounds like it.
 */
import type { Fields } from '#search/documents/analyse.ts';
import type { Concept, Option } from './concepts.ts';
import { tierOf } from './relation.ts';

export type Candidate = {
  readonly id: string;
  readonly tier: number;
  readonly quality: number;
  readonly fields: Fields;
};

export type Ranked = {
  readonly candidate: Candidate;
  readonly score: number;
  readonly heard: boolean;
  readonly related: boolean;
  readonly parts: readonly Part[];
};
/** How one concept was found in one document. */
export type Part = {
  readonly surface: string;
  readonly term: string;
  readonly where: string;
  readonly strength: number;
  readonly share: number;
};

const strengths = {
  head: 10,
  name: 8,
  inside: 4.5,
  aside: 5,
  asideWord: 2.5,
  asideInside: 1,
  brand: 8,
  category: 6,
  categoryWord: 3.5,
  offer: 4,
  firm: 2.5,
  place: 6,
  honour: 4,
  makersHonour: 2.5,
  model: 9,
  grams: 4,
  gramsElsewhere: 2,
  remark: 1,
} as const;
const k1 = 3;
/** From the sum of weighted fields to a share of 1. */
const saturate = (x: number) => x / (x + k1);

export function rank(candidates: readonly Candidate[], concepts: readonly Concept[], folded: string): Ranked[] {
  const asked = concepts.filter((concept) => concept.role !== 'noise');
  const total = asked.reduce((sum, concept) => sum + weightIn(concept), 0) || 1;
  const bare = folded.replace(/[^\p{L}\p{N}]+/gu, '');
  return candidates
    .map((candidate): Ranked => {
      const parts = asked.map((concept) => partOf(concept, candidate.fields, total));
      const found = asked.flatMap((concept, i) => (parts[i]!.strength > 0 ? [{ concept, term: parts[i]!.term }] : []));
      const heard =
        found.length === 0 || found.some(({ concept, term }) => concept.options.find((option) => option.term === term)?.origin === 'heard');
      const base = parts.reduce((sum, part) => sum + part.share, 0);
      const score =
        base * lengthNorm(candidate.fields) +
        exactness(
          candidate.fields,
          bare,
          found.map(({ term }) => term),
        ) +
        candidate.quality * 0.02;
      return { candidate, score, heard, related: candidate.tier >= tierOf.kin, parts };
    })
    .sort(inOrder);
}

/** Fields that mention a thing without being about it. */
const mentions = new Set(['asideInside', 'remark']);

/** Whether the head of what was asked is only mentioned by all that was found: tyres beside a machine that makes them. */
export function isOnlyMentioned(ranked: readonly Ranked[], concepts: readonly Concept[]): boolean {
  const head = concepts.findLast((concept) => concept.role === 'core');
  if (!head || head.options.some((option) => option.origin === 'heard')) return false;
  const places = ranked.flatMap((one) =>
    one.parts.filter((part) => part.surface === head.surface && part.strength > 0).map((part) => part.where),
  );
  return places.length > 0 && places.every((where) => mentions.has(where));
}

export function inOrder(a: Ranked, b: Ranked): number {
  return (
    Number(a.related) - Number(b.related) ||
    Number(a.heard) - Number(b.heard) ||
    b.score - a.score ||
    b.candidate.quality - a.candidate.quality ||
    (a.candidate.id < b.candidate.id ? -1 : 1)
  );
}

/** Places and traits are preferences: they decide among things that are the right thing. */
const weightIn = (concept: Concept) =>
  concept.role === 'core'
    ? concept.weight
    : concept.role === 'purpose' || concept.role === 'class'
      ? concept.weight * 0.3
      : Math.min(concept.weight, 3) * 0.7;

type Field = keyof typeof strengths;

/** More than the strength that an option found in every field would have. */
const mostStrength = 1.1 * Object.values(strengths).reduce((sum, strength) => sum + strength, 0);

function partOf(concept: Concept, fields: Fields, total: number): Part {
  let best: Part = { surface: concept.surface, term: '', where: '', strength: 0, share: 0 };
  const weight = weightIn(concept) / total;
  for (const option of concept.options) {
    // Wherever it may stand, it would say less than what was found already.
    if (saturate(mostStrength) * option.weight * weight <= best.share) continue;
    const { where, strength } = strengthOf(option, fields);
    const share = saturate(strength) * option.weight * weight;
    if (strength > 0 && share > best.share) best = { surface: concept.surface, term: option.term, where, strength, share };
  }
  return best;
}

/** The best field, with a little for each other field that has it too. */
function strengthOf(option: Option, fields: Fields): { where: Field | ''; strength: number } {
  let best: Field | '' = '';
  let sum = 0;
  for (const field of fieldsWith(option, fields)) {
    if (best === '' || strengths[field] > strengths[best]) best = field;
    sum += strengths[field];
  }
  return best === '' ? { where: '', strength: 0 } : { where: best, strength: strengths[best] + 0.1 * (sum - strengths[best]) };
}

function fieldsWith({ found, term, words }: Option, fields: Fields): Field[] {
  if (found === 'place') return fields.p.includes(term) ? ['place'] : [];
  if (found === 'model') return fields.m.includes(term) ? ['model'] : [];
  if (found === 'prefix') return fields.m.some((number) => number.startsWith(term)) ? ['model'] : [];
  return found === 'grams' ? gramsIn(term, fields) : wordIn(term, words ?? [term], fields);
}

// The three below run for each option in each candidate: no function or list is made in them that need not be.
function wordIn(term: string, words: readonly string[], fields: Fields): Field[] {
  const found: Field[] = [];
  if (oneEndsWith(fields.t, term)) found.push('head');
  if (hasAll(fields.tw, words)) found.push('name');
  if (oneEndsWith(fields.a, term)) found.push('aside');
  if (hasAll(fields.aw, words)) found.push('asideWord');
  if (hasAll(fields.tp, words)) found.push('inside');
  if (hasAll(fields.ap, words)) found.push('asideInside');
  if (fields.b.includes(term)) found.push('brand');
  if (oneEndsWith(fields.c, term)) found.push('category');
  if (hasAll(fields.cw, words)) found.push('categoryWord');
  if (hasAll(fields.o, words)) found.push('offer');
  if (hasAll(fields.fw, words)) found.push('firm');
  if (hasAll(fields.h, words)) found.push('honour');
  if (hasAll(fields.he, words)) found.push('makersHonour');
  if (hasAll(fields.x, words)) found.push('remark');
  return found;
}

function hasAll(list: readonly string[], words: readonly string[]): boolean {
  for (const word of words) if (!list.includes(word)) return false;
  return true;
}

function oneEndsWith(texts: readonly string[], term: string): boolean {
  for (const text of texts) if (text.endsWith(term)) return true;
  return false;
}

function gramsIn(term: string, fields: Fields): Field[] {
  const found: Field[] = [];
  if (oneEndsWith(fields.t, term)) found.push('head');
  if (term.length === 1 && fields.tw.includes(term)) found.push('name');
  if (oneHas(fields.t, term) || oneHas(fields.a, term) || oneHas(fields.b, term)) found.push('grams');
  if (oneHas(fields.cw, term)) found.push('categoryWord');
  if (oneHas(fields.f, term) || oneHas(fields.o, term)) found.push('gramsElsewhere');
  if (fields.x.includes(term)) found.push('remark');
  return found;
}

function oneHas(texts: readonly string[], term: string): boolean {
  for (const text of texts) if (text.includes(term)) return true;
  return false;
}

/** Longer names say a little less with each word. */
function lengthNorm(fields: Fields): number {
  const length = fields.t.join('').length + 0.5 * fields.a.join('').length;
  return 1 / (0.94 + 0.06 * (length / 8));
}

function exactness(fields: Fields, bare: string, terms: readonly string[]): number {
  const whole = fields.t.join('');
  if (fields.t.includes(bare) || whole === bare || terms.some((term) => fields.t.includes(term) && terms.length === 1)) return 0.12;
  if (bare.length > 1 && whole.includes(bare)) return 0.08;
  return terms.length > 1 && whole.includes(terms.join('')) ? 0.05 : 0;
}

/** How close a document of the same kind or maker is to the best ones, for the tail of a thin result. */
export function kinship(fields: Fields, best: readonly Fields[]): number {
  let closest = 0;
  for (const other of best) {
    const shareOf = (a: readonly string[], b: readonly string[]) =>
      a.length === 0 || b.length === 0 ? 0 : a.filter((word) => b.includes(word)).length / Math.min(a.length, b.length);
    const grams = (texts: readonly string[]) =>
      texts.flatMap((text) => [...text].slice(1).map((character, i) => [...text][i]! + character));
    const likeness =
      2 * shareOf(fields.c, other.c) +
      shareOf(fields.cw, other.cw) +
      1.5 * shareOf(grams(fields.t), grams(other.t)) +
      shareOf(fields.b, other.b) +
      shareOf(fields.f, other.f);
    closest = Math.max(closest, likeness);
  }
  return closest;
}
