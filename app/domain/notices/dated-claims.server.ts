import { sql } from 'drizzle-orm';

/**
 * What is said of products and enterprises that have people here and has a last day: the present versions of claims, and credentials that were
 * not made from one. Columns: id, enterprise_id, listing_id, kind (of the listing), title, valid_to (as text).
 */
export const datedClaims = sql`(
  select c.id, l.enterprise_id, l.id as listing_id, l.kind, c.title, v.valid_to
  from claims c join claim_versions v on v.claim_id = c.id and v.known_to is null and v.state <> 'withdrawn'
  join listings l on l.id = c.listing_id and l.state <> 'withdrawn'
  where v.valid_to is not null
  union all
  select k.id, coalesce(k.enterprise_id, p.enterprise_id), null, null, k.title, k.valid_to::text
  from credentials k left join products p on p.id = k.product_id
  where k.valid_to is not null and coalesce(k.enterprise_id, p.enterprise_id) is not null and not exists (select from claims c where c.id = k.id)
)`;
