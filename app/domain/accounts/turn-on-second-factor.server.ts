import { and, eq, ne } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { sessions } from '#db/schema/accounts.ts';
import { asking } from './ask-better-auth.server.ts';
import type { Cookies, Gate } from './gate.ts';
import { limitAttempts } from './limit-attempts.server.ts';

/**
 * Turns the second factor on; every other session ends, since it was opened without.
 *
 * @throws Refusal not-allowed where the code is wrong.
 */
export async function turnOnSecondFactor({ ctx, auth, headers, peer }: Gate, { code }: { readonly code: string }): Promise<Cookies> {
  const { accountId } = ctx.actor;
  if (!accountId) throw new Refusal('not-signed-in');
  const giveBack = await limitAttempts(ctx, 'code', { account: accountId, peer });
  const asked = await asking(auth.api.verifyTOTP({ headers, body: { code }, returnHeaders: true }));
  if ('declined' in asked) throw new Refusal('not-allowed');
  await giveBack();
  await ctx.db.transaction(async (tx) => {
    await tx.delete(sessions).where(and(eq(sessions.userId, accountId), ne(sessions.token, tokenIn(asked.cookies))));
    await record(tx, ctx, { action: 'account.second-factor-on', subjectId: accountId });
  });
  return asked.cookies;
}

/** The key of the session that the answer opens. */
function tokenIn(cookies: Cookies): string {
  const value = cookies.map((cookie) => /gpt\.session_token=([^;]+)/.exec(cookie)?.[1]).find((found) => found !== undefined);
  return decodeURIComponent(value ?? '').split('.')[0] ?? '';
}
