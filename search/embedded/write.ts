/**
 * Brings documents of the index in line with the rows they are made from, within the caller's transaction.
 *
 * Counts of words are appended as differences and new words are added without a lock on what is there, so that writers of
 * different documents never wait for one another.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { Analyser } from '#search/analysis/analyser.ts';
import { syllablesOf } from '#search/analysis/pinyin.ts';
import { slipsOf } from '#search/analysis/slips.ts';
import { lookUpSpelling } from '#search/analysis/syllables.ts';
import { type Analysed, analyse } from '#search/documents/analyse.ts';
import { readCapabilities } from '#search/documents/capability.ts';
import type { DocumentSource } from '#search/documents/document.ts';
import { readEnterprises } from '#search/documents/enterprise.ts';
import { readProducts } from '#search/documents/product.ts';
import type { DocumentKind } from '#search/engine/port.ts';
import { storedFacets } from './facet-values.ts';
import { facetLexeme, hiddenMark, kinLexeme, lexeme, quoted, sizeLexeme } from './lexemes.ts';

/** Where to write: the index in use, or the one that is being built beside it. */
export type Tables = { readonly documents: string; readonly terms: string; readonly words: string; readonly slips: string };
export const inUse: Tables = { documents: 'search_documents', terms: 'search_terms', words: 'search_words', slips: 'search_slips' };
export const beside: Tables = {
  documents: 'search_documents_next',
  terms: 'search_terms_next',
  words: 'search_words_next',
  slips: 'search_slips_next',
};

const readers = { product: readProducts, enterprise: readEnterprises, capability: readCapabilities } as const;
const longestSlipWord = 12;

export async function writeDocuments(
  tx: Tx,
  tables: Tables,
  kind: DocumentKind,
  ids: readonly string[],
  analyser: Analyser,
): Promise<void> {
  const sources = await readers[kind](tx, ids);
  const analysed = sources.map((source) => ({ source, analysed: analyse(source, analyser) }));
  await replaceDocuments(
    tx,
    tables,
    kind,
    ids,
    analysed.map(({ source, analysed }) => rowOf(kind, source, analysed)),
  );
  const words = new Set(analysed.flatMap(({ analysed }) => analysed.all));
  const naming = new Set(analysed.flatMap(({ analysed }) => analysed.naming));
  if (words.size > 0) await addWords(tx, tables, [...words], naming);
}

async function replaceDocuments(
  tx: Tx,
  tables: Tables,
  kind: DocumentKind,
  ids: readonly string[],
  rows: readonly object[],
): Promise<void> {
  const documents = sql.identifier(tables.documents);
  await tx.execute(sql`
    with asked as (select value::uuid as id from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)),
    fresh as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, quality real, name_sort text, newest timestamptz,
      regulated boolean, facets text, brands text[], families text[], maker uuid, fields json, lexemes text)),
    old as (select d.id, d.lexemes, d.regulated from ${documents} d join asked using (id) where d.kind = ${kind} order by d.id for update of d),
    removed as (delete from ${documents} d using old where d.kind = ${kind} and d.id = old.id and not exists (select from fresh where fresh.id = old.id)),
    written as (
      insert into ${documents} (kind, id, quality, name_sort, newest, regulated, facets, brands, families, maker, fields, lexemes)
      select ${kind}, id, quality, name_sort, newest, regulated, facets, brands, families, maker, fields, lexemes::tsvector from fresh order by id
      on conflict (kind, id) do update set quality = excluded.quality, name_sort = excluded.name_sort, newest = excluded.newest,
        regulated = excluded.regulated, facets = excluded.facets, brands = excluded.brands, families = excluded.families,
        maker = excluded.maker, fields = excluded.fields, lexemes = excluded.lexemes)
    insert into ${sql.identifier(tables.terms)} (lexeme, documents)
    select lexeme, sum(n) from (
      select case when regulated then ${hiddenMark} else '' end || unnest(tsvector_to_array(lexemes)) as lexeme, -1 as n from old
      union all select case when regulated then ${hiddenMark} else '' end || unnest(tsvector_to_array(lexemes::tsvector)), 1 from fresh) difference
    group by lexeme having sum(n) <> 0`);
}

