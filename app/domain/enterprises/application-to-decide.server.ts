import { and, eq } from 'drizzle-orm';
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
  const wanted = eq(enterpriseApplications.id, id);
  const [seen] = await tx.select().from(enterpriseApplications).where(wanted);
  if (!seen) throw new Refusal('not-found');
  const { countyCode } = seen;
  mustReview(ctx.actor, { countyCode, cityCode: ctx.reference.placeByCode.get(countyCode)?.parentCode ?? null });
  if (await hasStake(tx, accountId, seen)) throw new Refusal('not-allowed', { stake: 'own' });
  const waiting = and(wanted, eq(enterpriseApplications.status, 'submitted'));
  const [application] = await tx.select().from(enterpriseApplications).where(waiting).for('update');
  if (application) return application;
  const [decided] = await tx.select({ status: enterpriseApplications.status }).from(enterpriseApplications).where(wanted);
  throw new Refusal('not-in-that-state', { application: decided!.status });
}
