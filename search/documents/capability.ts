/** Published capabilities of enterprises as search documents: the process under all its names, what it is done to, where and by whom. */
import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { Attestation, DocumentSource } from './document.ts';
import { byFacet } from './product.ts';

type Row = {
  id: string;
  family: string;
  zh: string;
  names: string[];
  detail: string;
  materials: string[];
  designations: string[];
  remarks: (string | null)[];
  firm: string;
  maker: string;
  city: string;
  county: string | null;
  name_sort: string;
  newest: string;
  attestations: (Attestation & { kind: string })[];
};

export async function readCapabilities(tx: Tx, ids: readonly string[]): Promise<DocumentSource[]> {
  const rows = await tx.execute<Row>(sql`
    select y.id, s.family, s.zh, array[s.en, s.vi] || s.synonyms as names, y.detail, y.materials,
      coalesce((select array_agg(distinct g.name) from grade_names g where g.grade = any (y.grades)), '{}') as designations,
      array[y.tolerance, y.size, f.profile ->> 'notes']
        || array(select jsonb_array_elements(f.profile -> 'machines') ->> 'kind')
        || array(select jsonb_array_elements(f.profile -> 'machines') ->> 'model') as remarks,
      e.name as firm, e.id as maker, y.city_code as city, y.county_code as county, y.name_sort, y.published_at::text as newest,
      coalesce((select jsonb_agg(jsonb_build_object('kind', x.kind, 'family', x.family, 'title', x.title, 'from', x.valid_from, 'to', x.valid_to,
        'own', true) order by x.family, x.id)
        from credentials x where x.enterprise_id = e.id), '[]') as attestations
    from capabilities y
    join processes s on s.code = y.process_code
    join enterprises e on e.id = y.enterprise_id
    join capability_profiles f on f.enterprise_id = e.id
    where y.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
  return rows.map(fromRow);
}

function fromRow(row: Row): DocumentSource {
  return {
    id: row.id,
    // Other names stand in brackets: they name the thing as well, and a longer name does not count for less.
    title: `${row.zh}(${[row.detail, ...row.names].filter(Boolean).join('、')})`,
    brands: [],
    categories: [`${row.family}/${row.zh}`],
    firms: [row.firm],
    offers: row.materials,
    remarks: row.remarks.filter((text): text is string => Boolean(text)),
    designations: row.designations,
    sectors: [],
    city: row.city,
    county: row.county,
    ...byFacet(row.attestations),
    maker: row.maker,
    regulated: false,
    nameSort: row.name_sort,
    newest: row.newest,
  };
}
