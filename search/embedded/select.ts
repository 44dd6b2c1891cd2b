/**
 * Candidates, counts and facets of a search, in one statement.
 *
 * Its text depends on the sort order and on how matches are to be found, never on values, so that it is prepared once. What
 * is not needed is not run: each weaker tier looks first whether the stricter ones found enough, and only then at the index.
 */
import type { Sql } from '#db/client.ts';
import type { Fields } from '#search/documents/analyse.ts';
import { type DocumentKind, type FacetName, facetNames, type SearchQuery } from '#search/engine/port.ts';
import { kinLexeme, quoted, sizeLexeme } from './lexemes.ts';

/** How many candidates are put in order by content; what lies beyond follows by tier and quality. */
export const depth = 200;
/** Matches counted at most. */
export const cap = 10_000;
/** With fewer matches than this a search is widened. */
export const few = 10;
const mostValues = 200;
const mostKin = 60;

export type Selection = {
  readonly kind: DocumentKind;
  readonly sort: SearchQuery['sort'];
  /** Null: everything. */
  readonly tiers: readonly string[] | null;
  readonly filter: string | null;
  readonly filterWithout: Readonly<Partial<Record<FacetName, string | null>>>;
  readonly where: SearchQuery['where'];
  readonly facets: readonly FacetName[];
  readonly regulated: boolean;
  /** YYYY-MM-DD in Asia/Shanghai. */
  readonly day: string;
  readonly offset: number;
  readonly limit: number;
  /** Whether matches are so common that walking along the order finds a page sooner than the word index. */
  readonly walk: boolean;
};

export type FoundDocument = {
  readonly id: string;
  readonly tier: number;
  readonly quality: number;
  readonly nameSort: string;
  readonly newest: string;
  readonly fields: Fields;
  readonly facets: Readonly<Record<FacetName, readonly string[]>>;
};

export type Selected = {
  /** Whether the matches were few, so that all documents were fetched whatever the filters say, and must be filtered and counted. */
  readonly few: boolean;
  readonly documents: readonly FoundDocument[];
  readonly total: number;
  readonly facets: Readonly<Partial<Record<FacetName, { value: string; count: number }[]>>>;
};

type Row = {
  what: string;
  tier: number;
  id: string | null;
  value: string | null;
  n: number | null;
  document: Omit<FoundDocument, 'id' | 'tier'> | null;
};

