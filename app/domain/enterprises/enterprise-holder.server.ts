import { sql } from 'drizzle-orm';
import { Refusal } from '#app/platform/refusal.ts';
import type { Db, Tx } from '#db/client.ts';
import type { Held } from './application.ts';

type Holder = {
  readonly id: string;
  readonly ref: string;
  readonly uscc: string | null;
  readonly held: Extract<Held, 'own' | 'owned' | 'unowned'>;
};

/** An enterprise, and whether the asker, somebody or nobody acts for it: by its id, or by the code it bears. */
export async function holderOf(
  tx: Db | Tx,
  accountId: string,
  by: { readonly id: string } | { readonly uscc: string },
): Promise<Holder | null> {
  const wanted = 'id' in by ? sql`e.id = ${by.id}` : sql`e.uscc = ${by.uscc}`;
  const [row] = await tx.execute<Holder>(sql`
    select e.id, e.ref, e.uscc, case
      when exists (select from enterprise_members m where m.enterprise_id = e.id and m.ended_at is null and m.account_id = ${accountId}) then 'own'
      when exists (select from enterprise_members m where m.enterprise_id = e.id and m.ended_at is null) then 'owned'
      else 'unowned' end as held
    from enterprises e where ${wanted}`);
  return row ?? null;
}

/** @throws Refusal already-exists with `held` and `ref`, where an enterprise bears the code. */
export async function mustBeUnheld(tx: Tx, accountId: string, uscc: string): Promise<void> {
  const found = await holderOf(tx, accountId, { uscc });
  if (found) throw new Refusal('already-exists', { held: found.held, ref: found.ref });
}
