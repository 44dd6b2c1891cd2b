import { sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { lastPage } from '#app/platform/paging.ts';
import type { ListingKind } from '#db/schema/listings.ts';
import { endsWithin } from '#db/schema/validity.ts';
import { datedClaims } from './dated-claims.server.ts';
import { dayAfter, daysBetween, tellWithin, thresholds } from './expiry.ts';

const claimsPerPage = 20;

export type ExpiringClaim = {
  readonly id: string;
  readonly title: string;
  readonly enterprise: string;
  readonly enterpriseRef: string;
  /** Null where it was not stated in a listing. */
  readonly listing: { readonly id: string; readonly kind: ListingKind } | null;
  readonly validTo: string;
  /** Below 0: it has ended. */
  readonly days: number;
};

/** Still counting, with at most ninety days to go; and ended within the last thirty. */
export type Ending = { readonly ending: number; readonly ended: number };

type Row = Omit<ExpiringClaim, 'days' | 'listing'> & {
  readonly listing: string | null;
  readonly kind: ListingKind | null;
  readonly [column: string]: unknown;
};

/** Of one's enterprises: what ends within ninety days or has ended within thirty. */
function ending({ actor }: Context, today: string) {
  mustBeSignedIn(actor);
  const own = sql.param(actor.memberships.map(({ enterpriseId }) => enterpriseId));
  return sql`from ${datedClaims} d join enterprises e on e.id = d.enterprise_id where d.enterprise_id = any (${own}::uuid[])
    and ${endsWithin(sql`d.valid_to`, dayAfter(today, -tellWithin), dayAfter(today, thresholds[0]))}`;
}

/** How much of one's enterprises ends. @throws Refusal not-signed-in. */
export async function countExpiring(ctx: Context): Promise<Ending> {
  const today = dayOf(ctx.now());
  const yet = endsWithin(sql`d.valid_to`, today, dayAfter(today, thresholds[0]));
  const [counted] = await asActor(ctx, (tx) =>
    tx.execute<Ending>(sql`select (count(*) filter (where ${yet}))::int as ending, (count(*) filter (where not ${yet}))::int as ended
      ${ending(ctx, today)}`),
  );
  return counted!;
}

/** The same as a list, by its day. @throws Refusal not-signed-in. */
export async function listExpiring(ctx: Context, page: number): Promise<{ items: readonly ExpiringClaim[]; pages: number }> {
  const today = dayOf(ctx.now());
  const rows = await asActor(ctx, (tx) =>
    tx.execute<Row>(sql`
      select d.id, d.title, e.name as enterprise, e.ref as "enterpriseRef", d.listing_id as listing, d.kind, d.valid_to as "validTo" ${ending(ctx, today)}
      order by d.valid_to, d.id limit ${claimsPerPage} offset ${(page - 1) * claimsPerPage}`),
  );
  const counted = await countExpiring(ctx);
  return {
    items: rows.map(({ listing, kind, ...row }) => ({
      ...row,
      listing: listing && kind ? { id: listing, kind } : null,
      days: daysBetween(today, row.validTo),
    })),
    pages: Math.min(lastPage, Math.max(1, Math.ceil((counted.ending + counted.ended) / claimsPerPage))),
  };
}
