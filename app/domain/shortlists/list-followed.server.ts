import { sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import type { EnterpriseItem } from '#app/domain/enterprises/enterprise-item.ts';
import { enterpriseItems } from '#app/domain/enterprises/enterprise-items.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { lastPage } from '#app/platform/paging.ts';

const enterprisesPerPage = 20;

export type Followed = { readonly items: readonly EnterpriseItem[]; readonly total: number; readonly pages: number };

/** A page of the enterprises one follows, the latest first. */
export async function listFollowed(ctx: Context, page: number): Promise<Followed> {
  const accountId = mustBeSignedIn(ctx.actor);
  const rows = await asActor(ctx, (tx) =>
    tx.execute<{ id: string; total: number }>(sql`
      select enterprise_id as id, (count(*) over ())::int as total from follows where account_id = ${accountId}
      order by since desc, enterprise_id limit ${enterprisesPerPage} offset ${(page - 1) * enterprisesPerPage}`),
  );
  const items = await enterpriseItems(
    ctx,
    rows.map(({ id }) => id),
  );
  const total = rows[0]?.total ?? 0;
  return { items, total, pages: Math.min(lastPage, Math.max(1, Math.ceil(total / enterprisesPerPage))) };
}
