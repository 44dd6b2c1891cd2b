import { eq } from 'drizzle-orm';
import { mustBeSignedIn, mustReview } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { type EnterpriseApplication, enterpriseApplications } from '#db/schema/membership.ts';
import { hasStake } from './has-stake.server.ts';

/**
 * The application, locked, for a reviewer of its place who has no stake in it: of two who decide at once the second waits here and meets
 * the first one's outcome.
 *
 * @throws Refusal not-found also elsewhere; not-allowed with `stake`; not-in-that-state with `application`.
 */
export async function applicationToDecide(tx: Tx, ctx: Context, id: string): Promise<EnterpriseApplication> {
  const accountId = mustBeSignedIn(ctx.actor);
  const [application] = await tx.select().from(enterpriseApplications).where(eq(enterpriseApplications.id, id)).for('update');
  if (!application) throw new Refusal('not-found');
  const { countyCode, status } = application;
  mustReview(ctx.actor, { countyCode, cityCode: ctx.reference.placeByCode.get(countyCode)?.parentCode ?? null });
  if (await hasStake(tx, accountId, application)) throw new Refusal('not-allowed', { stake: 'own' });
  if (status !== 'submitted') throw new Refusal('not-in-that-state', { application: status });
  return application;
}
