import { and, eq } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import type { Actor } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { declaredInterests, enterpriseMembers } from '#db/schema/membership.ts';

/** 回避: nobody judges an enterprise they work or worked for, or have declared an interest in. @throws Refusal not-allowed. */
export async function mustBeImpartial(tx: Tx, actor: Actor, enterpriseId: string): Promise<void> {
  const accountId = mustBeSignedIn(actor);
  const of = (table: typeof enterpriseMembers | typeof declaredInterests) =>
    tx
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.accountId, accountId), eq(table.enterpriseId, enterpriseId)))
      .limit(1);
  const bound = [...(await of(enterpriseMembers)), ...(await of(declaredInterests))];
  if (bound.length > 0) throw new Refusal('not-allowed', { interest: 'own' });
}
