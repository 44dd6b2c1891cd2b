import { sql } from 'drizzle-orm';
import { mustActFor, mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterpriseActions, listingActions, ownerActions, roleOf, type ShownAction, type Timeline } from './timeline.ts';

const linesPerPage = 20;

type Row = {
  readonly number: string;
  readonly at: string;
  readonly action: ShownAction;
  readonly system: boolean;
  readonly name: string | null;
  readonly about: string | null;
};

/**
 * What the journal tells of a listing or an enterprise to those who act for it, newest first. People of the enterprise are called by name among
 * themselves; reviewers and those who ask are not.
 *
 * @throws Refusal not-signed-in; not-found for everybody else.
 */
export async function readTimeline(
  ctx: Context,
  of: { readonly listing: string } | { readonly enterprise: string },
  page: number,
): Promise<Timeline> {
  mustBeSignedIn(ctx.actor);
  const enterpriseId = 'enterprise' in of ? of.enterprise : await enterpriseOf(ctx, of.listing);
  mustActFor(ctx.actor, enterpriseId);
  const owns = ctx.actor.memberships.some((membership) => membership.enterpriseId === enterpriseId && membership.role === 'owner');
  const actions = sql.param('listing' in of ? listingActions : owns ? [...enterpriseActions, ...ownerActions] : enterpriseActions);
  const thing = 'listing' in of ? sql`and j.subject = 'listing' and j.subject_id = ${of.listing}` : sql``;
  const about = 'listing' in of ? sql`null` : sql`coalesce(j.detail ->> 'title', l.draft -> 'fields' ->> 'name')`;
  const rows = await asActor(ctx, (tx) =>
    tx.execute<Row>(sql`
    select j.number, to_json(j.at) #>> '{}' as at, j.action, j.account_id is null as system, m.name, ${about} as about
    from journal j
    left join listings l on j.subject = 'listing' and l.id::text = j.subject_id
    left join lateral (select a.name from enterprise_members o join accounts a on a.id = o.account_id
      where o.enterprise_id = ${enterpriseId} and o.account_id = j.account_id limit 1) m on true
    where j.enterprise_id = ${enterpriseId} and j.action = any (${actions}::text[]) ${thing}
    order by j.number desc limit ${linesPerPage + 1} offset ${(page - 1) * linesPerPage}`),
  );
  const lines = rows.slice(0, linesPerPage).map(({ number, at, action, system, name, about: named }) => ({
    ...{ number: Number(number), at: new Date(at).toISOString(), action, about: named ?? '' },
    who: name !== null ? { name } : { role: system ? ('system' as const) : roleOf(action) },
  }));
  return { lines, page, more: rows.length > linesPerPage };
}

async function enterpriseOf(ctx: Context, listingId: string): Promise<string> {
  const [row] = await asActor(ctx, (tx) =>
    tx.execute<{ id: string }>(sql`select enterprise_id as id from listings where id = ${listingId}`),
  );
  if (!row) throw new Refusal('not-found');
  return row.id;
}
