import { record } from '#app/domain/journal/record.server.ts';
import { asking } from './ask-better-auth.server.ts';
import type { Gate } from './gate.ts';
import { limitAttempts } from './limit-attempts.server.ts';
import { mustBeSignedIn } from './may.ts';

/**
 * Sends a one-time code to a number that somebody says is theirs, whether or not another account has it: who does not hold the telephone
 * learns nothing.
 *
 * @throws Refusal not-signed-in, too-many.
 */
export async function sendCodeToOwn({ ctx, auth, headers, peer }: Gate, { telephone }: { readonly telephone: string }): Promise<void> {
  const accountId = mustBeSignedIn(ctx.actor);
  await limitAttempts(ctx, 'letter', { account: telephone, peer });
  await limitAttempts(ctx, 'letter', { account: `telephone of ${accountId}`, peer });
  await asking(auth.api.sendPhoneNumberOTP({ headers, body: { phoneNumber: telephone }, returnHeaders: true }));
  await ctx.db.transaction((tx) => record(tx, ctx, { action: 'account.code-sent', subjectId: accountId }));
}
