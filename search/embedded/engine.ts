/**
 * The engine on PostgreSQL: two statements a search, however many documents there are. The first asks what the index knows
 * of the words, the second for candidates, counts and facets; between them the query is understood, after them candidates are
 * put in order.
 */
import { sql as statement } from 'drizzle-orm';
import type { Database, Tx } from '#db/client.ts';
import { analyser } from '#search/analysis/analyser.ts';
import { type Query, readQuery } from '#search/analysis/query.ts';
import {
  type DocumentKind,
  type FacetCount,
  type FacetName,
  facetNames,
  type Hit,
  type SearchEngine,
  type SearchPage,
  type SearchQuery,
} from '#search/engine/port.ts';
import type { Concept } from './concepts.ts';
import { correctionOf, nearest } from './correction.ts';
import { inOrderOfCount } from './facet-values.ts';
import { interpret } from './interpret.ts';
import { lexeme } from './lexemes.ts';
import { type Knowledge, lookUp } from './lookup.ts';
import { filterCondition, makePlan, type Plan } from './plan.ts';
import { inOrder, isOnlyMentioned, kinship, type Ranked, rank } from './rank.ts';
import { Vocabulary } from './reading/vocabulary.ts';
import { rebuildIndex } from './rebuild.ts';
import { relationsAmong, tierOf } from './relation.ts';
import { depthFor, few, type Selection, select } from './select.ts';
import { cap, type FoundDocument, type Selected } from './selected.ts';
import { termsOf } from './terms.ts';
import { keysOf } from './windows.ts';
import { inUse, writeDocuments } from './write.ts';

/** How a result came about, for `search:explain`. */
export type Explanation = {
  readonly query: Query;
  readonly knowledge: Knowledge | null;
  readonly concepts: readonly Concept[];
  readonly plan: Plan | null;
  readonly selected: Selected | null;
  readonly ranked: readonly Ranked[];
};

const mostOnPage = 200;
/** Facet values are looked up by a page at least this long: deeper pages are not offered. */
const deepest = cap;

export class EmbeddedEngine implements SearchEngine {
  readonly name = 'embedded';
  readonly #database: Pick<Database, 'db' | 'sql'>;

  constructor(database: Pick<Database, 'db' | 'sql'>) {
    this.#database = database;
  }

  async search(query: SearchQuery): Promise<SearchPage> {
    return (await this.explain(query)).page;
  }

  async explain(given: SearchQuery): Promise<{ page: SearchPage; explanation: Explanation }> {
    const query = { ...given, where: storable(given.where) };
    const kit = analyser();
    const read = readQuery(query.text);
    const wanted = read.runs.length > 0 || read.phrases.length > 0;
    const typedNothing = !wanted && query.text.trim() === '';
    if (!wanted && !typedNothing)
      return {
        page: emptyPage(query, null, []),
        explanation: { query: read, knowledge: null, concepts: [], plan: null, selected: null, ranked: [] },
      };
    const knowledge = wanted ? await lookUp(this.#database.sql, query.kind, keysOf(query.kind, read, kit), query.regulated) : null;
    const concepts = knowledge ? interpret(new Vocabulary(query.kind, kit, knowledge), read) : [];
    // Whoever types no more than 广西 or 供应商 asks for everything.
    const saysNothing = concepts.length > 0 && read.phrases.length === 0 && concepts.every((concept) => concept.role === 'noise');
    const plan = knowledge && !saysNothing ? makePlan(query.kind, concepts, read.phrases, read.excluded) : null;
    const explained = { query: read, knowledge, concepts, plan };
    if (wanted && !plan && !saysNothing)
      return {
        page: emptyPage(
          query,
          nearest(concepts),
          concepts.map((concept) => concept.surface),
        ),
        explanation: { ...explained, selected: null, ranked: [] },
      };
    const { number, size } = pageOf(query);
    const selected = await select(this.#database.sql, {
      kind: query.kind,
      sort: query.sort,
      plan,
      filter: filterCondition(query.kind, query.where),
      filterWithout: Object.fromEntries(facetNames.map((facet) => [facet, filterCondition(query.kind, query.where, facet)])),
      where: query.where,
      facets: query.facets,
      regulated: query.regulated,
      day: dayInShanghai(query.at),
      offset: (number - 1) * size,
      limit: size,
      walk: plan !== null && knowledge !== null && isPlain(read, query) ? commonIn(query.kind, plan, knowledge) : null,
    });
    const ranked = orderOf(query, read, plan, selected);
    return { page: pageFrom(query, concepts, plan, selected, ranked), explanation: { ...explained, selected, ranked } };
  }

