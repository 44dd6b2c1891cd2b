import { sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { lastPage } from '#app/platform/paging.ts';
import type { InquirySide } from '#db/schema/inquiries.ts';

const inquiriesPerPage = 20;

export type InquiryItem = {
  readonly ref: string;
  readonly subject: string;
  readonly enterprise: string;
  readonly unread: boolean;
  readonly answered: boolean;
  readonly delivered: boolean;
  /** ISO instants. */
  readonly askedAt: string;
  readonly lastAt: string;
};

export type InquiryList = {
  readonly items: readonly InquiryItem[];
  readonly pages: number;
  /** Threads with something unread, of either list. */
  readonly unread: { readonly asker: number; readonly enterprise: number };
};

type Row = InquiryItem & { readonly total: number };

/**
 * What the actor has asked, or what the enterprises they act for were asked: the unread first, of these the one that waits longest, then
 * the others, the latest first.
 */
export async function listInquiries(ctx: Context, side: InquirySide, page: number): Promise<InquiryList> {
  const accountId = mustBeSignedIn(ctx.actor);
  const own = sql.param(ctx.actor.memberships.map(({ enterpriseId }) => enterpriseId));
  const asked = sql`i.asker_id = ${accountId}`;
  const received = sql`i.enterprise_id = any (${own}::uuid[]) and not i.withheld and i.asker_id <> ${accountId}`;
  const threads = (mine: typeof asked, others: InquirySide) => sql`
    select i.*, last.sent_at as last_at, exists (select from inquiry_messages m where m.inquiry_id = i.id and m.side = ${others}
        and not m.withheld and m.number > coalesce(r.number, 0)) as unread
    from inquiries i
    join lateral (select m.sent_at from inquiry_messages m where m.inquiry_id = i.id and (not m.withheld or m.sender_id = ${accountId})
      order by m.number desc limit 1) last on true
    left join inquiry_reads r on r.inquiry_id = i.id and r.account_id = ${accountId}
    where ${mine}`;
  const sides = { asker: threads(asked, 'enterprise'), enterprise: threads(received, 'asker') };
  const iso = (column: ReturnType<typeof sql>) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return asActor(ctx, async (tx) => {
    const rows = await tx.execute<Row>(sql`
      select t.ref, t.subject, e.name as enterprise, t.unread, t.first_answer_at is not null as answered, t.delivered_at is not null as delivered,
        ${iso(sql`t.asked_at`)} as "askedAt", ${iso(sql`t.last_at`)} as "lastAt", (count(*) over ())::int as total
      from (${sides[side]}) t join enterprises e on e.id = t.enterprise_id
      order by t.unread desc, case when t.unread then t.last_at end, t.last_at desc, t.ref
      limit ${inquiriesPerPage} offset ${(page - 1) * inquiriesPerPage}`);
    const [unread] = await tx.execute<InquiryList['unread']>(sql`
      select (select count(*) from (${sides.asker}) t where t.unread)::int as asker,
        (select count(*) from (${sides.enterprise}) t where t.unread)::int as enterprise`);
    const pages = Math.min(lastPage, Math.max(1, Math.ceil((rows[0]?.total ?? 0) / inquiriesPerPage)));
    return { items: rows.map(({ total, ...item }) => item), pages, unread: unread! };
  });
}
