import { and, eq, isNull, notExists, sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import type { Held } from './application.ts';
import type { RegistrationForm } from './application-form.ts';
import { mustBeUnheld } from './enterprise-holder.server.ts';
import { submitApplication } from './submit-application.server.ts';

/**
 * Asks for an enterprise that the directory does not have yet. A reviewer of its county decides.
 *
 * @param licenceFile hash of the scan of its licence; obligatory where a check digit of the code is wrong.
 * @returns the application's id.
 * @throws Refusal already-exists with `held` and mostly `ref`; not-allowed with `licence`; too-many.
 */
export async function registerEnterprise(ctx: Context, form: RegistrationForm, licenceFile: string | null): Promise<string> {
  const accountId = mustBeSignedIn(ctx.actor);
  const { uscc, name, county: countyCode, another } = form;
  return asActor(ctx, async (tx) => {
    await mustBeUnheld(tx, accountId, uscc);
    if (another !== 'yes') {
      const members = tx.select({ one: sql`1` }).from(sql`enterprise_members m`);
      const nobody = notExists(members.where(sql`m.enterprise_id = ${enterprises.id} and m.ended_at is null`));
      const [namesake] = await tx
        .select({ ref: enterprises.ref })
        .from(enterprises)
        .where(and(eq(enterprises.name, name), isNull(enterprises.uscc), nobody))
        .limit(1);
      if (namesake) throw new Refusal('already-exists', { held: 'namesake' satisfies Held, ref: namesake.ref });
    }
    return submitApplication(tx, ctx, { ...{ kind: 'registration', accountId, uscc, name, countyCode, licenceFile } });
  });
}
