import { eq } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { accounts, consents } from '#db/schema/accounts.ts';
import { asking } from './ask-better-auth.server.ts';
import type { Gate } from './gate.ts';
import { limitAttempts } from './limit-attempts.server.ts';
import { termsVersion } from './terms.ts';

type Form = { readonly name: string; readonly email: string; readonly password: string };

/**
 * Opens an account, or writes to the one there is that somebody tried: whoever asks learns nothing of it either way, and in the same time.
 * The account can be used once the address was confirmed by the link that was sent to it.
 *
 * @param language in which the person reads.
 */
export async function signUp(
  { ctx, auth, headers, peer }: Gate,
  { name, email, password }: Form,
  language: 'zh' | 'en' | 'vi',
): Promise<void> {
  await limitAttempts(ctx, 'registration', { account: email, peer });
  const [before] = await ctx.db.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email));
  const asked = await asking(auth.api.signUpEmail({ headers, body: { name, email, password, language }, returnHeaders: true }));
  if ('declined' in asked) throw new Refusal('not-allowed');
  await ctx.db.transaction(async (tx) => {
    const [account] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email));
    if (!account) throw new Error('an account was opened and is not there');
    if (before) return record(tx, ctx, { action: 'account.registration-repeated', subjectId: account.id });
    const agreed = { accountId: account.id, version: termsVersion, given: true, at: ctx.now() };
    await tx.insert(consents).values([
      { ...agreed, purpose: 'terms' },
      { ...agreed, purpose: 'privacy' },
    ]);
    await record(tx, ctx, { action: 'account.registered', subjectId: account.id });
  });
}
