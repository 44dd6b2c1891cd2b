import { and, eq, isNotNull } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { accounts } from '#db/schema/accounts.ts';
import { confirmPassword } from './confirm-password.server.ts';
import type { Gate } from './gate.ts';

/** Forgets one's number. @throws Refusal as `confirmPassword`; not-in-that-state where there is none. */
export async function removeTelephone(gate: Gate, { password }: { readonly password: string }): Promise<void> {
  const accountId = await confirmPassword(gate, password);
  const { ctx } = gate;
  await ctx.db.transaction(async (tx) => {
    const [removed] = await tx
      .update(accounts)
      .set({ phoneNumber: null, phoneNumberVerified: false, updatedAt: ctx.now() })
      .where(and(eq(accounts.id, accountId), isNotNull(accounts.phoneNumber)))
      .returning({ id: accounts.id });
    if (!removed) throw new Refusal('not-in-that-state');
    await record(tx, ctx, { action: 'account.telephone-removed', subjectId: accountId });
  });
}
