/**
 * Candidates, counts and facets of a search, in one statement.
 *
 * Its text depends on the sort order and on how matches are to be found, never on values, so that it is prepared once. What
 * is not needed is not run: each weaker tier looks first whether the stricter ones found enough, and only then at the index.
 */
import type { Sql } from '#db/client.ts';
import type { Fields } from '#search/documents/analyse.ts';
import { type DocumentKind, type FacetName, facetNames, type SearchQuery } from '#search/engine/port.ts';
import { columnsFor, countsOf, datedCondition, each, facetsOf } from './facets.ts';
import { kinLexeme } from './lexemes.ts';

/** How many candidates are put in order by content, six pages of a list; what lies beyond follows by tier and quality. */
const candidates = 120;

/** The same in whole pages of this length, so that no page has a part of both. */
export const depthFor = (limit: number) => Math.ceil(candidates / limit) * limit;
/** Matches counted at most. */
export const cap = 10_000;
/** With fewer matches than this a search is widened. */
export const few = 10;
/** Documents looked at for each candidate when walking along the best. */
const walkedPerCandidate = 16;
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
  /** Whether so many documents fulfil the first tier that walking along the best of all finds a page of them sooner than the word index. */
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
} & { [Name in keyof Omit<FoundDocument, 'id' | 'tier'>]: FoundDocument[Name] | null };

/**
 * The matches, their counts and facets; where they are few, the documents of the wider tiers instead.
 *
 * A condition on lexemes names the kind already, and every CTE that searches the word index is materialised on its own: joined to an
 * order or a limit, or to a condition on another column, the planner would rather walk a sorted index and unpack the words of each row.
 */
export async function select(sql: Sql, selection: Selection): Promise<Selected> {
  const many = collect(await selectMany(sql, selection));
  if (!many.few || selection.tiers === null) return many;
  return { ...collect(await selectFew(sql, selection, selection.tiers)), few: true };
}

const and = (condition: string | null, more: string | null | undefined) =>
  condition && more ? `(${condition})&(${more})` : (condition ?? more ?? null);

/**
 * The condition of the word index, or, without any, of the kind alone. The planner is not told the words: it would take many
 * alternatives for many rows and read the whole table, unpacking the lexemes of each, which it holds to cost nothing.
 */
const matching = (sql: Sql, kind: DocumentKind, condition: string | null) =>
  condition === null ? sql`d.kind = ${kind}` : sql`d.lexemes @@ (select ${condition}::tsquery)`;

function selectMany(sql: Sql, selection: Selection) {
  const { kind, regulated, day, offset, limit, sort, tiers, filter, where } = selection;
  const [first, last] = [tiers?.[0] ?? null, tiers?.[1] ?? tiers?.[0] ?? null];
  const all = and(last, filter);
  const shown = sql`(not d.regulated or ${regulated})`;
  const dated = sql`${datedCondition(sql, 'honour', where.honour, day)} and ${datedCondition(sql, 'proof', where.proof, day)}`;
  const others = facetNames.filter((facet) => selection.facets.includes(facet) && (where[facet]?.length ?? 0) > 0);
  const plain = selection.facets.filter((facet) => !others.includes(facet));
  const unfiltered = filter === null;
  return sql<Row[]>`
    with matched as materialized (
      select d.id, ${columnsFor(sql, plain)} from search_documents d where ${matching(sql, kind, all)} and ${shown} and ${dated} limit ${cap + 1}),
    ${unfiltered ? sql`` : sql`anywhere as materialized (select from search_documents d where ${matching(sql, kind, last)} and ${shown}),`}
    few as materialized (
      select ${tiers !== null} and (select count(*) from (select from ${unfiltered ? sql`matched` : sql`anywhere`} limit ${few}) x) < ${few} as so),
    ${isInTiers(selection) ? tiered(sql, kind, [and(first, filter), all], sql`${shown} and ${dated}`, depthFor(limit), selection.walk) : paged(sql, kind, { sort, first: tiers && and(first, filter), all, rest: sql`${shown} and ${dated}`, offset, limit })}
    select 'document' as what, found.tier, d.id, null as value, found.place::int as n, d.quality, d.name_sort as "nameSort", d.newest::text, 
      d.fields, null::jsonb as facets
    from found join search_documents d on d.kind = ${kind} and d.id = found.id
    union all select 'total', 0, null, null, (select count(*) from matched)::int, null, null, null, null, null
    union all select 'few', 0, null, null, (select so from few)::int, null, null, null, null, null
    ${each(sql, plain, (facet) => countsOf(sql, facet, day, sql`matched`))}
    ${each(sql, others, (facet) => {
      const rest = sql`${facet === 'honour' ? sql`true` : datedCondition(sql, 'honour', where.honour, day)} and ${facet === 'proof' ? sql`true` : datedCondition(sql, 'proof', where.proof, day)}`;
      return countsOf(
        sql,
        facet,
        day,
        sql`(select d.id, ${columnsFor(sql, [facet])} from search_documents d where not (select so from few)
          and ${matching(sql, kind, and(last, selection.filterWithout[facet]))} and ${shown} and ${rest} limit ${cap + 1})`,
      );
    })}`;
}

