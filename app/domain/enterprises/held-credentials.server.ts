import type { Sql } from '#db/client.ts';

/** A select-list expression: the credentials of a lateral scan `r`, whole, as a JSON array in the order in which pages show them. */
export const heldCredentials = (sql: Sql) => sql`
  coalesce(json_agg(json_build_object(
    'title', r.title, 'family', r.family, 'kind', r.kind, 'level', r.level, 'issuer', r.issuer, 'number', r.number, 'batch', r.batch,
    'validFrom', r.valid_from, 'validTo', r.valid_to, 'evidence', r.evidence,
    'source', r.source, 'sourceTitle', r.source_title, 'basis', r.basis, 'byEnterprise', r.product_id is null)
    order by r.product_id is null, array_position(array['national', 'regional', 'municipal', 'other'], r.level), r.title, r.batch), '[]')`;
