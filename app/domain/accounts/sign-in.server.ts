import { eq } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { accounts } from '#db/schema/accounts.ts';
import { asking } from './ask-better-auth.server.ts';
import type { Cookies, Gate } from './gate.ts';
import { deviceCookie, knownDevice } from './known-device.server.ts';
import { limitAttempts } from './limit-attempts.server.ts';

type Form = { readonly email: string; readonly password: string };

/**
 * Signs in with address and password. One answer for an unknown address, a wrong password, an address not yet confirmed and a closed or
 * suspended account, and the same work done for each.
 *
 * @throws Refusal not-allowed, too-many.
 */
export async function signIn(gate: Gate, { email, password }: Form): Promise<{ cookies: Cookies; next: 'in' | 'second-factor' }> {
  const { ctx, auth, headers, peer } = gate;
  const [account] = await ctx.db.select().from(accounts).where(eq(accounts.email, email));
  const device = await knownDevice(gate, account?.id ?? '');
  const giveBack = await limitAttempts(ctx, 'password', { account: email, peer, device });
  const asked = await asking(auth.api.signInEmail({ headers, body: { email, password }, returnHeaders: true }));
  if ('declined' in asked) throw new Refusal('not-allowed');
  if (!account || account.suspendedAt || account.closedAt) throw new Refusal('not-allowed');
  await giveBack();
  const next = 'twoFactorRedirect' in asked.response ? 'second-factor' : 'in';
  await ctx.db.transaction((tx) =>
    record(tx, ctx, {
      action: next === 'in' ? 'account.signed-in' : 'account.password-given',
      subjectId: account.id,
      detail: { by: 'password' },
    }),
  );
  return { cookies: next === 'in' ? [...asked.cookies, await deviceCookie(gate, account.id)] : asked.cookies, next };
}
