import { eq } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import type { ClaimForm } from './application-form.ts';
import { holderOf, mustBeUnheld } from './enterprise-holder.server.ts';
import { submitApplication } from './submit-application.server.ts';

/**
 * Asks to act for an enterprise of the directory for which nobody acts yet. Where the directory knows its county, that county's
 * reviewers decide, whatever the form says.
 *
 * @throws Refusal not-found; already-exists with `held`; not-allowed with `uscc` or `licence`; too-many.
 */
export async function claimEnterprise(ctx: Context, ref: string, form: ClaimForm, licenceFile: string | null): Promise<string> {
  const accountId = mustBeSignedIn(ctx.actor);
  const { uscc } = form;
  return asActor(ctx, async (tx) => {
    const [enterprise] = await tx.select().from(enterprises).where(eq(enterprises.ref, ref));
    if (!enterprise) throw new Refusal('not-found');
    const { id: enterpriseId, name } = enterprise;
    const held = (await holderOf(tx, accountId, { id: enterpriseId }))?.held;
    if (held !== 'unowned') throw new Refusal('already-exists', { held: held ?? 'owned', ref });
    if (enterprise.uscc === null) await mustBeUnheld(tx, accountId, uscc);
    else if (enterprise.uscc !== uscc) throw new Refusal('not-allowed', { uscc: 'uscc-differs' });
    const countyCode = enterprise.countyCode ?? form.county;
    return submitApplication(tx, ctx, { ...{ kind: 'claim', accountId, enterpriseId, uscc, name, countyCode, licenceFile } });
  });
}