  async refresh(tx: Tx, kind: DocumentKind, ids: readonly string[]): Promise<void> {
    const distinct = [...new Set(ids)].sort();
    for (let from = 0; from < distinct.length; from += 1_000) {
      await writeDocuments(tx, inUse, kind, distinct.slice(from, from + 1_000), analyser());
    }
    if (distinct.length === 0) return;
    await tx.execute(statement`insert into search_state (id, analysis) values (1, ${analyser().version}) on conflict do nothing`);
    await tx.execute(statement`
      insert into search_changes (kind, id) select ${kind}, value::uuid from jsonb_array_elements_text(${JSON.stringify(distinct)}::jsonb)
      where exists (select from search_state where rebuilding)`);
  }

  async rebuild(onProgress: (done: number, total: number) => void = () => {}): Promise<void> {
    await rebuildIndex(this.#database, analyser(), onProgress);
  }
}

const isPlain = (read: Query, { where }: SearchQuery) =>
  read.phrases.length === 0 && read.excluded.length === 0 && facetNames.every((facet) => !where[facet]?.length);

/** Whether so many documents are named by the one word that is asked for, or have it at all, that every few of all is one of them. */
function commonIn(kind: DocumentKind, { concepts }: Plan, { documents, size }: Knowledge): Selection['walk'] {
  if (concepts.length !== 1) return null;
  const isCommon = (space: 't' | 'w') => {
    const having = Math.max(...concepts[0]!.options.map(({ term }) => documents.get(lexeme(kind, space, term)) ?? 0));
    return having >= 2_000 && having >= size / 8;
  };
  return isCommon('t') ? 'named' : isCommon('w') ? 'whole' : null;
}

/** PostgreSQL has no character of number 0; a value with it is no value of ours. */
const storable = (where: SearchQuery['where']): SearchQuery['where'] =>
  Object.fromEntries(
    facetNames.flatMap((facet) => (where[facet] ? [[facet, where[facet].map((value) => value.replaceAll('\0', '\uFFFD'))]] : [])),
  );

/** The day on which something counts, as the calendar in Guangxi has it. */
export const dayInShanghai = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

function pageOf(query: SearchQuery): { number: number; size: number } {
  const size = Math.min(mostOnPage, Math.max(1, Math.trunc(query.page.size) || 1));
  const number = Math.max(1, Math.trunc(query.page.number) || 1);
  return { size, number: Math.min(number, Math.ceil((deepest + size) / size) + 1) };
}

/** Puts candidates in order; a page that lies beyond them comes from the database in its order already. */
function orderOf(query: SearchQuery, read: Query, plan: Plan | null, selected: Selected): Ranked[] {
  if (!plan || (!selected.few && (query.sort !== 'relevance' || isDeep(query)))) return selected.documents.map(asRanked);
  const direct = rank(
    selected.documents.filter((document) => document.tier < tierOf.kin),
    plan.concepts,
    read.folded,
  );
  if (!selected.few) return direct;
  if (isOnlyMentioned(direct, plan.concepts)) return [];
  return inSort([...direct, ...kinOf(selected.documents, direct)], query, byId(selected));
}

const byId = (selected: Selected) => new Map(selected.documents.map((document) => [document.id, document]));

const isDeep = (query: SearchQuery) => {
  const { number, size } = pageOf(query);
  return (number - 1) * size >= depthFor(size);
};

const asRanked = (document: FoundDocument): Ranked => ({
  candidate: document,
  score: document.quality,
  heard: false,
  related: false,
  parts: [],
});

/** Fills a thin result up to a page with what is of the same kind or maker as its best documents, the likest first. */
function kinOf(documents: readonly FoundDocument[], direct: readonly Ranked[]): Ranked[] {
  const best = direct.slice(0, 3).map((ranked) => ranked.candidate.fields);
  return documents
    .filter((document) => document.tier >= tierOf.kin)
    .map((document): Ranked => ({ ...asRanked(document), related: true, score: kinship(document.fields, best) }))
    .sort(inOrder)
    .slice(0, Math.max(0, few - direct.length));
}

function inSort(ranked: Ranked[], query: SearchQuery, documents: ReadonlyMap<string, FoundDocument>): Ranked[] {
  if (query.sort === 'relevance') return ranked;
  const key = (one: Ranked) => documents.get(one.candidate.id)!;
  const by =
    query.sort === 'name'
      ? (a: Ranked, b: Ranked) => compare(key(a).nameSort, key(b).nameSort)
      : (a: Ranked, b: Ranked) => compare(key(b).newest, key(a).newest);
  return ranked.sort((a, b) => by(a, b) || compare(a.candidate.id, b.candidate.id));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function fulfils(document: FoundDocument, where: SearchQuery['where'], except?: FacetName): boolean {
  return facetNames.every(
    (facet) => facet === except || !where[facet]?.length || where[facet].some((value) => document.facets[facet].includes(value)),
  );
}

/** @param ranked where matches are few: all of them, whatever the filters say. */
function pageFrom(
  query: SearchQuery,
  concepts: readonly Concept[],
  plan: Plan | null,
  selected: Selected,
  ranked: readonly Ranked[],
): SearchPage {
  const { number, size } = pageOf(query);
  const offset = (number - 1) * size;
  const documents = byId(selected);
  const shown = selected.few ? ranked.filter((one) => fulfils(documents.get(one.candidate.id)!, query.where)) : ranked;
  const relation = relationsAmong(ranked);
  const isSlice = selected.few || (plan !== null && query.sort === 'relevance' && !isDeep(query));
  const hits = (isSlice ? shown.slice(offset, offset + size) : shown).map((one) => hitOf(one, relation(one)));
  return {
    hits,
    related: selected.few ? shown.filter((one) => relation(one)).length : 0,
    total: selected.few ? { value: shown.length, atLeast: false } : { value: Math.min(selected.total, cap), atLeast: selected.total > cap },
    facets: selected.few
      ? countFacets(
          query,
          ranked.map((one) => documents.get(one.candidate.id)!),
        )
      : Object.fromEntries(query.facets.map((facet) => [facet, selected.facets[facet] ?? []])),
    corrected: correctionOf(concepts),
    dropped: droppedOf(plan, selected, ranked),
    terms: termsOf(concepts),
  };
}

const hitOf = ({ candidate, score }: Ranked, related: Hit['related']): Hit => ({
  id: candidate.id,
  score,
  ...(related ? { related } : {}),
});

function countFacets(query: SearchQuery, documents: readonly FoundDocument[]): SearchPage['facets'] {
  const countsOf = (facet: FacetName): FacetCount[] => {
    const counts = new Map<string, number>();
    for (const document of documents.filter((one) => fulfils(one, query.where, facet))) {
      for (const value of new Set(document.facets[facet])) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return inOrderOfCount(counts);
  };
  return Object.fromEntries(query.facets.map((facet) => [facet, countsOf(facet)]));
}

/** Words nobody knows, and words without which the first result was found. */
function droppedOf(plan: Plan | null, selected: Selected, ranked: readonly Ranked[]): string[] {
  const unknown = plan?.dropped ?? [];
  if (!selected.few || ranked.length === 0 || ranked.some((one) => one.candidate.tier <= tierOf.whole)) return [...unknown];
  const missing = ranked[0]!.parts.filter((part) => part.strength === 0).map((part) => part.surface);
  return [...new Set([...unknown, ...missing])];
}

function emptyPage(query: SearchQuery, corrected: string | null, dropped: readonly string[]): SearchPage {
  return {
    hits: [],
    total: { value: 0, atLeast: false },
    related: 0,
    facets: Object.fromEntries(query.facets.map((facet) => [facet, []])),
    corrected,
    dropped: corrected ? dropped : [],
    terms: [],
  };
}
