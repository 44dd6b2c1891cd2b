import { eq } from 'drizzle-orm';
import { mustActFor, mustBeSignedIn } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterprises } from '#db/schema/enterprises.ts';

/** The enterprise whose sheets these are; looked up before a file is missed. @throws Refusal not-found where it is not one's own. */
export async function ownEnterpriseForSheets(ctx: Pick<Context, 'db' | 'actor'>, ref: string): Promise<typeof enterprises.$inferSelect> {
  mustBeSignedIn(ctx.actor);
  const [enterprise] = await ctx.db.select().from(enterprises).where(eq(enterprises.ref, ref));
  if (!enterprise) throw new Refusal('not-found');
  mustActFor(ctx.actor, enterprise.id);
  return enterprise;
}
