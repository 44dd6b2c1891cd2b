import { eq } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { verifications } from '#db/schema/accounts.ts';
import { asking } from './ask-better-auth.server.ts';
import type { Cookies, Gate } from './gate.ts';
import { deviceCookie, knownDevice } from './known-device.server.ts';
import { limitAttempts } from './limit-attempts.server.ts';

/**
 * The second step of signing in: a code of the app, or one of the spare codes, each of which serves once.
 *
 * Tries count for the account and not for the sign-in: whoever has its password could begin as many as they like.
 *
 * @throws Refusal not-allowed where the code is wrong, not-signed-in where the password was given too long ago.
 */
export async function confirmSecondFactor(gate: Gate, { code }: { readonly code: string }): Promise<Cookies> {
  const { ctx, auth, headers, peer } = gate;
  const accountId = await accountOfChallenge(ctx, headers);
  const device = await knownDevice(gate, accountId);
  const giveBack = await limitAttempts(ctx, 'code', { account: accountId, peer, device });
  const spare = code.includes('-');
  const asked = await asking(
    spare
      ? auth.api.verifyBackupCode({ headers, body: { code }, returnHeaders: true })
      : auth.api.verifyTOTP({ headers, body: { code }, returnHeaders: true }),
  );
  if ('declined' in asked) throw new Refusal(asked.declined === 'INVALID_TWO_FACTOR_COOKIE' ? 'not-signed-in' : 'not-allowed');
  const { user } = asked.response;
  await giveBack();
  await ctx.db.transaction((tx) =>
    record(tx, ctx, { action: 'account.signed-in', subjectId: user.id, detail: { by: spare ? 'spare-code' : 'second-factor' } }),
  );
  return [...asked.cookies, await deviceCookie(gate, user.id)];
}

/** Whose sign-in waits for its second step, by the cookie of the first; empty where there is none. */
async function accountOfChallenge({ db }: Pick<Context, 'db'>, headers: Headers): Promise<string> {
  const challenge = headers.get('cookie')?.match(/gpt\.two_factor=([^;.\s]{1,100})\./)?.[1] ?? '';
  const [waiting] = await db.select({ accountId: verifications.value }).from(verifications).where(eq(verifications.identifier, challenge));
  return waiting?.accountId ?? '';
}
