import { eq } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { accounts } from '#db/schema/accounts.ts';
import { asking } from './ask-better-auth.server.ts';
import type { Gate } from './gate.ts';
import { limitAttempts } from './limit-attempts.server.ts';

/** Sends a link by which a new password can be chosen, where there is such an account; whoever asks learns nothing of that. */
export async function requestPasswordReset({ ctx, auth, headers, peer }: Gate, { email }: { readonly email: string }): Promise<void> {
  await limitAttempts(ctx, 'letter', { account: email, peer });
  const asked = await asking(auth.api.requestPasswordReset({ headers, body: { email }, returnHeaders: true }));
  if ('declined' in asked) throw new Error(`a password reset was declined: ${asked.declined}`);
  const [account] = await ctx.db.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email));
  if (account) await ctx.db.transaction((tx) => record(tx, ctx, { action: 'account.reset-requested', subjectId: account.id }));
}
