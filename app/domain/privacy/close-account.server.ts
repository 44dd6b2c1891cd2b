import { and, eq, isNull, sql } from 'drizzle-orm';
import { confirmPassword } from '#app/domain/accounts/confirm-password.server.ts';
import type { Gate } from '#app/domain/accounts/gate.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { accounts, consents, sessions } from '#db/schema/accounts.ts';
import { enterpriseMembers } from '#db/schema/membership.ts';
import { isFree } from './closing.ts';
import { closingObstacles } from './closing-obstacles.server.ts';
import { erasePerson } from './erase-person.server.ts';

/**
 * Closes one's own account (注销), at once and for good: who it was is erased, the address is free to register again, every session ends.
 * What was said to others, and what was done, stays under a number that leads to nobody.
 *
 * @throws Refusal as `confirmPassword`; not-in-that-state while something is in the way.
 */
export async function closeAccount(gate: Gate, { password }: { readonly password: string }): Promise<void> {
  const accountId = await confirmPassword(gate, password);
  const { ctx } = gate;
  const now = ctx.now();
  await asActor(ctx, async (tx) => {
    const [account] = await tx
      .select()
      .from(accounts)
      .where(and(eq(accounts.id, accountId), isNull(accounts.closedAt)))
      .for('update');
    if (!account) throw new Refusal('not-in-that-state');
    const member = and(eq(enterpriseMembers.accountId, accountId), isNull(enterpriseMembers.endedAt));
    // Whoever hands an enterprise over to this account meanwhile waits for these, and finds no agent.
    await tx.select({ id: enterpriseMembers.id }).from(enterpriseMembers).where(member).for('update');
    if (!isFree(await closingObstacles(tx, accountId))) throw new Refusal('not-in-that-state', { closing: 'obstacles' });
    const left = await tx.update(enterpriseMembers).set({ endedAt: now, endedBy: accountId }).where(member).returning();
    const ended = await tx.delete(sessions).where(eq(sessions.userId, accountId)).returning({ id: sessions.id });
    const given = await tx.execute<{ purpose: (typeof consents.$inferInsert)['purpose']; version: string }>(sql`
      select purpose, version from (select distinct on (purpose) * from consents where account_id = ${accountId}
        order by purpose, at desc) said where given`);
    if (given.length > 0) await tx.insert(consents).values(given.map((one) => ({ ...one, accountId, given: false, at: now })));
    await erasePerson(tx, account, now);
    const detail = { sessions: ended.length, memberships: left.length };
    await record(tx, ctx, { action: 'account.closed', subjectId: accountId, detail });
  });
}
