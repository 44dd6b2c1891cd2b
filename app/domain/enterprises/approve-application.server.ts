import { eq, sql } from 'drizzle-orm';
import { mustHold, reviewing } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { type EnterpriseApplication, enterpriseApplications, enterpriseMembers } from '#db/schema/membership.ts';
import { nameSort } from '#search/analysis/name-sort.ts';
import { applicationToDecide } from './application-to-decide.server.ts';
import { holderOf, mustBeUnheld } from './enterprise-holder.server.ts';

/**
 * Approves an application: its maker becomes the enterprise's owner. A registration makes the enterprise and puts it into the index; a
 * claim gives the enterprise its code.
 *
 * @throws Refusal as `applicationToDecide`; already-exists with `held`, where the enterprise has found an owner meanwhile.
 */
export async function approveApplication(ctx: Context, id: string): Promise<void> {
  mustHold(ctx.actor, ...reviewing);
  await asActor(ctx, async (tx) => {
    const application = await applicationToDecide(tx, ctx, id);
    const { accountId, kind } = application;
    const enterpriseId = kind === 'claim' ? await claimed(tx, ctx, application) : await registered(tx, ctx, application);
    const [owner] = await tx
      .insert(enterpriseMembers)
      .values({ enterpriseId, accountId, role: 'owner', since: ctx.now() })
      .onConflictDoNothing()
      .returning({ id: enterpriseMembers.id });
    if (!owner) throw new Refusal('already-exists', { held: 'owned' });
    const decided = { decidedBy: ctx.actor.accountId, decidedAt: ctx.now() };
    await tx
      .update(enterpriseApplications)
      .set({ status: 'approved', enterpriseId, ...decided })
      .where(eq(enterpriseApplications.id, id));
    await ctx.search.refresh(tx, 'enterprise', [enterpriseId]);
    await record(tx, ctx, { action: 'application.approved', subjectId: id, enterpriseId, detail: { kind, account: accountId } });
  });
}

async function registered(tx: Tx, ctx: Context, { accountId, uscc, name, countyCode }: EnterpriseApplication): Promise<string> {
  await mustBeUnheld(tx, accountId, uscc);
  const [number] = await tx.execute<{ ref: string }>(sql`select 'E' || nextval('enterprise_numbers') as ref`);
  const cityCode = ctx.reference.placeByCode.get(countyCode)?.parentCode ?? null;
  const [made] = await tx
    .insert(enterprises)
    .values({ ref: number!.ref, name, nameSort: nameSort(name), uscc, cityCode, countyCode, basis: 'declared' })
    .onConflictDoNothing()
    .returning({ id: enterprises.id });
  if (!made) throw new Refusal('already-exists', { held: 'unowned' });
  return made.id;
}

async function claimed(tx: Tx, ctx: Context, { accountId, enterpriseId, uscc }: EnterpriseApplication): Promise<string> {
  if (enterpriseId === null) throw new Error('a claim names its enterprise');
  const [enterprise] = await tx.select().from(enterprises).where(eq(enterprises.id, enterpriseId)).for('update');
  const held = await holderOf(tx, accountId, { id: enterpriseId });
  if (!enterprise || held?.held !== 'unowned') throw new Refusal('already-exists', { held: held?.held ?? 'owned' });
  if (enterprise.uscc === uscc) return enterpriseId;
  if (enterprise.uscc !== null) throw new Refusal('not-allowed', { uscc: 'uscc-differs' });
  await mustBeUnheld(tx, accountId, uscc);
  await tx.update(enterprises).set({ uscc, updatedAt: ctx.now() }).where(eq(enterprises.id, enterpriseId));
  return enterpriseId;
}
