import { eq } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context, Grant } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { roleGrants, sessions } from '#db/schema/accounts.ts';
import { mustHold } from './may.ts';

/** The system itself, at its command line: whoever can reach that needs no account. */
export type ByCommand = 'command';

/**
 * Grants a role from now on. Every session of the account ends: what it may do has changed, and so does the key by which it is known.
 *
 * @throws Refusal already-exists.
 */
export async function grantRole(ctx: Context, accountId: string, { role, regionCode, department }: Grant, by?: ByCommand): Promise<void> {
  if (by !== 'command') mustHold(ctx.actor, 'administrator');
  await ctx.db.transaction(async (tx) => {
    const [made] = await tx
      .insert(roleGrants)
      .values({ accountId, role, regionCode, department, grantedBy: ctx.actor.accountId, grantedAt: ctx.now() })
      .onConflictDoNothing()
      .returning({ id: roleGrants.id });
    if (!made) throw new Refusal('already-exists');
    await tx.delete(sessions).where(eq(sessions.userId, accountId));
    await record(tx, ctx, { action: 'role.granted', subjectId: made.id, detail: { account: accountId, role, regionCode, department } });
  });
}
