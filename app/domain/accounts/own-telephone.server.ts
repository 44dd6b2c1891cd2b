import { eq } from 'drizzle-orm';
import type { Context } from '#app/platform/context.ts';
import { maskTelephone } from '#app/platform/mask.ts';
import { accounts } from '#db/schema/accounts.ts';
import { mustBeSignedIn } from './may.ts';

/** One's own number as it is shown on a screen that others may look at; null where there is none. @throws Refusal not-signed-in. */
export async function ownTelephone(ctx: Context): Promise<string | null> {
  const accountId = mustBeSignedIn(ctx.actor);
  const [row] = await ctx.db.select({ number: accounts.phoneNumber }).from(accounts).where(eq(accounts.id, accountId));
  return row?.number ? maskTelephone(row.number) : null;
}
