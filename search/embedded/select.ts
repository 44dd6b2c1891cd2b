/**
 * Candidates, counts and facets of a search, in one statement.
 *
 * Its text depends on the sort order and on how matches are to be found, never on values, so that it is prepared once. What
 * is not needed is not run: each weaker tier looks first whether the stricter ones found enough, and only then at the index.
 */
import type { Sql } from '#db/client.ts';
import type { DocumentKind, FacetName, SearchQuery } from '#search/engine/port.ts';
import { datedFacets } from './facet-values.ts';
import { brandsOf, columnsFor, datedCondition, type EveryFacet, each, everyOf, groupsOf } from './facets.ts';
import { kinLexeme } from './lexemes.ts';
import type { Plan } from './plan.ts';
import { tierOf } from './relation.ts';
import { cap, collect, type Row, type Selected } from './selected.ts';

/** How many candidates are put in order by content, six pages of a list; what lies beyond follows by tier and quality. */
const candidates = 120;

/** The same in whole pages of this length, so that no page has a part of both. */
export const depthFor = (limit: number) => Math.ceil(candidates / limit) * limit;
/** With fewer matches than this a search is widened. */
export const few = 10;
/** Documents looked at for each candidate when walking along the best. */
const walkedPerCandidate = 16;
/** Pages of a list that are looked for along the order of the list. */
const walkedPages = 10;
const mostKin = 60;

export type Selection = {
  readonly kind: DocumentKind;
  readonly sort: SearchQuery['sort'];
  /** Null: everything. */
  readonly plan: Pick<Plan, 'named' | 'whole' | 'weaker'> | null;
  readonly filter: string | null;
  readonly filterWithout: Readonly<Partial<Record<FacetName, string | null>>>;
  readonly where: SearchQuery['where'];
  readonly facets: readonly FacetName[];
  readonly regulated: boolean;
  /** YYYY-MM-DD in Asia/Shanghai. */
  readonly day: string;
  readonly offset: number;
  readonly limit: number;
  /** Which condition so many documents fulfil that walking along the best of all finds a page of them sooner than the word index. */
  readonly walk: 'named' | 'whole' | null;
};

type Fragment = ReturnType<Sql>;

/**
 * The matches, their counts and facets; where they are few, the documents of the wider tiers instead.
 *
 * A condition on lexemes names the kind already, and every CTE that searches the word index is materialised on its own: joined to an
 * order or a limit, or to a condition on another column, the planner would rather walk a sorted index and unpack the words of each row.
 */
export async function select(sql: Sql, selection: Selection): Promise<Selected> {
  const { kind, plan, day, sort, filter, where } = selection;
  const all = and(plan?.whole ?? null, filter);
  const shown: Fragment = sql`(not d.regulated or ${selection.regulated})`;
  const dated = each(sql, datedFacets, (facet) => sql` and ${datedCondition(sql, facet, where[facet], day)}`);
  const isDated = datedFacets.some((facet) => where[facet]?.length);
  const counting = countingOf(selection);
  const sorted = isInTiers(selection) || sort === 'relevance' ? sql`d.quality` : sort === 'name' ? sql`d.name_sort` : sql`d.newest`;
  const matched: Fragment = sql`matched`;
  const unfiltered: Fragment = filter === null ? matched : sql`anywhere`;
  // Days are compared once for each text of values: matches share few.
  const rest: Fragment = isDated ? sql`${shown} and d.facets in (select facets from today)` : shown;
  const counted: Fragment = sql`
    ${counting.together.some((facet) => facet !== 'brand') ? groupsOf(sql, 'groups', matched) : sql``}
    ${counting.together.includes('brand') ? brandsOf(sql, matched) : sql``}
    ${each(sql, counting.apart, (facet) => {
      const documents: Fragment = sql`(select d.id${columnsFor(sql, [facet])} from search_documents d where not (select so from few)
        and ${matching(sql, kind, and(plan?.whole ?? null, selection.filterWithout[facet]))} and ${shown}
        ${facet === 'brand' ? dated : sql``} limit ${cap + 1})`;
      // The days of groups are compared where they are told apart.
      return facet === 'brand' ? brandsOf(sql, documents) : groupsOf(sql, facet, documents);
    })}
    ${each(sql, counting.every, (facet) => everyOf(sql, kind, facet, selection.regulated))}`;
  const told: Fragment = sql`union all select 'documents',
      json_agg(json_build_array(d.id, wide.tier, 0, d.quality, d.fields, d.name_sort, d.newest::text, d.facets, d.brands))
      from wide join search_documents d on d.kind = ${kind} and d.id = wide.id`;
  const today: Fragment = sql`today as materialized (
      select facets from (select distinct d.facets from search_documents d where ${matching(sql, kind, all)} and ${shown}) d where true${dated}),`;
  const rows = await sql<Row[]>`
    with ${isDated ? today : sql``} matched as materialized (
      select d.id, ${sorted}${columnsFor(sql, counting.together)} from search_documents d where ${matching(sql, kind, all)} and ${rest} limit ${cap + 1}),
    size as materialized (select count(*) as n from matched),
    ${filter === null ? sql`` : sql`anywhere as materialized (select d.id from search_documents d where ${matching(sql, kind, plan?.whole ?? null)} and ${shown}),`}
    few as materialized (
      select ${plan !== null} and (select n from size) < ${few} and (select count(*) from (select from ${unfiltered} limit ${few}) x) < ${few} as so),
    ${isInTiers(selection) ? tiered(sql, selection, all, rest) : paged(sql, selection, all, rest)}
    ${plan === null ? sql`` : widened(sql, selection, plan, unfiltered, shown)}
    select 'total' as what, to_json((select n from size)) as found
    union all select 'few', to_json((select so from few))
    union all select 'documents', json_agg(json_build_array(d.id, found.tier, found.place, d.quality${isInTiers(selection) ? sql`, d.fields` : sql``}))
      from found join search_documents d on d.kind = ${kind} and d.id = found.id
    ${plan === null ? sql`` : told}
    ${counted}`;
  return collect(rows, selection, counting.together);
}

