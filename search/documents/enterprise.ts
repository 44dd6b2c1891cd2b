/**
 * Enterprises' capabilities as search documents: what they make, what they hold, where they are.
 * Nothing in them names a regulated product, so that one document serves every viewer.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { Attestation, DocumentSource } from './document.ts';
import { byFacet } from './product.ts';

type Row = {
  id: string;
  name: string;
  main_product: string | null;
  city: string | null;
  county: string | null;
  name_sort: string;
  newest: string;
  products: { name: string; brand: string | null; category: string; sector: string; names: string[] }[];
  processes: string[];
  attestations: (Attestation & { kind: string })[];
};

export async function readEnterprises(tx: Tx, ids: readonly string[]): Promise<DocumentSource[]> {
  const rows = await tx.execute<Row>(sql`
    select e.id, e.name, case when not e.main_product_regulated then e.main_product end as main_product, e.city_code as city, e.county_code as county,
      e.name_sort, e.created_at::text as newest,
      coalesce((select jsonb_agg(jsonb_build_object('name', p.name, 'brand', p.brand, 'category', c.path, 'sector', s.code,
        'names', jsonb_build_array(s.zh, s.en, s.vi)) order by p.name_sort, p.id)
        from products p join categories c on c.id = p.category_id join sectors s on s.code = p.sector_code
        where p.enterprise_id = e.id and p.status = 'published' and p.regulated is null), '[]') as products,
      coalesce((select array_agg(distinct s.zh) from capabilities y join processes s on s.code = y.process_code where y.enterprise_id = e.id), '{}')
        as processes,
      coalesce((select jsonb_agg(jsonb_build_object('kind', x.kind, 'family', x.family, 'title', x.title, 'from', x.valid_from, 'to', x.valid_to,
        'own', true) order by x.family, x.id)
        from credentials x where x.enterprise_id = e.id), '[]') as attestations
    from enterprises e
    where e.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
  return rows.map(fromRow);
}

function fromRow(row: Row): DocumentSource {
  const sectors = new Map(row.products.map((product) => [product.sector, { code: product.sector, names: product.names }]));
  return {
    id: row.id,
    title: row.name,
    brands: row.products.map((product) => product.brand).filter((brand): brand is string => Boolean(brand)),
    categories: row.products.map((product) => product.category),
    firms: [row.name],
    offers: [...row.products.map((product) => product.name), ...(row.main_product?.split(/[、,，;；]/u) ?? []), ...row.processes],
    remarks: [],
    designations: [],
    sectors: [...sectors.values()],
    city: row.city,
    county: row.county,
    ...byFacet(row.attestations),
    maker: row.id,
    regulated: false,
    nameSort: row.name_sort,
    newest: row.newest,
  };
}