/** Candidates are put in order by their content only where relevance is asked for, and not on pages beyond them. */
const isInTiers = ({ sort, tiers, offset, limit }: Selection) => sort === 'relevance' && tiers !== null && offset < depthFor(limit);

type Fragment = ReturnType<Sql>;

/** The best of those that fulfil the first condition, then of those that fulfil the second. */
function tiered(
  sql: Sql,
  kind: DocumentKind,
  [first, all]: readonly [string | null, string | null],
  rest: Fragment,
  depth: number,
  walk: boolean,
): Fragment {
  const unless = walk ? sql`(select count(*) from walked) < ${depth} and` : sql``;
  // Matching by the function instead of the operator keeps the planner from the word index. Where the best documents have too few
  // of the matches after all (they may be hidden from this viewer), the word index is asked as ever.
  const walked = sql`
    walked as materialized (
      select d.id from (select * from search_documents d where d.kind = ${kind} order by d.quality desc nulls last, d.id limit ${depth * walkedPerCandidate}) d
      where ts_match_vq(d.lexemes, ${first}::tsquery) and ${rest} limit ${depth}),`;
  return sql`
    ${walk ? walked : sql``}
    named as materialized (
      select d.id, d.quality from search_documents d where not (select so from few) and ${unless} ${matching(sql, kind, first)} and ${rest}),
    tier1 as materialized (select id from named order by quality desc nulls last, id limit ${depth}),
    anyhow as materialized (
      select d.id, d.quality from search_documents d where not (select so from few) and ${unless} (select count(*) from tier1) < ${depth}
        and ${matching(sql, kind, all)} and ${rest}),
    tier2 as materialized (
      select id from anyhow where id not in (select id from tier1) order by quality desc nulls last, id limit ${depth}::bigint - (select count(*) from tier1)),
    found as (select id, 1 as tier, 0 as place from tier1 union all select id, 2, 0 from tier2
      ${walk ? sql`union all select id, 1, 0 from walked where (select count(*) from walked) >= ${depth}` : sql``})`;
}

type Page = {
  readonly sort: SearchQuery['sort'];
  readonly first: string | null;
  readonly all: string | null;
  readonly rest: Fragment;
  readonly offset: number;
  readonly limit: number;
};

/** One page in the order of an index; among relevant ones those of the first tier come first. */
function paged(sql: Sql, kind: DocumentKind, { sort, first, all, rest, offset, limit }: Page): Fragment {
  const order = {
    relevance: sql`d.quality desc nulls last, d.id`,
    name: sql`d.name_sort, d.id`,
    newest: sql`d.newest desc nulls last, d.id`,
  }[sort];
  const tiers = sort === 'relevance' && first !== null;
  const source =
    all === null
      ? sql`search_documents d where d.kind = ${kind} and ${rest}`
      : sql`(select d.id, d.quality, d.name_sort, d.newest from search_documents d where not (select so from few) and ${matching(sql, kind, all)} and ${rest} offset 0) d`;
  return sql`
    ${tiers ? sql`named as materialized (select d.id from search_documents d where not (select so from few) and ${matching(sql, kind, first)} and ${rest}),` : sql``}
    found as materialized (
      select d.id, 1 as tier, row_number() over () as place from (
        select d.id from ${source} order by ${tiers ? sql`(d.id in (select id from named)) desc,` : sql``} ${order} offset ${offset} limit ${limit}) d)`;
}