type Counting = {
  /** Counted among the matches. */
  readonly together: readonly FacetName[];
  /** Counted among what matches all but the facet's own condition. */
  readonly apart: readonly FacetName[];
  /** Counted among all documents. */
  readonly every: readonly EveryFacet[];
};

function countingOf({ facets, where, plan, filterWithout }: Selection): Counting {
  const every = (['sector', 'city', 'county'] as const).filter(
    (facet) => facets.includes(facet) && plan === null && (filterWithout[facet] ?? null) === null,
  );
  const others = facets.filter((facet) => !(every as readonly FacetName[]).includes(facet));
  const isAsked = (facet: FacetName) => (where[facet]?.length ?? 0) > 0;
  return { every, apart: others.filter(isAsked), together: others.filter((facet) => !isAsked(facet)) };
}

const and = (condition: string | null, more: string | null | undefined) =>
  condition && more ? `(${condition})&(${more})` : (condition ?? more ?? null);

/**
 * The condition of the word index, or, without any, of the kind alone. The planner is not told the words: it would take many
 * alternatives for many rows and read the whole table, unpacking the lexemes of each, which it holds to cost nothing.
 */
const matching = (sql: Sql, kind: DocumentKind, condition: string | null) =>
  condition === null ? sql`d.kind = ${kind}` : sql`d.lexemes @@ (select ${condition}::tsquery)`;

/** Candidates are put in order by their content only where relevance is asked for, and not on pages beyond them. */
const isInTiers = ({ sort, plan, offset, limit }: Selection) => sort === 'relevance' && plan !== null && offset < depthFor(limit);

/**
 * The best of those that are named so, then of the other matches. Few matches are all candidates; where all were counted, the other
 * matches are among the counted and the index need not be asked for them again.
 */
function tiered(sql: Sql, { kind, plan, filter, limit, walk }: Selection, all: string | null, rest: Fragment): Fragment {
  const depth = depthFor(limit);
  const first = and(plan!.named, filter);
  // Matching by the function instead of the operator keeps the planner from the word index. Where the best documents have too few
  // of the matches after all (they may be hidden from this viewer), the word index is asked as ever.
  const walked = sql`
    walked as materialized (
      select d.id, d.quality from (select * from search_documents d where d.kind = ${kind} order by d.quality desc nulls last, d.id limit ${depth * walkedPerCandidate}) d
      where ts_match_vq(d.lexemes, ${walk === 'named' ? first : all}::tsquery) and ${rest} limit ${depth}),`;
  const unlessWalked = (name: 'named' | 'whole') => (walk === name ? sql`and (select count(*) from walked) < ${depth}` : sql``);
  const namedApart = first !== all;
  return sql`
    ${walk === null ? sql`` : walked}
    tier1 as materialized (
      select id from (
        (select d.id, d.quality from search_documents d where ${namedApart} and (select n from size) > ${depth} ${unlessWalked('named')}
          and ${matching(sql, kind, first)} and ${rest} offset 0)
        ${walk === 'named' ? sql`union all select id, quality from walked where (select n from size) > ${depth} and (select count(*) from walked) >= ${depth}` : sql``}) n
      order by quality desc nulls last, id limit ${depth}),
    tier2 as materialized (
      select id from (
        (select d.id, d.quality from search_documents d where (select n from size) > ${cap} and (select count(*) from tier1) < ${depth} ${unlessWalked('whole')}
          and ${matching(sql, kind, all)} and ${rest} offset 0)
        union all select id, quality from matched where (select n from size) <= ${cap} and (select count(*) from tier1) < ${depth} and not (select so from few)
        ${
          walk === 'whole'
            ? sql`union all select id, quality from walked
          where (select n from size) > ${cap} and (select count(*) from tier1) < ${depth} and (select count(*) from walked) >= ${depth}`
            : sql``
        }) o
      where id not in (select id from tier1) order by quality desc nulls last, id limit ${depth}::bigint - (select count(*) from tier1)),
    found as (select id, ${tierOf.named}::int as tier, 0 as place from tier1 union all select id, ${namedApart ? tierOf.whole : tierOf.named}::int, 0 from tier2)`;
}

