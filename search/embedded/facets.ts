/** Facets in SQL: the columns they are read from, their values as they count on a day, and how often each occurs. */
import type { Sql } from '#db/client.ts';
import type { FacetName } from '#search/engine/port.ts';

type Fragment = ReturnType<Sql>;

const mostValues = 200;

/** How often each value of a facet occurs among these documents, the most frequent values first. */
export function countsOf(sql: Sql, facet: FacetName, day: string, documents: Fragment): Fragment {
  return sql`union all (select ${facet}, 0, null, value, count(*)::int, null, null, null, null, null from (${valuesOf(sql, facet, day, documents)}) v
    where value is not null group by value order by count(*) desc, value limit ${mostValues})`;
}

/** The fragments one after the other; an empty list would be taken for a value. */
export const each = (sql: Sql, facets: readonly FacetName[], fragment: (facet: FacetName) => ReturnType<Sql>) =>
  facets.reduce((before, facet) => sql`${before} ${fragment(facet)}`, sql``);

const columnNames: Readonly<Record<FacetName, readonly [values: string, from?: string, to?: string]>> = {
  sector: ['sectors'],
  city: ['city'],
  county: ['county'],
  brand: ['brands'],
  honour: ['honours', 'honours_from', 'honours_to'],
  proof: ['proofs', 'proofs_from', 'proofs_to'],
};

export function columnsFor(sql: Sql, facets: readonly FacetName[]) {
  const names = facets.flatMap((facet) => columnNames[facet]);
  return names.length > 0 ? sql(names.filter((name) => name !== undefined)) : sql`1 as one`;
}

/** A document's values of a facet, one row each; credentials only while they count, a family once. */
function valuesOf(sql: Sql, facet: FacetName, day: string, documents: Fragment): Fragment {
  if (facet === 'city' || facet === 'county') return sql`select d.${sql(facet)} as value from ${documents} d`;
  const [values, from, to] = columnNames[facet];
  if (from === undefined || to === undefined) return sql`select unnest(d.${sql(values)}) as value from ${documents} d`;
  return sql`select distinct id, value from (
      select d.id, unnest(d.${sql(values)}) as value, unnest(d.${sql(from)}) as since, unnest(d.${sql(to)}) as until from ${documents} d where d.${sql(values)} <> '{}') u
    where (since is null or since <= ${day}::date) and (until is null or until >= ${day}::date)`;
}

function validOf(sql: Sql, facet: 'honour' | 'proof', day: string) {
  const [values, from, to] = columnNames[facet];
  return sql`array(select distinct u.family from unnest(d.${sql(values)}, d.${sql(from!)}, d.${sql(to!)}) as u(family, since, until)
    where (u.since is null or u.since <= ${day}::date) and (u.until is null or u.until >= ${day}::date))`;
}

/** The word index knows which families a document ever had; whether one counts today is decided here. */
export function datedCondition(sql: Sql, facet: 'honour' | 'proof', values: readonly string[] | undefined, day: string) {
  return values === undefined || values.length === 0 ? sql`true` : sql`${validOf(sql, facet, day)} && ${values as string[]}::text[]`;
}

export function facetsOf(sql: Sql, day: string) {
  return sql`jsonb_build_object('sector', d.sectors, 'city', array_remove(array[d.city], null), 'county', array_remove(array[d.county], null), 'brand', d.brands,
    'honour', ${validOf(sql, 'honour', day)}, 'proof', ${validOf(sql, 'proof', day)})`;
}
