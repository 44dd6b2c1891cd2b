import { and, eq, gt, sql } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { accounts, verifications } from '#db/schema/accounts.ts';
import { asking } from './ask-better-auth.server.ts';
import type { Cookies, Gate } from './gate.ts';
import { deviceCookie } from './known-device.server.ts';
import { limitAttempts } from './limit-attempts.server.ts';
import { judgePassword } from './password.ts';

/**
 * Sets a new password by the word in the link, once, and ends every session of the account.
 *
 * @returns a cookie by which the browser is known, so that whoever has exhausted the tries of the account does not keep its owner out.
 * @throws Refusal not-found where the word is spoiled, used or too old; not-allowed where the password does not hold, with its fault as detail.
 */
export async function resetPassword(
  gate: Gate,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<Cookies> {
  const { ctx, auth, headers, peer } = gate;
  const giveBack = await limitAttempts(ctx, 'word', { peer });
  const [waiting] = await ctx.db
    .select({ id: accounts.id, name: accounts.name, email: accounts.email })
    .from(verifications)
    .innerJoin(accounts, eq(verifications.value, sql`${accounts.id}::text`))
    .where(and(eq(verifications.identifier, `reset-password:${token}`), gt(verifications.expiresAt, ctx.now())));
  if (!waiting) throw new Refusal('not-found');
  await giveBack();
  const fault = judgePassword(ctx.settings.passwordPolicy, password, [waiting.name, waiting.email.split('@')[0] ?? '']);
  if (fault) throw new Refusal('not-allowed', { password: fault });
  const asked = await asking(auth.api.resetPassword({ headers, body: { token, newPassword: password }, returnHeaders: true }));
  if ('declined' in asked) throw new Refusal('not-found');
  await ctx.db.transaction(async (tx) => {
    await tx.update(accounts).set({ passwordChangedAt: ctx.now() }).where(eq(accounts.id, waiting.id));
    await record(tx, ctx, { action: 'account.password-reset', subjectId: waiting.id });
  });
  return [await deviceCookie(gate, waiting.id)];
}