/** One page in the order asked for; among relevant ones those that are named so come first. */
function paged(sql: Sql, { kind, sort, plan, filter, offset, limit }: Selection, all: string | null, rest: Fragment): Fragment {
  const column = sql({ relevance: 'quality', name: 'name_sort', newest: 'newest' }[sort]);
  const order: Fragment = sort === 'name' ? sql`` : sql`desc nulls last`;
  const first = sort === 'relevance' && plan !== null ? and(plan.named, filter) : null;
  // Without a condition the page lies in the order of an index. With more matches than are counted its first pages are soon come
  // upon along that index; the condition as a function keeps the planner from the word index.
  const many: Fragment =
    first === null && offset < walkedPages * limit
      ? sql`(select d.id, d.${column} from search_documents d where (select n from size) > ${cap} and d.kind = ${kind} and ts_match_vq(d.lexemes, ${all}::tsquery)
          and ${rest} order by d.${column} ${order}, d.id limit ${offset + limit})`
      : sql`(select d.id, d.${column} from search_documents d where (select n from size) > ${cap} and ${matching(sql, kind, all)} and ${rest} offset 0)`;
  const source =
    all === null
      ? sql`search_documents d where d.kind = ${kind} and ${rest}`
      : sql`(select id, ${column} from matched where (select n from size) <= ${cap} union all ${many}) d where not (select so from few)`;
  return sql`
    ${first === null ? sql`` : sql`named as materialized (select d.id from search_documents d where not (select so from few) and ${matching(sql, kind, first)} and ${rest}),`}
    found as materialized (
      select d.id, ${tierOf.named}::int as tier, row_number() over () as place from (
        select d.id from ${source} order by ${first === null ? sql`` : sql`(d.id in (select id from named)) desc,`} d.${column} ${order}, d.id offset ${offset} limit ${limit}) d)`;
}

/** Where next to nothing fulfils all of a query: what fulfils part of it, tier by tier until it is enough, and what is kin to that. */
function widened(sql: Sql, { kind }: Selection, { weaker }: Pick<Plan, 'weaker'>, whole: Fragment, shown: Fragment): Fragment {
  const upTo = (n: number) => (n === 0 ? sql`direct` : sql`${sql(`upto${n}`)}`);
  const last = upTo(weaker.length);
  const steps = weaker.reduce(
    (before, condition, i) => sql`${before},
    ${sql(`tier${i + 3}`)} as materialized (
      select id, ${i + 1 + tierOf.whole}::int as tier from (
        select d.id, d.quality from search_documents d where (select so from few) and (select count(*) from ${upTo(i)}) < ${few}
          and d.lexemes @@ (select ${condition}::tsquery) and ${shown} offset 0) d
      where id not in (select id from ${upTo(i)}) order by quality desc nulls last, id limit ${few * 3}),
    ${sql(`upto${i + 1}`)} as materialized (select * from ${upTo(i)} union all select * from ${sql(`tier${i + 3}`)})`,
    sql``,
  );
  return sql`,
    direct as materialized (select id, ${tierOf.whole}::int as tier from ${whole} where (select so from few))
    ${steps},
    near as materialized (
      select d.id, d.quality from search_documents d where (select so from few) and (select count(*) from ${last}) between 1 and ${few - 1}
        and d.lexemes @@ (select string_agg('''' || replace(replace(kin, '\\', '\\\\'), '''', '''''') || '''', '|') from (
            select distinct unnest(array_append(s.families, s.maker::text)) as name from search_documents s join ${last} using (id)
            where s.kind = ${kind} order by name limit 8) n
            cross join lateral (select ${kinLexeme(kind, '')} || n.name as kin) k where n.name is not null)::tsquery
        and ${shown}),
    kin as materialized (
      select id, ${tierOf.kin}::int as tier from near where id not in (select id from ${last}) order by quality desc nulls last, id limit ${mostKin}),
    wide as (select id, tier from ${last} union all select id, tier from kin)`;
}
