import { eq } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { accounts } from '#db/schema/accounts.ts';
import { asking } from './ask-better-auth.server.ts';
import type { Cookies, Gate } from './gate.ts';
import { limitAttempts } from './limit-attempts.server.ts';
import { judgePassword } from './password.ts';

/**
 * Changes the password of whoever is signed in; every other session of theirs ends and this one gets a new key.
 *
 * @throws Refusal not-allowed; `detail.current` where the present password is wrong, `detail.password` with the fault of the new one.
 */
export async function changePassword(
  { ctx, auth, headers, peer }: Gate,
  { current, password }: { readonly current: string; readonly password: string },
): Promise<Cookies> {
  const { accountId } = ctx.actor;
  if (!accountId) throw new Refusal('not-signed-in');
  const giveBack = await limitAttempts(ctx, 'password', { account: `change ${accountId}`, peer });
  const [account] = await ctx.db.select().from(accounts).where(eq(accounts.id, accountId));
  const fault = judgePassword(ctx.settings.passwordPolicy, password, [account!.name, account!.email.split('@')[0] ?? '']);
  if (fault) throw new Refusal('not-allowed', { password: fault });
  const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
  const asked = await asking(auth.api.changePassword({ headers, body, returnHeaders: true }));
  if ('declined' in asked) throw new Refusal('not-allowed', { current: 'password-wrong' });
  await giveBack();
  await ctx.db.transaction(async (tx) => {
    await tx.update(accounts).set({ passwordChangedAt: ctx.now() }).where(eq(accounts.id, accountId));
    await record(tx, ctx, { action: 'account.password-changed', subjectId: accountId });
  });
  return asked.cookies;
}
