import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { showsRegulated } from '#app/platform/regulated.ts';
import { byStanding, type HeldCredential } from './credential.ts';
import type { EnterpriseDetail } from './enterprise-detail.ts';
import { heldCredentials } from './held-credentials.server.ts';
import { type ReplyCounts, replyFigure } from './reply-figure.ts';

type Row = Omit<EnterpriseDetail, 'inForce' | 'past' | 'replies'> & {
  readonly credentials: readonly HeldCredential[];
  readonly counts: ReplyCounts;
};

/** An enterprise as its page shows it. One statement. */
export async function readEnterprise(ctx: Context, ref: string): Promise<EnterpriseDetail> {
  const [row] = await ctx.sql<Row[]>`
    select e.id, e.ref, e.name, e.uscc, e.city_code as "cityCode", e.county_code as "countyCode", e.basis, e.source,
      e.source_title as "sourceTitle", held.credentials,
      exists (select from enterprise_members m where m.enterprise_id = e.id and m.ended_at is null) as owned,
      case when e.main_product_regulated and not ${showsRegulated(ctx)} then null else e.main_product end as "mainProduct",
      (select json_build_object('asked', f.asked, 'answered', f.answered, 'medianSeconds', f.median_seconds)
        from reply_figures(e.id, ${ctx.now().toISOString()}::timestamptz) f) as counts
    from enterprises e
    cross join lateral (select ${heldCredentials(ctx.sql)} as credentials from credentials r where r.enterprise_id = e.id) held
    where e.ref = ${ref}`;
  if (!row) throw new Refusal('not-found');
  const { credentials, counts, ...enterprise } = row;
  return { ...enterprise, replies: replyFigure(counts), ...byStanding(credentials, dayOf(ctx.now())) };
}
