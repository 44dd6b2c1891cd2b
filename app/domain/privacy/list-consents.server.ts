import { type SQL, sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';

export type GivenConsent = {
  readonly purpose: 'terms' | 'privacy' | 'digest' | 'contacts';
  readonly version: string;
  /** ISO instants; null: it holds. */
  readonly givenAt: string;
  readonly withdrawnAt: string | null;
  /** Of the inquiry in which contacts are shown, and the enterprise on its other side or one's own. */
  readonly inquiry: string | null;
  readonly name: string | null;
};

const pageSize = 50;

/** What somebody has agreed to, newest first, each with when it was taken back. @throws Refusal not-signed-in. */
export async function listConsents(ctx: Context, { page }: { readonly page: number }): Promise<{ rows: GivenConsent[]; more: boolean }> {
  const accountId = mustBeSignedIn(ctx.actor);
  const iso = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return asActor(ctx, async (tx) => {
    const rows = await tx.execute<GivenConsent>(sql`
      select purpose, version, ${iso(sql`at`)} as "givenAt", ${iso(sql`until`)} as "withdrawnAt", ref as inquiry, name from (
        select c.purpose, c.version, c.at, c.given, null as ref, null as name, c.id::text as tie,
          lead(case when not c.given then c.at end) over (partition by c.purpose order by c.at, c.given desc) as until
        from consents c where c.account_id = ${accountId}
        union all
        select 'contacts', c.version, c.at, c.given, i.ref, e.name, c.number::text,
          lead(case when not c.given then c.at end) over (partition by c.inquiry_id order by c.number) as until
        from contact_consents c join inquiries i on i.id = c.inquiry_id join enterprises e on e.id = i.enterprise_id
        where c.account_id = ${accountId}) said
      where given order by at desc, tie limit ${pageSize + 1} offset ${(page - 1) * pageSize}`);
    return { rows: rows.slice(0, pageSize), more: rows.length > pageSize };
  });
}
