import { Refusal } from '#app/platform/refusal.ts';
import { asking } from './ask-better-auth.server.ts';
import type { Gate } from './gate.ts';
import { limitAttempts } from './limit-attempts.server.ts';

/**
 * Makes sure that it is the person and not only their open browser, before something that cannot be taken back. Tries count together with
 * those of changing the password.
 *
 * @returns the account's id.
 * @throws Refusal not-signed-in, too-many; not-allowed with `password` where it is wrong.
 */
export async function confirmPassword({ ctx, auth, headers, peer }: Gate, password: string): Promise<string> {
  const { accountId } = ctx.actor;
  if (!accountId) throw new Refusal('not-signed-in');
  const giveBack = await limitAttempts(ctx, 'password', { account: `change ${accountId}`, peer });
  const asked = await asking(auth.api.verifyPassword({ headers, body: { password }, returnHeaders: true }));
  if ('declined' in asked) throw new Refusal('not-allowed', { password: 'password-wrong' });
  await giveBack();
  return accountId;
}