export async function select(sql: Sql, selection: Selection): Promise<Selected> {
  const { kind, regulated, day, offset, limit, where, filter } = selection;
  const tier = (i: number): string | null => selection.tiers?.[i] ?? null;
  const [q1, q2, q3, q4, q5, q6] = [tier(0), tier(1), tier(2), tier(3), tier(4), tier(5)];
  const named = selection.tiers !== null;
  const last = q2 ?? q1;
  const and = (condition: string | null, more: string | null | undefined) =>
    condition && more ? `(${condition})&(${more})` : (condition ?? more ?? everything(kind));
  const all = and(last, filter);
  const deep = offset >= depth || selection.sort !== 'relevance' || !named;
  const shown = sql`(not d.regulated or ${regulated})`;
  /** Matching by the function instead of the operator keeps the planner from the word index. */
  const match = (condition: string) =>
    selection.walk ? sql`ts_match_vq(d.lexemes, ${condition}::tsquery)` : sql`d.lexemes @@ ${condition}::tsquery`;
  const dated = (except?: FacetName) =>
    sql`(${except === 'honour' ? sql`true` : datedCondition(sql, 'honour', where.honour, day)} and ${except === 'proof' ? sql`true` : datedCondition(sql, 'proof', where.proof, day)})`;
  const order = {
    relevance: sql`d.quality desc nulls last, d.id`,
    name: sql`d.name_sort, d.id`,
    newest: sql`d.newest desc nulls last, d.id`,
  }[selection.sort];
  const byTier = selection.sort === 'relevance' && named ? sql`(d.lexemes @@ ${q1}::tsquery) desc,` : sql``;
  const has = (facet: FacetName) => (where[facet]?.length ?? 0) > 0;
  const own = (facet: FacetName) => selection.facets.includes(facet) && has(facet);
  const plain = (facet: FacetName) => selection.facets.includes(facet) && !has(facet);
  /** A weaker tier: looked at only where matches are few and the tiers before did not fill a page. */
  const weaker = (number: number, condition: string | null, before: ReturnType<Sql>) => sql`
      select d.id, ${number}::int as tier from search_documents d where (select so from few) and ${condition !== null} and (select count(*) from ${before}) < ${few} and d.kind = ${kind}
        and d.lexemes @@ ${condition}::tsquery and ${shown} and d.id not in (select id from ${before}) order by d.quality desc nulls last, d.id limit ${few * 3}`;

  const rows: readonly Row[] = await sql<Row[]>`
    with few as materialized (
      select ${named} and (select count(*) from (select from search_documents d where d.kind = ${kind} and d.lexemes @@ ${last ?? everything(kind)}::tsquery and ${shown} limit ${few}) x) < ${few} as so),
    tier1 as materialized (
      select d.id, 1 as tier from search_documents d where ${named && !deep} and not (select so from few) and d.kind = ${kind}
        and ${match(and(q1, filter))} and ${shown} and ${dated()} order by d.quality desc nulls last, d.id limit ${depth}),
    tier2 as materialized (
      select d.id, 2 as tier from search_documents d where ${named && !deep} and not (select so from few) and (select count(*) from tier1) < ${depth} and d.kind = ${kind}
        and ${match(all)} and ${shown} and ${dated()} and d.id not in (select id from tier1) order by d.quality desc nulls last, d.id limit ${depth}),
    direct as materialized (
      select d.id, case when d.lexemes @@ ${q1}::tsquery then 1 else 2 end as tier from search_documents d where (select so from few) and d.kind = ${kind}
        and d.lexemes @@ ${last}::tsquery and ${shown} limit ${few}),
    tier3 as materialized (${weaker(3, q3, sql`direct`)}),
    upto3 as materialized (select * from direct union all select * from tier3),
    tier4 as materialized (${weaker(4, q4, sql`upto3`)}),
    upto4 as materialized (select * from upto3 union all select * from tier4),
    tier5 as materialized (${weaker(5, q5, sql`upto4`)}),
    upto5 as materialized (select * from upto4 union all select * from tier5),
    tier6 as materialized (${weaker(6, q6, sql`upto5`)}),
    upto6 as materialized (select * from upto5 union all select * from tier6),
    kin as materialized (
      select d.id, 9 as tier from search_documents d where (select so from few) and (select count(*) from upto6) between 1 and ${few - 1} and d.kind = ${kind}
        and d.lexemes @@ (select string_agg('''' || replace(replace(kin, '\\', '\\\\'), '''', '''''') || '''', '|') from (
            select distinct unnest(array_append(s.families, s.maker::text)) as name from search_documents s join upto6 using (id) where s.kind = ${kind} limit 8) n
            cross join lateral (select ${kinLexeme(kind, '')} || n.name as kin) k where n.name is not null)::tsquery
        and ${shown} and d.id not in (select id from upto6) limit ${mostKin}),
    page as materialized (
      select d.id, 1 as tier, row_number() over () as place from (
        select d.id from search_documents d where ${deep} and not (select so from few) and d.kind = ${kind} and ${match(all)} and ${shown} and ${dated()}
        order by ${byTier} ${order} offset ${offset} limit ${limit}) d),
    found as (
      select id, tier, 0 as place from tier1 union all select id, tier, 0 from tier2 union all select id, tier, 0 from upto6 union all select id, tier, 0 from kin
      union all select id, tier, place from page),
    matched as materialized (
      select d.sectors, d.city, d.county, d.brands, d.honours, d.honours_from, d.honours_to, d.proofs, d.proofs_from, d.proofs_to
      from search_documents d where not (select so from few) and d.kind = ${kind} and d.lexemes @@ ${all}::tsquery and ${shown} and ${dated()} limit ${cap + 1})
    select 'document' as what, found.tier, d.id, null as value, found.place::int as n, jsonb_build_object('quality', d.quality, 'nameSort', d.name_sort, 'newest', d.newest,
      'fields', d.fields, 'facets', case when (select so from few) then ${facetsOf(sql, day)} end) as document
    from found join search_documents d on d.kind = ${kind} and d.id = found.id
    union all select 'total', 0, null, null, (select count(*) from matched)::int, null
    union all select 'few', 0, null, null, (select so from few)::int, null
    ${each(
      sql,
      (facet) => sql`union all (select ${facet}::text, 0, null, value, count(*)::int, null from (
        select ${valuesOf(sql, facet, day)} as value from matched d where ${plain(facet)}) v
      where value is not null group by value order by count(*) desc, value limit ${mostValues})`,
    )}
    ${each(
      sql,
      (facet) => sql`union all (select ${facet}::text, 0, null, value, count(*)::int, null from (
        select ${valuesOf(sql, facet, day)} as value from (
          select ${sql(columnNames[facet])} from search_documents d where ${own(facet)} and not (select so from few) and d.kind = ${kind}
            and d.lexemes @@ ${and(last, selection.filterWithout[facet])}::tsquery and ${shown} and ${dated(facet)} limit ${cap + 1}) d) v
      where value is not null group by value order by count(*) desc, value limit ${mostValues})`,
    )}`;
  return collect(rows);
}

