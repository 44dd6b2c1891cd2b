import { record } from '#app/domain/journal/record.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { asking } from './ask-better-auth.server.ts';
import type { Cookies, Gate } from './gate.ts';
import { limitAttempts } from './limit-attempts.server.ts';

/**
 * The second step of signing in: a code of the app, or one of the spare codes, each of which serves once.
 *
 * @throws Refusal not-allowed where the code is wrong, not-signed-in where the password was given too long ago.
 */
export async function confirmSecondFactor({ ctx, auth, headers, peer }: Gate, { code }: { readonly code: string }): Promise<Cookies> {
  await limitAttempts(ctx, 'code', challengeOf(headers), peer);
  const spare = code.includes('-');
  const asked = await asking(
    spare
      ? auth.api.verifyBackupCode({ headers, body: { code }, returnHeaders: true })
      : auth.api.verifyTOTP({ headers, body: { code }, returnHeaders: true }),
  );
  if ('declined' in asked) throw new Refusal(asked.declined === 'INVALID_TWO_FACTOR_COOKIE' ? 'not-signed-in' : 'not-allowed');
  const { user } = asked.response;
  await ctx.db.transaction((tx) =>
    record(tx, ctx, { action: 'account.signed-in', subjectId: user.id, detail: { by: spare ? 'spare-code' : 'second-factor' } }),
  );
  return asked.cookies;
}

/** By what tries of one sign-in belong together: the cookie of its first step. */
const challengeOf = (headers: Headers) => headers.get('cookie')?.match(/gpt\.two_factor=([^;]{1,80})/)?.[1] ?? 'none';
