import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { JournalEntry } from '#db/schema/journal.ts';
import type { Thing } from './rules.ts';

export type Described = {
  readonly values: Readonly<Record<string, string>>;
  readonly path: string;
  /** Of a capability profile, not a product. */
  readonly profile?: true;
  /** Where it lies, for reviewers. */
  readonly cityCode?: string | null;
  readonly countyCode?: string | null;
  readonly enterpriseId?: string | null;
};

/** What a notice fills into its sentence, and to which page it leads; null: the thing is gone, or is kept from those it would be told. */
export async function describe(tx: Tx, thing: Thing, { subjectId, enterpriseId, detail }: JournalEntry): Promise<Described | null> {
  const first = async <Row>(query: SQL): Promise<Row | null> => {
    const rows: readonly unknown[] = await tx.execute(query);
    return (rows[0] as Row | undefined) ?? null;
  };
  switch (thing) {
    case 'account':
      return { values: {}, path: '/settings' };
    case 'listing': {
      const row = await first<{ product: string; enterprise: string; kind: string; ref: string }>(sql`
        select coalesce(l.draft -> 'fields' ->> 'name', '') as product, e.name as enterprise, l.kind, e.ref
        from listings l join enterprises e on e.id = l.enterprise_id where l.id = ${subjectId}::uuid`);
      if (!row) return null;
      const { kind, ref, product, enterprise } = row;
      if (kind === 'capability') return { values: { enterprise }, path: `/desk/enterprises/${ref}/capabilities`, profile: true };
      return { values: { product, enterprise }, path: `/desk/listings/${subjectId}` };
    }
    case 'review': {
      const row = await first<{ product: string; enterprise: string; kind: string; city: string; county: string | null }>(sql`
        select r.proposed ->> 'name' as product, e.name as enterprise, l.kind, r.city_code as city, r.county_code as county
        from listing_reviews r join listings l on l.id = r.listing_id join enterprises e on e.id = r.enterprise_id where r.id = ${String(detail.review)}::uuid and r.status = 'submitted'`);
      if (!row) return null;
      const { product, enterprise } = row;
      const place = { cityCode: row.city, countyCode: row.county };
      if (row.kind === 'capability')
        return { values: { enterprise }, path: `/desk/reviews/capabilities/${detail.review}`, ...place, profile: true };
      return { values: { product, enterprise }, path: `/desk/reviews/listings/${detail.review}`, ...place };
    }
    case 'application':
    case 'application-review': {
      const row = await first<{ enterprise: string; waits: boolean; enterpriseId: string | null; city: string | null; county: string }>(sql`
        select a.name as enterprise, a.status = 'submitted' as waits, a.enterprise_id as "enterpriseId", r.parent_code as city, a.county_code as county
        from enterprise_applications a join regions r on r.code = a.county_code where a.id = ${subjectId}::uuid`);
      if (!row) return null;
      const { enterprise, waits, city, county } = row;
      const values = { enterprise };
      if (thing === 'application') return { values: { ...values, count: await waiting(tx, enterpriseId) }, path: '/desk/enterprises' };
      const place = { cityCode: city, countyCode: county, enterpriseId: row.enterpriseId };
      return waits ? { values, path: `/desk/reviews/enterprises/${subjectId}`, ...place } : null;
    }
    case 'enterprise':
    case 'people': {
      const row = await first<{ name: string; ref: string }>(sql`select name, ref from enterprises where id = ${enterpriseId}`);
      const path = thing === 'people' ? `/desk/enterprises/${row?.ref}/people` : '/desk/enterprises';
      return row && { values: { enterprise: row.name }, path };
    }
    case 'inquiry': {
      const row = await first<{ enterprise: string; ref: string }>(sql`
        select e.name as enterprise, i.ref from inquiries i join enterprises e on e.id = i.enterprise_id where i.id = ${subjectId}::uuid`);
      return row && { values: { enterprise: row.enterprise }, path: `/desk/inquiries/${row.ref}` };
    }
    case 'need':
    case 'need-review': {
      const row = await first<{ need: string; enterprise: string; waits: boolean; city: string | null; county: string | null }>(sql`
        select n.draft -> 'fields' ->> 'title' as need, e.name as enterprise, n.state in ('submitted', 'diagnosing') as waits,
          n.city_code as city, n.county_code as county
        from needs n join enterprises e on e.id = n.enterprise_id where n.id = ${subjectId}::uuid`);
      if (!row) return null;
      const { need, enterprise, waits, city, county } = row;
      if (thing === 'need') return { values: { need }, path: `/desk/needs/${subjectId}` };
      return waits ? { values: { need, enterprise }, path: `/desk/reviews/needs/${subjectId}`, cityCode: city, countyCode: county } : null;
    }
    case 'talk': {
      const row = await first<{ need: string }>(
        sql`select p.title as need from talks t join published_needs p on p.need_id = t.need_id where t.id = ${subjectId}::uuid`,
      );
      return row && { values: { need: row.need }, path: `/desk/talks/${subjectId}` };
    }
    case 'agreement': {
      const row = await first<{ need: string }>(
        sql`select a.content -> 'need' ->> 'title' as need from agreements a where a.id = ${subjectId}::uuid`,
      );
      return row && { values: { need: row.need }, path: `/desk/agreements/${subjectId}` };
    }
    case 'claim':
      return {
        values: { title: String(detail.title), day: String(detail.validTo), days: String(detail.days) },
        path: '/desk/expiring',
      };
  }
}

/** How many inquiries an enterprise finds unanswered. */
async function waiting(tx: Tx, enterpriseId: string | null): Promise<string> {
  const [row] = await tx.execute<{ n: string }>(sql`
    select count(*)::text as n from inquiries where enterprise_id = ${enterpriseId} and not withheld and first_answer_at is null`);
  return row!.n;
}
