import { sql } from 'drizzle-orm';
import { reviewedPlaces } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { lastPage } from '#app/platform/paging.ts';
import { daysSince, type WaitingApplication } from './application.ts';

export const applicationsPerPage = 20;

export type WaitingApplications = {
  readonly items: readonly WaitingApplication[];
  readonly total: number;
  readonly pages: number;
  /** When the oldest was sent, ISO 8601; null where none waits. */
  readonly oldest: string | null;
};

type Row = Omit<WaitingApplication, 'age'>;

/** What waits for the reviewer, of their places only, the oldest first. @throws Refusal as `reviewedPlaces`. */
export async function listWaitingApplications(ctx: Context, page: number, size = applicationsPerPage): Promise<WaitingApplications> {
  const places = reviewedPlaces(ctx.actor);
  const here =
    places === null
      ? sql`true`
      : sql`(a.county_code = any(${sql.param([...places.counties])}::text[]) or r.parent_code = any(${sql.param([...places.cities])}::text[]))`;
  const waiting = sql`enterprise_applications a join regions r on r.code = a.county_code where a.status = 'submitted' and ${here}`;
  const [counted, rows] = await asActor(ctx, async (tx) => {
    const [all] = await tx.execute<{ total: number; oldest: string | null }>(sql`
      select count(*)::int as total, to_json(min(a.submitted_at)) as oldest from ${waiting}`);
    const some = await tx.execute<Row>(sql`
    select a.id, a.kind, a.uscc, a.uscc_plausible as "usccPlausible", a.name, a.county_code as "countyCode", to_json(a.submitted_at) as "submittedAt",
      a.licence_file is not null as licence
    from ${waiting} order by a.submitted_at, a.id limit ${size} offset ${(page - 1) * size}`);
    return [all!, some] as const;
  });
  const pages = Math.min(lastPage, Math.max(1, Math.ceil(counted.total / size)));
  return { items: rows.map((row) => ({ ...row, age: daysSince(row.submittedAt, ctx.now()) })), ...counted, pages };
}
