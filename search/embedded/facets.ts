/** Facets in SQL: how often each set of values occurs among documents, and which documents hold a credential that counts on a day. */
import type { Sql } from '#db/client.ts';
import type { DocumentKind, FacetName } from '#search/engine/port.ts';
import type { GroupedFacet } from './facet-values.ts';
import { facetLexeme, hiddenMark } from './lexemes.ts';

type Fragment = ReturnType<Sql>;

const mostValues = 200;

/** How often each set of values of the grouped facets occurs: rows named `groups`, or by the one facet they are counted for. */
export const groupsOf = (sql: Sql, facet: GroupedFacet | 'groups', documents: Fragment): Fragment =>
  sql`union all (select ${facet}, 0, null, m.facets, count(*)::int, null, null, null, null, null from ${documents} m group by m.facets)`;

/** How often each brand occurs. Documents have one or none, so that there are far fewer lists than documents to take apart. */
export const brandsOf = (sql: Sql, documents: Fragment): Fragment =>
  sql`union all (select 'brand', 0, null, value, sum(n)::int, null, null, null, null, null
    from (select m.brands, count(*) as n from ${documents} m where m.brands <> '{}' group by m.brands) b cross join unnest(b.brands) as value
    group by value order by sum(n) desc, value collate "C" limit ${mostValues})`;

/**
 * How many documents ever had each value, from the counts of the word index, where nothing else is asked for: exact however many there
 * are. Not for credentials, which count on some days only.
 */
export function everyOf(sql: Sql, kind: DocumentKind, facet: Exclude<FacetName, 'honour' | 'proof'>, regulated: boolean): Fragment {
  const prefix = facetLexeme(kind, facet, '');
  const starting = (start: string) => sql`(t.lexeme ~>=~ ${start} and t.lexeme ~<~ ${start.slice(0, -1) + after})`;
  return sql`union all (select 'every', 0, null, ${facet} || '/' || value, n, null, null, null, null, null from (
    select substr(ltrim(t.lexeme, ${hiddenMark}), ${prefix.length + 1}::int) as value, sum(t.documents)::int as n from search_terms t
    where ${starting(prefix)} ${regulated ? sql`or ${starting(hiddenMark + prefix)}` : sql``} group by 1) e
    where n > 0 order by n desc, value collate "C" limit ${mostValues})`;
}

/** What follows the slash that ends a prefix. */
const after = '0';

/** The fragments one after the other; an empty list would be taken for a value. */
export const each = <Name>(sql: Sql, names: readonly Name[], fragment: (name: Name) => Fragment) =>
  names.reduce((before, name) => sql`${before} ${fragment(name)}`, sql``);

/** What of a document's columns these facets are counted from. */
export const columnsFor = (sql: Sql, facets: readonly FacetName[]): Fragment =>
  sql`${facets.some((facet) => facet !== 'brand') ? sql`, d.facets` : sql``}${facets.includes('brand') ? sql`, d.brands` : sql``}`;

/** The word index knows which families a document ever had; whether one counts today is decided here. */
export function datedCondition(sql: Sql, facet: 'honour' | 'proof', values: readonly string[] | undefined, day: string): Fragment {
  if (values === undefined || values.length === 0) return sql`true`;
  return sql`jsonb_path_exists(d.facets::jsonb, ${`strict $.${facet}[*] ? (@[0] == $families[*] && (@[1] == null || @[1] <= $day) && (@[2] == null || @[2] >= $day))`}::jsonpath,
    ${JSON.stringify({ families: values, day })}::text::jsonb, true)`;
}
