/**
 * Candidates, counts and facets of a search, in one statement.
 *
 * Its text depends on the sort order and on how matches are to be found, never on values, so that it is prepared once. What
 * is not needed is not run: each weaker tier looks first whether the stricter ones found enough, and only then at the index.
 */
import type { Sql } from '#db/client.ts';
import type { Fields } from '#search/documents/analyse.ts';
import { type DocumentKind, type FacetName, facetNames, type SearchQuery } from '#search/engine/port.ts';

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
  const { kind, regulated, day, offset, limit } = selection;
  const tier = (i: number): string | null => selection.tiers?.[i] ?? null;
  const [q1, q2, q3, q4, q5, q6] = [tier(0), tier(1), tier(2), tier(3), tier(4), tier(5)];
  const named = selection.tiers !== null;
  const last = q2 ?? q1 ?? null;
  const { filter } = selection;
  const and = (condition: string | null | undefined, more: string | null | undefined) =>
    condition && more ? `(${condition})&(${more})` : (condition ?? more ?? null);
  const all = and(last, filter);
  const shown = sql`(not d.regulated or ${regulated})`;
  /** Matching by the function instead of the operator keeps the planner from the word index. */
  const match = (condition: string | null) =>
    selection.walk ? sql`ts_match_vq(d.lexemes, ${condition}::tsquery)` : sql`d.lexemes @@ ${condition}::tsquery`;
  const matches = (condition: string | null) => (condition === null ? sql`true` : match(condition));
  const dated = (facet: 'honour' | 'proof') => datedCondition(sql, facet, selection.where[facet] ?? null, day);
  const order = {
    relevance: sql`d.quality desc nulls last, d.id`,
    name: sql`d.name_sort, d.id`,
    newest: sql`d.newest desc nulls last, d.id`,
  }[selection.sort];
  const byTier = selection.sort === 'relevance' && named;
  const deep = offset >= depth || selection.sort !== 'relevance' || !named;
  const others = facetNames.filter((facet) => selection.facets.includes(facet) && (selection.where[facet]?.length ?? 0) > 0);
  const plain = selection.facets.filter((facet) => !others.includes(facet));

  const rows: readonly Row[] = await sql<Row[]>`
    with few as materialized (
      select ${named} and (select count(*) from (select from search_documents d where d.kind = ${kind} and ${named ? sql`d.lexemes @@ ${last}::tsquery` : sql`false`} and ${shown} limit ${few}) x) < ${few} as so),
    tier1 as materialized (
      select d.id, 1 as tier from search_documents d where ${named} and not ${deep} and not (select so from few) and d.kind = ${kind}
        and ${matches(and(q1, filter))} and ${shown} and ${dated('honour')} and ${dated('proof')} order by d.quality desc nulls last, d.id limit ${depth}),
    tier2 as materialized (
      select d.id, 2 as tier from search_documents d where ${named} and not ${deep} and not (select so from few) and (select count(*) from tier1) < ${depth} and d.kind = ${kind}
        and ${matches(all)} and ${shown} and ${dated('honour')} and ${dated('proof')} and d.id not in (select id from tier1)
      order by d.quality desc nulls last, d.id limit ${depth}),
    direct as materialized (
      select d.id, case when d.lexemes @@ ${q1}::tsquery then 1 else 2 end as tier from search_documents d where (select so from few) and d.kind = ${kind}
        and ${named ? sql`d.lexemes @@ ${last}::tsquery` : sql`false`} and ${shown} limit ${few}),
    tier3 as materialized (
      select d.id, 3 as tier from search_documents d where (select so from few) and ${q3 !== null} and d.kind = ${kind}
        and d.lexemes @@ ${q3}::tsquery and ${shown} and d.id not in (select id from direct) order by d.quality desc nulls last, d.id limit ${few * 3}),
    upto3 as materialized (select * from direct union all select * from tier3),
    tier4 as materialized (
      select d.id, 4 as tier from search_documents d where (select so from few) and ${q4 !== null} and (select count(*) from upto3) < ${few} and d.kind = ${kind}
        and d.lexemes @@ ${q4}::tsquery and ${shown} and d.id not in (select id from upto3) order by d.quality desc nulls last, d.id limit ${few * 3}),
    upto4 as materialized (select * from upto3 union all select * from tier4),
    tier5 as materialized (
      select d.id, 5 as tier from search_documents d where (select so from few) and ${q5 !== null} and (select count(*) from upto4) < ${few} and d.kind = ${kind}
        and d.lexemes @@ ${q5}::tsquery and ${shown} and d.id not in (select id from upto4) order by d.quality desc nulls last, d.id limit ${few * 3}),
    upto5 as materialized (select * from upto4 union all select * from tier5),
    tier6 as materialized (
      select d.id, 6 as tier from search_documents d where (select so from few) and ${q6 !== null} and (select count(*) from upto5) < ${few} and d.kind = ${kind}
        and d.lexemes @@ ${q6}::tsquery and ${shown} and d.id not in (select id from upto5) order by d.quality desc nulls last, d.id limit ${few * 3}),
    upto6 as materialized (select * from upto5 union all select * from tier6),
    kin as materialized (
      select d.id, 9 as tier from search_documents d where (select so from few) and (select count(*) from upto6) between 1 and ${few - 1} and d.kind = ${kind}
        and d.lexemes @@ (select string_agg('''' || replace(replace(kin, '\\', '\\\\'), '''', '''''') || '''', '|') from (
            select distinct unnest(array_append(s.families, s.maker::text)) as name from search_documents s join upto6 using (id) where s.kind = ${kind} limit 8) n
            cross join lateral (select ${`${kind === 'product' ? 'p' : 'e'}K/`} || n.name as kin) k where n.name is not null)::tsquery
        and ${shown} and d.id not in (select id from upto6) limit ${mostKin}),
    page as materialized (
      select d.id, 1 as tier, row_number() over () as place from (
        select d.id from search_documents d where ${deep} and not (select so from few) and d.kind = ${kind} and ${matches(all)} and ${shown}
          and ${dated('honour')} and ${dated('proof')}
        order by ${byTier ? sql`(d.lexemes @@ ${q1}::tsquery) desc,` : sql``} ${order} offset ${offset} limit ${limit}) d),
    found as (
      select id, tier, 0 as place from tier1 union all select id, tier, 0 from tier2 union all select id, tier, 0 from upto6 union all select id, tier, 0 from kin
      union all select id, tier, place from page),
    matched as materialized (
      select ${columnsFor(sql, plain)} from search_documents d where not (select so from few) and d.kind = ${kind} and ${all === null ? sql`true` : sql`d.lexemes @@ ${all}::tsquery`}
        and ${shown} and ${dated('honour')} and ${dated('proof')} limit ${cap + 1})
    select 'document' as what, found.tier, d.id, null as value, found.place::int as n, jsonb_build_object('quality', d.quality, 'nameSort', d.name_sort, 'newest', d.newest,
      'fields', d.fields, 'facets', case when (select so from few) then ${facetsOf(sql, day)} end) as document
    from found join search_documents d on d.kind = ${kind} and d.id = found.id
    union all select 'total', 0, null, null, (select count(*) from matched)::int, null
    union all select 'few', 0, null, null, (select so from few)::int, null
    ${each(sql, plain, (facet) => sql`union all (select ${facet}, 0, null, value, count(*)::int, null from (select ${valuesOf(sql, facet, day)} as value from matched d) v where value is not null group by value order by count(*) desc, value limit ${mostValues})`)}
    ${each(sql, others, (facet) => {
      const condition = and(last, selection.filterWithout[facet]);
      return sql`union all (select ${facet}, 0, null, value, count(*)::int, null from (
        select ${valuesOf(sql, facet, day)} as value from (
          select ${columnsFor(sql, [facet])} from search_documents d where not (select so from few) and d.kind = ${kind} and ${condition === null ? sql`true` : sql`d.lexemes @@ ${condition}::tsquery`}
            and ${shown} and ${facet === 'honour' ? sql`true` : dated('honour')} and ${facet === 'proof' ? sql`true` : dated('proof')} limit ${cap + 1}) d) v
        where value is not null group by value order by count(*) desc, value limit ${mostValues})`;
    })}`;
  return collect(rows);
}

/** The fragments one after the other; an empty list would be taken for a value. */
const each = (sql: Sql, facets: readonly FacetName[], fragment: (facet: FacetName) => ReturnType<Sql>) =>
  facets.reduce((before, facet) => sql`${before} ${fragment(facet)}`, sql``);

const columnNames: Readonly<Record<FacetName, readonly string[]>> = {
  sector: ['sectors'],
  city: ['city'],
  county: ['county'],
  brand: ['brands'],
  honour: ['honours', 'honours_from', 'honours_to'],
  proof: ['proofs', 'proofs_from', 'proofs_to'],
};

function columnsFor(sql: Sql, facets: readonly FacetName[]) {
  const names = facets.flatMap((facet) => columnNames[facet]);
  return names.length > 0 ? sql(names) : sql`1 as one`;
}

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
function datedCondition(sql: Sql, facet: 'honour' | 'proof', values: readonly string[] | null, day: string) {
  return values === null || values.length === 0 ? sql`true` : sql`${validOf(sql, facet, day)} && ${values as string[]}::text[]`;
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
