import { type SQL, sql } from 'drizzle-orm';
import { mustBeSignedIn, reviewedPlaces } from '#app/domain/accounts/may.ts';
import { renewalDays } from '#app/domain/agreements/agreement.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { byUrgency, type Waiting, type WaitingKind, type WaitingRow } from './waiting.ts';

const reviewing: readonly string[] = ['county-reviewer', 'city-reviewer', 'publisher'];

const list = (values: readonly string[]) => sql`${sql.param([...values])}::text[]`;

/** One kind: rows of (since, enterprise_ref). */
const kindOf = (kind: WaitingKind, rows: SQL) => sql`
  select ${kind}::text as kind, count(*)::int as total,
    to_char(min(w.since) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as oldest,
    case when count(distinct w.ref) = 1 then min(w.ref) end as "enterpriseRef"
  from (${rows}) w(since, ref) having count(*) > 0`;

function toReview(ctx: Context): SQL[] {
  if (!ctx.actor.grants.some(({ role }) => reviewing.includes(role))) return [];
  const places = reviewedPlaces(ctx.actor);
  const applied =
    places === null ? sql`true` : sql`(a.county_code = any (${list(places.counties)}) or r.parent_code = any (${list(places.cities)}))`;
  const listed =
    places === null ? sql`true` : sql`(v.county_code = any (${list(places.counties)}) or v.city_code = any (${list(places.cities)}))`;
  const wished =
    places === null ? sql`true` : sql`(n.county_code = any (${list(places.counties)}) or n.city_code = any (${list(places.cities)}))`;
  return [
    kindOf(
      'application',
      sql`select a.submitted_at, null::text from enterprise_applications a join regions r on r.code = a.county_code
        where a.status = 'submitted' and ${applied}`,
    ),
    kindOf('need', sql`select n.state_at, null::text from needs n where n.state in ('submitted', 'diagnosing') and ${wished}`),
    kindOf('review', sql`select v.submitted_at, null::text from listing_reviews v where v.status = 'submitted' and ${listed}`),
  ];
}

function toCorrect({ actor }: Context): SQL[] {
  if (!actor.grants.some(({ role }) => role === 'publisher')) return [];
  return [kindOf('correction', sql`select c.created_at, null::text from correction_requests c where c.status = 'waiting'`)];
}

function ofEnterprises({ actor, now }: Context, accountId: string): SQL[] {
  if (actor.memberships.length === 0) return [];
  const all = sql`${sql.param(actor.memberships.map(({ enterpriseId }) => enterpriseId))}::uuid[]`;
  const owned = sql`${sql.param(actor.memberships.filter(({ role }) => role === 'owner').map(({ enterpriseId }) => enterpriseId))}::uuid[]`;
  const soon = dayOf(new Date(now().getTime() + renewalDays * 86_400_000));
  const listings = (state: 'returned' | 'editing') =>
    sql`select l.updated_at, e.ref from listings l join enterprises e on e.id = l.enterprise_id
      where l.enterprise_id = any (${all}) and l.state = ${state}`;
  return [
    kindOf(
      'join',
      sql`select j.submitted_at, e.ref from join_requests j join enterprises e on e.id = j.enterprise_id
        where j.enterprise_id = any (${owned}) and j.status = 'submitted'`,
    ),
    kindOf(
      'inquiry',
      sql`select i.delivered_at, e.ref from inquiries i join enterprises e on e.id = i.enterprise_id
        where i.enterprise_id = any (${all}) and not i.withheld and i.delivered_at is not null and i.first_answer_at is null
          and i.asker_id <> ${accountId}`,
    ),
    kindOf(
      'talk-invited',
      sql`select t.begun_at, e.ref from talks t join enterprises e on e.id = t.supplier_id
        where t.supplier_id = any (${all}) and t.state = 'invited'`,
    ),
    kindOf(
      'agreement-sign',
      sql`select a.state_at, e.ref from agreements a join enterprises e on e.id = a.supplier_id
        where a.supplier_id = any (${all}) and a.state = 'proposed'`,
    ),
    kindOf(
      'delivery',
      sql`select c.delivered_at, e.ref from call_offs c join agreements a on a.id = c.agreement_id join enterprises e on e.id = a.buyer_id
        where a.buyer_id = any (${all}) and c.state = 'delivered'`,
    ),
    kindOf(
      'renewal',
      sql`select ((a.ends_on - ${renewalDays}::int)::timestamp at time zone 'Asia/Shanghai'), e.ref
        from agreements a join enterprises e on e.id = a.buyer_id
        where a.buyer_id = any (${all}) and a.state = 'in-force' and a.kind = 'framework' and a.ends_on <= ${soon}::date
          and not exists (select from agreements r where r.renews_id = a.id and r.state in ('proposed', 'in-force'))`,
    ),
    kindOf('returned', listings('returned')),
    kindOf(
      'need-returned',
      sql`select n.state_at, e.ref from needs n join enterprises e on e.id = n.enterprise_id
        where n.enterprise_id = any (${all}) and n.state = 'returned'`,
    ),
    kindOf(
      'sheet',
      sql`select u.uploaded_at, e.ref from sheet_uploads u join enterprises e on e.id = u.enterprise_id
        where u.enterprise_id = any (${all}) and u.state = 'checked'`,
    ),
    kindOf('draft', listings('editing')),
  ];
}

/** What waits for whoever asks, in all their roles, what is due first before the rest. Two statements at most, of which one opens the wall. */
export async function whatWaits(ctx: Context): Promise<Waiting[]> {
  const accountId = mustBeSignedIn(ctx.actor);
  const kinds = [...toReview(ctx), ...toCorrect(ctx), ...ofEnterprises(ctx, accountId)];
  if (kinds.length === 0) return [];
  const rows = await asActor(ctx, (tx) => tx.execute<WaitingRow>(sql.join(kinds, sql` union all `)));
  return byUrgency(rows, ctx.now());
}
