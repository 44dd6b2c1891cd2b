import { and, eq } from 'drizzle-orm';
import { mustActFor, mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { listings } from '#db/schema/listings.ts';

/** The id of the capability profile of one's enterprise. @throws Refusal not-found for everybody else, and where it was not begun. */
export async function ownProfileId(ctx: Context, enterpriseRef: string): Promise<string> {
  mustBeSignedIn(ctx.actor);
  const [row] = await asActor(ctx, (tx) =>
    tx
      .select({ id: listings.id, enterpriseId: listings.enterpriseId })
      .from(listings)
      .innerJoin(enterprises, eq(enterprises.id, listings.enterpriseId))
      .where(and(eq(enterprises.ref, enterpriseRef), eq(listings.kind, 'capability'))),
  );
  if (!row) throw new Refusal('not-found');
  mustActFor(ctx.actor, row.enterpriseId);
  return row.id;
}
