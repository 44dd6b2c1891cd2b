import { mustBeSignedIn, reviewing } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';
import { listWaitingApplications } from './list-waiting-applications.server.ts';
import type { EnterpriseDesk } from './own-enterprise.ts';
import { ownEnterprises } from './own-enterprises.server.ts';

/** What a desk shows of enterprises: those one acts for, and what one has to decide. */
export async function readEnterpriseDesk(ctx: Context): Promise<EnterpriseDesk> {
  mustBeSignedIn(ctx.actor);
  const reviews = ctx.actor.grants.some(({ role }) => reviewing.includes(role));
  const waiting = reviews ? await listWaitingApplications(ctx, 1, 1) : null;
  return { own: await ownEnterprises(ctx), waiting: waiting && { total: waiting.total, oldest: waiting.oldest } };
}
