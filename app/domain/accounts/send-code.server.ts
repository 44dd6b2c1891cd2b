import { eq } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { accounts } from '#db/schema/accounts.ts';
import { asking } from './ask-better-auth.server.ts';
import type { Gate } from './gate.ts';
import { limitAttempts } from './limit-attempts.server.ts';

/**
 * Sends a one-time code to a telephone, where an account has confirmed that number and needs no second factor besides: a code is one
 * factor, and must not stand in for two. Whoever asks learns nothing of that.
 */
export async function sendCode({ ctx, auth, headers, peer }: Gate, { telephone }: { readonly telephone: string }): Promise<void> {
  await limitAttempts(ctx, 'letter', { account: telephone, peer });
  const [account] = await ctx.db.select().from(accounts).where(eq(accounts.phoneNumber, telephone));
  if (!account?.phoneNumberVerified || account.twoFactorEnabled) return;
  await asking(auth.api.sendPhoneNumberOTP({ headers, body: { phoneNumber: telephone }, returnHeaders: true }));
  await ctx.db.transaction((tx) => record(tx, ctx, { action: 'account.code-sent', subjectId: account.id }));
}