/** A condition that every document fulfils. */
const everything = (kind: DocumentKind) => quoted(sizeLexeme(kind));

/** The fragments for all facets one after the other: the text is the same whichever are asked for. */
const each = (sql: Sql, fragment: (facet: FacetName) => ReturnType<Sql>) =>
  facetNames.reduce((before, facet) => sql`${before} ${fragment(facet)}`, sql``);

const columnNames: Readonly<Record<FacetName, string[]>> = {
  sector: ['sectors'],
  city: ['city'],
  county: ['county'],
  brand: ['brands'],
  honour: ['honours', 'honours_from', 'honours_to'],
  proof: ['proofs', 'proofs_from', 'proofs_to'],
};

/** A document's values of a facet, one row each; credentials only while they count, a family once. */
function valuesOf(sql: Sql, facet: FacetName, day: string) {
  if (facet === 'city') return sql`d.city`;
  if (facet === 'county') return sql`d.county`;
  if (facet === 'sector') return sql`unnest(d.sectors)`;
  if (facet === 'brand') return sql`unnest(d.brands)`;
  return sql`unnest(${validOf(sql, facet, day)})`;
}

function validOf(sql: Sql, facet: 'honour' | 'proof', day: string) {
  const [values, from, to] = columnNames[facet];
  return sql`array(select distinct u.family from unnest(d.${sql(values!)}, d.${sql(from!)}, d.${sql(to!)}) as u(family, since, until)
    where (u.since is null or u.since <= ${day}::date) and (u.until is null or u.until >= ${day}::date))`;
}

/** The word index knows which families a document ever had; whether one counts today is decided here. */
function datedCondition(sql: Sql, facet: 'honour' | 'proof', values: readonly string[] | undefined, day: string) {
  const asked = values && values.length > 0 ? (values as string[]) : null;
  return sql`(${asked}::text[] is null or ${validOf(sql, facet, day)} && ${asked}::text[])`;
}

function facetsOf(sql: Sql, day: string) {
  return sql`jsonb_build_object('sector', d.sectors, 'city', array_remove(array[d.city], null), 'county', array_remove(array[d.county], null), 'brand', d.brands,
    'honour', ${validOf(sql, 'honour', day)}, 'proof', ${validOf(sql, 'proof', day)})`;
}

function collect(rows: readonly Row[]): Selected {
  const documents: (FoundDocument & { place: number })[] = [];
  const facets: Partial<Record<FacetName, { value: string; count: number }[]>> = {};
  let total = 0;
  let isFew = false;
  for (const { what, tier, id, value, n, document } of rows) {
    if (what === 'document') documents.push({ id: id!, tier, ...document!, place: n ?? 0 });
    else if (what === 'total') total = n ?? 0;
    else if (what === 'few') isFew = n === 1;
    else {
      const facet = facetNames.find((name) => name === what)!;
      facets[facet] = [...(facets[facet] ?? []), { value: value!, count: n ?? 0 }];
    }
  }
  return { few: isFew, documents: documents.sort((a, b) => a.place - b.place), total, facets };
}
