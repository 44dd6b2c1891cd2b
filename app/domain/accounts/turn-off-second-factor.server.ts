import { record } from '#app/domain/journal/record.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { asking } from './ask-better-auth.server.ts';
import type { Cookies, Gate } from './gate.ts';
import { limitAttempts } from './limit-attempts.server.ts';

/**
 * Turns it off again. Not for whoever holds a role, which asks for one.
 *
 * @throws Refusal not-allowed where the password is wrong, not-in-that-state where a role needs it.
 */
export async function turnOffSecondFactor(
  { ctx, auth, headers, peer }: Gate,
  { password }: { readonly password: string },
): Promise<Cookies> {
  const { accountId, grants, withheld } = ctx.actor;
  if (!accountId) throw new Refusal('not-signed-in');
  if (grants.length + withheld.length > 0) throw new Refusal('not-in-that-state');
  const giveBack = await limitAttempts(ctx, 'password', { account: `change ${accountId}`, peer });
  const asked = await asking(auth.api.disableTwoFactor({ headers, body: { password }, returnHeaders: true }));
  if ('declined' in asked) throw new Refusal('not-allowed');
  await giveBack();
  await ctx.db.transaction((tx) => record(tx, ctx, { action: 'account.second-factor-off', subjectId: accountId }));
  return asked.cookies;
}
