import { and, count, eq } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { enterpriseApplications } from '#db/schema/membership.ts';
import type { Held } from './application.ts';
import { judgeUscc } from './uscc.ts';

type Wanted = Pick<
  typeof enterpriseApplications.$inferInsert,
  'kind' | 'accountId' | 'enterpriseId' | 'uscc' | 'name' | 'countyCode' | 'licenceFile'
>;

/** Open ones of one account: who looks after more enterprises has some of them decided first. */
const most = 5;

/** The last step of applying: one open application per code. Whether the code is plausible is told by its check digits. */
export async function submitApplication(tx: Tx, ctx: Pick<Context, 'actor' | 'now'>, wanted: Wanted): Promise<string> {
  const { accountId, uscc, licenceFile } = wanted;
  const { checkDigit, organisationDigit } = judgeUscc(uscc);
  const usccPlausible = checkDigit && organisationDigit;
  if (!usccPlausible && !licenceFile) throw new Refusal('not-allowed', { licence: 'licence-needed' });
  const open = eq(enterpriseApplications.status, 'submitted');
  const [made] = await tx
    .insert(enterpriseApplications)
    .values({ ...wanted, usccPlausible, submittedAt: ctx.now() })
    .onConflictDoNothing()
    .returning({ id: enterpriseApplications.id });
  if (!made) {
    const [first] = await tx
      .select()
      .from(enterpriseApplications)
      .where(and(eq(enterpriseApplications.uscc, uscc), open));
    throw new Refusal('already-exists', { held: (first?.accountId === accountId ? 'applied-own' : 'applied') satisfies Held });
  }
  const [mine] = await tx
    .select({ open: count() })
    .from(enterpriseApplications)
    .where(and(eq(enterpriseApplications.accountId, accountId), open));
  if (mine!.open > most) throw new Refusal('too-many', { open: String(most) });
  const detail = { kind: wanted.kind, plausible: usccPlausible };
  await record(tx, ctx, { action: 'application.submitted', subjectId: made.id, enterpriseId: wanted.enterpriseId ?? null, detail });
  return made.id;
}
