import { randomBytes } from 'node:crypto';
import type { ByCommand } from '#app/domain/accounts/grant-role.server.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { accounts, verifications } from '#db/schema/accounts.ts';

type NewAccount = { readonly name: string; readonly email: string; readonly language: 'zh' | 'en' | 'vi' };

/** Hours for which the word in the link holds: the operator has to pass it on. */
export const linkHours = 24;

/**
 * Opens an account for somebody whose address the operator vouches for. It has no password until one is chosen.
 *
 * @returns the word by which a password is chosen, once: a row of better-auth's own, as it writes one for a forgotten password.
 * @throws Refusal already-exists.
 */
export async function openAccount(ctx: Context, { name, email, language }: NewAccount, _by: ByCommand): Promise<{ token: string }> {
  const token = randomBytes(24).toString('base64url');
  await ctx.db.transaction(async (tx) => {
    const [account] = await tx
      .insert(accounts)
      .values({ name, email, language, emailVerified: true, createdAt: ctx.now() })
      .onConflictDoNothing()
      .returning({ id: accounts.id });
    if (!account) throw new Refusal('already-exists');
    const expiresAt = new Date(ctx.now().getTime() + linkHours * 3_600_000);
    await tx.insert(verifications).values({ identifier: `reset-password:${token}`, value: account.id, expiresAt });
    await record(tx, ctx, { action: 'account.opened', subjectId: account.id });
  });
  return { token };
}
