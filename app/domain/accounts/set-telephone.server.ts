import { and, eq, ne, sql } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { accounts } from '#db/schema/accounts.ts';
import { asking } from './ask-better-auth.server.ts';
import { confirmPassword } from './confirm-password.server.ts';
import type { Gate } from './gate.ts';
import { limitAttempts } from './limit-attempts.server.ts';

type Form = { readonly telephone: string; readonly code: string; readonly password: string };

/**
 * Makes a number one's own, with the code that was sent to it and the password: an open browser alone must not add a way to sign in.
 *
 * @throws Refusal as `confirmPassword`; not-allowed with `code`; already-exists with `code` where another account has the number, which
 * only whoever holds the telephone is told.
 */
export async function setTelephone(gate: Gate, { telephone, code, password }: Form): Promise<void> {
  const { ctx, auth, headers, peer } = gate;
  const accountId = await confirmPassword(gate, password);
  const giveBack = await limitAttempts(ctx, 'code', { account: telephone, peer });
  const asked = await asking(auth.api.consumePhoneNumberOTP({ headers, body: { phoneNumber: telephone, code }, returnHeaders: true }));
  if ('declined' in asked) throw new Refusal('not-allowed', { code: 'code-refused' });
  await giveBack();
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('telephone ' || ${telephone}, 0))`);
    const others = and(eq(accounts.phoneNumber, telephone), ne(accounts.id, accountId));
    const [taken] = await tx.select({ id: accounts.id }).from(accounts).where(others);
    if (taken) throw new Refusal('already-exists', { code: 'telephone-taken' });
    const now = ctx.now();
    await tx.update(accounts).set({ phoneNumber: telephone, phoneNumberVerified: true, updatedAt: now }).where(eq(accounts.id, accountId));
    await record(tx, ctx, { action: 'account.telephone-set', subjectId: accountId });
  });
}
