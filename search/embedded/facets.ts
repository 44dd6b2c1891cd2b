/** Facets in SQL: how often each set of values occurs among documents, and which documents hold a credential that counts on a day. */
import type { Sql } from '#db/client.ts';
import { inForceInPath } from '#db/schema/validity.ts';
import type { DocumentKind, FacetName } from '#search/engine/port.ts';
import type { GroupedFacet } from './facet-values.ts';
import { facetLexeme, hiddenMark } from './lexemes.ts';

type Fragment = ReturnType<Sql>;

export type EveryFacet = 'sector' | 'city' | 'county';

const mostValues = 200;

/** A row of the answer: what is counted, and how often each value occurs. One row, since a thousand take the driver longer than the database. */
const counted = (sql: Sql, what: string, values: Fragment): Fragment =>
  sql`union all (select ${what}, coalesce(json_agg(json_build_array(value, n)), '[]') from (${values}) v)`;

/** How often each set of values of the grouped facets occurs: named `groups`, or by the one facet they are counted for. */
export const groupsOf = (sql: Sql, facet: GroupedFacet | 'groups', documents: Fragment): Fragment =>
  counted(sql, facet, sql`select m.facets as value, count(*) as n from ${documents} m group by m.facets`);

/** How often each brand occurs. All but a few documents have one or none, and a first one is read faster than a list is taken apart. */
export const brandsOf = (sql: Sql, documents: Fragment): Fragment =>
  counted(
    sql,
    'brand',
    sql`select value, sum(n) as n from (
      select m.brands[1] as value, count(*) as n from ${documents} m where m.brands[1] is not null group by 1
      union all select unnest(m.brands[2:]), count(*) from ${documents} m where m.brands[2] is not null group by 1) b
    group by value order by sum(n) desc, value collate "C" limit ${mostValues}`,
  );

/**
 * How many documents ever had each value, from the counts of the word index, where nothing else is asked for: exact however many there
 * are. Not for credentials, which count on some days only, nor for brands, of which there are ever more.
 */
export function everyOf(sql: Sql, kind: DocumentKind, facet: EveryFacet, regulated: boolean): Fragment {
  const prefix = facetLexeme(kind, facet, '');
  const starting = (start: string) => sql`(t.lexeme ~>=~ ${start} and t.lexeme ~<~ ${start.slice(0, -1) + after})`;
  return counted(
    sql,
    `every ${facet}`,
    sql`select * from (
        select substr(ltrim(t.lexeme, ${hiddenMark}), ${prefix.length + 1}::int) as value, sum(t.documents) as n from search_terms t
        where ${starting(prefix)} ${regulated ? sql`or ${starting(hiddenMark + prefix)}` : sql``} group by 1) e
      where n > 0 order by n desc, value collate "C" limit ${mostValues}`,
  );
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
  return sql`jsonb_path_exists(d.facets::jsonb, ${`strict $.${facet}[*] ? (@[0] == $families[*] && ${inForceInPath})`}::jsonpath,
    ${JSON.stringify({ families: values, day })}::text::jsonb, true)`;
}
