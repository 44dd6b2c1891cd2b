/** Published products as search documents. */
import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { Attestation, DocumentSource } from './document.ts';

type Row = {
  id: string;
  name: string;
  brand: string | null;
  category: string;
  firm: string | null;
  printed: string | null;
  remarks: (string | null)[];
  designations: string[];
  sector: string;
  sector_names: string[];
  city: string | null;
  county: string | null;
  maker: string | null;
  regulated: boolean;
  name_sort: string;
  newest: string;
  attestations: (Attestation & { kind: string })[];
};

/** The documents of those of these products that are published. */
export async function readProducts(tx: Tx, ids: readonly string[]): Promise<DocumentSource[]> {
  const rows = await tx.execute<Row>(sql`
    select p.id, p.name, p.brand, c.path as category, e.name as firm, p.enterprise_as_printed as printed,
      array[p.notes] || p.applications || coalesce((select array_agg(a.typed) from product_attributes a where a.product_id = p.id), '{}') as remarks,
      coalesce((select array_agg(distinct g.name) from product_attributes a join grade_names g on g.grade = any (a.grades)
        where a.product_id = p.id), '{}') as designations,
      s.code as sector, array[s.zh, s.en, s.vi] as sector_names, p.city_code as city, p.county_code as county, p.enterprise_id as maker,
      p.regulated is not null as regulated, p.name_sort, p.published_at::text as newest,
      coalesce((select jsonb_agg(jsonb_build_object('kind', x.kind, 'family', x.family, 'title', x.title, 'from', x.valid_from, 'to', x.valid_to,
        'own', x.product_id is not null or coalesce(x.source = p.source, false)) order by x.family, x.id)
        from credentials x where x.product_id = p.id or x.enterprise_id = p.enterprise_id), '[]') as attestations
    from products p
    join categories c on c.id = p.category_id
    join sectors s on s.code = p.sector_code
    left join enterprises e on e.id = p.enterprise_id
    where p.status = 'published' and p.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
  return rows.map(fromRow);
}

function fromRow(row: Row): DocumentSource {
  return {
    id: row.id,
    title: row.name,
    brands: row.brand ? [row.brand] : [],
    categories: [row.category],
    firms: [row.firm, row.printed].filter((name): name is string => Boolean(name)),
    offers: [],
    remarks: row.remarks.filter((text): text is string => Boolean(text)),
    designations: row.designations,
    sectors: [{ code: row.sector, names: row.sector_names }],
    city: row.city,
    county: row.county,
    ...byFacet(row.attestations),
    maker: row.maker,
    regulated: row.regulated,
    nameSort: row.name_sort,
    newest: row.newest,
  };
}

/** Honours and listings feed the one facet, everything that proves something the other. */
export function byFacet(attestations: readonly (Attestation & { kind: string })[]): { honours: Attestation[]; proofs: Attestation[] } {
  const isHonour = (one: { kind: string }) => one.kind === 'honour' || one.kind === 'listing';
  return { honours: attestations.filter(isHonour), proofs: attestations.filter((one) => !isHonour(one)) };
}
