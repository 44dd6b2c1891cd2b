import { eq } from 'drizzle-orm';
import { mustHold } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { accounts } from '#db/schema/accounts.ts';

/** The contacts of an account in full, for a reason that the journal keeps. @throws Refusal not-found. */
export async function showAddress(
  ctx: Context,
  accountId: string,
  { reason }: { readonly reason: string },
): Promise<{ email: string; telephone: string | null }> {
  mustHold(ctx.actor, 'administrator');
  return ctx.db.transaction(async (tx) => {
    const [account] = await tx
      .select({ email: accounts.email, telephone: accounts.phoneNumber })
      .from(accounts)
      .where(eq(accounts.id, accountId));
    if (!account) throw new Refusal('not-found');
    await record(tx, ctx, { action: 'account.address-shown', subjectId: accountId, detail: { reason } });
    return account;
  });
}
