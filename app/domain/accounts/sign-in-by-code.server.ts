import { eq } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { accounts } from '#db/schema/accounts.ts';
import { asking } from './ask-better-auth.server.ts';
import type { Cookies, Gate } from './gate.ts';
import { limitAttempts } from './limit-attempts.server.ts';

type Form = { readonly telephone: string; readonly code: string };

/** Signs in with the code that was sent to a telephone. @throws Refusal not-allowed, too-many. */
export async function signInByCode({ ctx, auth, headers, peer }: Gate, { telephone, code }: Form): Promise<Cookies> {
  await limitAttempts(ctx, 'code', telephone, peer);
  const [account] = await ctx.db.select().from(accounts).where(eq(accounts.phoneNumber, telephone));
  const may = account?.phoneNumberVerified && !account.twoFactorEnabled && !account.suspendedAt && !account.closedAt;
  if (!may) throw new Refusal('not-allowed');
  const asked = await asking(auth.api.verifyPhoneNumber({ headers, body: { phoneNumber: telephone, code }, returnHeaders: true }));
  if ('declined' in asked) throw new Refusal('not-allowed');
  await ctx.db.transaction((tx) => record(tx, ctx, { action: 'account.signed-in', subjectId: account.id, detail: { by: 'telephone' } }));
  return asked.cookies;
}