/** Where next to nothing fulfils all of a query: what fulfils part of it, tier by tier until it is enough, and what is kin to that. */
function selectFew(sql: Sql, { kind, regulated, day }: Selection, tiers: readonly string[]) {
  const [first, last] = [tiers[0] ?? null, tiers[1] ?? tiers[0] ?? null];
  const shown = sql`(not d.regulated or ${regulated})`;
  const wider = tiers.slice(2);
  const upTo = (n: number) => (n === 0 ? sql`direct` : sql`${sql(`upto${n + 2}`)}`);
  const steps = wider.reduce(
    (before, condition, i) => sql`${before},
    ${sql(`all${i + 3}`)} as materialized (
      select d.id, d.quality from search_documents d where (select count(*) from ${upTo(i)}) < ${few} and d.lexemes @@ (select ${condition}::tsquery) and ${shown}),
    ${sql(`tier${i + 3}`)} as materialized (
      select id, ${i + 3}::int as tier from ${sql(`all${i + 3}`)} where id not in (select id from ${upTo(i)}) order by quality desc nulls last, id limit ${few * 3}),
    ${sql(`upto${i + 3}`)} as materialized (select * from ${upTo(i)} union all select * from ${sql(`tier${i + 3}`)})`,
    sql``,
  );
  return sql<Row[]>`
    with named as materialized (select d.id from search_documents d where d.lexemes @@ (select ${first}::tsquery) and ${shown}),
    whole as materialized (select d.id from search_documents d where d.lexemes @@ (select ${last}::tsquery) and ${shown}),
    direct as materialized (select id, case when id in (select id from named) then 1 else 2 end as tier from whole limit ${few})
    ${steps},
    near as materialized (
      select d.id, d.quality from search_documents d where (select count(*) from ${upTo(wider.length)}) between 1 and ${few - 1}
        and d.lexemes @@ (select string_agg('''' || replace(replace(kin, '\\', '\\\\'), '''', '''''') || '''', '|') from (
            select distinct unnest(array_append(s.families, s.maker::text)) as name from search_documents s join ${upTo(wider.length)} using (id)
            where s.kind = ${kind} order by name limit 8) n
            cross join lateral (select ${kinLexeme(kind, '')} || n.name as kin) k where n.name is not null)::tsquery
        and ${shown}),
    kin as materialized (select id, 9 as tier from near where id not in (select id from ${upTo(wider.length)}) order by quality desc nulls last, id limit ${mostKin}),
    found as (select id, tier from ${upTo(wider.length)} union all select id, tier from kin)
    select 'document' as what, found.tier, d.id, null as value, 0 as n, d.quality, d.name_sort as "nameSort", d.newest::text, d.fields, ${facetsOf(sql, day)} as facets
    from found join search_documents d on d.kind = ${kind} and d.id = found.id`;
}

/** Where the database has counted, nobody asks a document for its values. */
const noFacets: FoundDocument['facets'] = { sector: [], city: [], county: [], honour: [], proof: [], brand: [] };

function collect(rows: readonly Row[]): Selected {
  const documents: (FoundDocument & { place: number })[] = [];
  const facets: Partial<Record<FacetName, { value: string; count: number }[]>> = {};
  let total = 0;
  let isFew = false;
  for (const { what, tier, id, value, n, quality, nameSort, newest, fields, facets: own } of rows) {
    if (what === 'document')
      documents.push({
        id: id!,
        tier,
        quality: quality!,
        nameSort: nameSort!,
        newest: newest!,
        fields: fields!,
        facets: own ?? noFacets,
        place: n ?? 0,
      });
    else if (what === 'total') total = n ?? 0;
    else if (what === 'few') isFew = n === 1;
    else {
      const facet = facetNames.find((name) => name === what)!;
      const counts = facets[facet] ?? [];
      counts.push({ value: value!, count: n ?? 0 });
      facets[facet] = counts;
    }
  }
  return { few: isFew, documents: documents.sort((a, b) => a.place - b.place), total, facets };
}
