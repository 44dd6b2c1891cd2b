import { asc, inArray } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';
import { enterprises } from '#db/schema/enterprises.ts';

/** The enterprises one acts for, by name. */
export async function ownEnterprises(ctx: Context): Promise<{ ref: string; name: string }[]> {
  mustBeSignedIn(ctx.actor);
  const mine = ctx.actor.memberships.map(({ enterpriseId }) => enterpriseId);
  if (mine.length === 0) return [];
  return ctx.db
    .select({ ref: enterprises.ref, name: enterprises.name })
    .from(enterprises)
    .where(inArray(enterprises.id, mine))
    .orderBy(asc(enterprises.nameSort));
}