/** Adds the words that are new: most of a document's are not. */
async function addWords(tx: Tx, tables: Tables, words: readonly string[], naming: ReadonlySet<string>): Promise<void> {
  const [known, slipping] = [sql.identifier(tables.words), sql.identifier(tables.slips)];
  const missing = await tx.execute<{ word: string; heard: boolean; slipped: boolean }>(sql`
    select word, heard, slipped from (
      select word, exists (select from ${known} k where k.word = asked.word) as heard,
        exists (select from ${slipping} s where s.slip = asked.word and s.word = asked.word) as slipped
      from jsonb_array_elements_text(${JSON.stringify(words)}::jsonb) asked (word)) x where not (heard and slipped)`);
  const sounds = missing.filter((row) => !row.heard).map(({ word }) => ({ word, ...soundOf(word) }));
  if (sounds.length > 0) {
    await tx.execute(sql`insert into ${known} (word, pinyin, initials)
      select word, pinyin, initials from jsonb_to_recordset(${JSON.stringify(sounds)}::jsonb) as r(word text, pinyin text, initials text)`);
  }
  const slips = missing.filter(({ word, slipped }) => !slipped && naming.has(word)).flatMap(({ word }) => slipRows(word));
  if (slips.length > 0) {
    await tx.execute(sql`insert into ${slipping} (slip, word)
      select slip, word from jsonb_to_recordset(${JSON.stringify(slips)}::jsonb) as r(slip text, word text)`);
  }
}

function slipRows(word: string): { slip: string; word: string }[] {
  const { pinyin } = soundOf(word);
  const slips = word.length < 3 || word.length > longestSlipWord ? [word] : slipsOf(word);
  const heard = pinyin && pinyin.length >= 5 && pinyin.length <= 24 ? slipsOf(pinyin) : [];
  return [...slips, ...heard].map((slip) => ({ slip, word }));
}

function soundOf(word: string): { pinyin: string | null; initials: string | null } {
  const syllables = /^\p{Script=Han}{2,12}$/u.test(word) ? syllablesOf(word) : [];
  if (syllables.length === 0) return { pinyin: null, initials: null };
  return { pinyin: lookUpSpelling(syllables.join('')), initials: syllables.map((syllable) => syllable[0]).join('') };
}

function rowOf(kind: DocumentKind, source: DocumentSource, { fields, naming, things, all, grams }: Analysed): object {
  const families = [...new Set(source.categories.map((path) => path.split('/')[0]!))];
  const facets = [
    ...source.sectors.map((sector) => facetLexeme(kind, 'sector', sector.code)),
    ...(source.city ? [facetLexeme(kind, 'city', source.city)] : []),
    ...(source.county ? [facetLexeme(kind, 'county', source.county)] : []),
    ...source.brands.map((brand) => facetLexeme(kind, 'brand', brand)),
    ...source.honours.map((one) => facetLexeme(kind, 'honour', one.family)),
    ...source.proofs.map((one) => facetLexeme(kind, 'proof', one.family)),
    ...families.map((family) => kinLexeme(kind, family)),
    ...(source.maker ? [kinLexeme(kind, source.maker)] : []),
  ];
  const lexemes = new Set([
    sizeLexeme(kind),
    ...naming.map((word) => lexeme(kind, 't', word)),
    ...things.map((word) => lexeme(kind, 'h', word)),
    ...all.map((word) => lexeme(kind, 'w', word)),
    ...grams.map((gram) => lexeme(kind, 'g', gram)),
    ...fields.m.map((number) => lexeme(kind, 'm', number)),
    ...facets,
  ]);
  return {
    id: source.id,
    quality: qualityOf(source),
    name_sort: source.nameSort,
    newest: source.newest,
    regulated: source.regulated,
    facets: storedFacets(source),
    brands: [...new Set(source.brands)],
    families,
    maker: source.maker,
    fields,
    lexemes: [...lexemes].map(quoted).join(' '),
  };
}

/** From 0 to 1: how much is known of it and attested to it. */
function qualityOf(source: DocumentSource): number {
  const count = (own: boolean) => Math.min(3, [...source.honours, ...source.proofs].filter((one) => one.own === own).length);
  return (
    0.3 +
    0.12 * count(true) +
    0.04 * count(false) +
    (source.maker ? 0.1 : 0) +
    (source.county ? 0.04 : 0) +
    (source.brands.length > 0 ? 0.04 : 0)
  );
}
