import { eq } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { accounts } from '#db/schema/accounts.ts';
import { asking } from './ask-better-auth.server.ts';
import type { Cookies, Gate } from './gate.ts';
import { deviceCookie, knownDevice } from './known-device.server.ts';
import { limitAttempts } from './limit-attempts.server.ts';

type Form = { readonly telephone: string; readonly code: string };

/** Signs in with the code that was sent to a telephone. @throws Refusal not-allowed, too-many. */
export async function signInByCode(gate: Gate, { telephone, code }: Form): Promise<Cookies> {
  const { ctx, auth, headers, peer } = gate;
  const [account] = await ctx.db.select().from(accounts).where(eq(accounts.phoneNumber, telephone));
  const device = await knownDevice(gate, account?.id ?? '');
  const giveBack = await limitAttempts(ctx, 'code', { account: telephone, peer, device });
  const may = account?.phoneNumberVerified && !account.twoFactorEnabled && !account.suspendedAt && !account.closedAt;
  if (!may) throw new Refusal('not-allowed');
  const asked = await asking(auth.api.verifyPhoneNumber({ headers, body: { phoneNumber: telephone, code }, returnHeaders: true }));
  if ('declined' in asked) throw new Refusal('not-allowed');
  await giveBack();
  await ctx.db.transaction((tx) => record(tx, ctx, { action: 'account.signed-in', subjectId: account.id, detail: { by: 'telephone' } }));
  return [...asked.cookies, await deviceCookie(gate, account.id)];
}
