import { eq } from 'drizzle-orm';
import { mustActFor, mustBeSignedIn } from '#app/domain/accounts/may.ts';
import type { Actor } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { type NeedRow, needs } from '#db/schema/needs.ts';
import type { NeedDraft } from './need-draft.ts';

export type OwnNeed = Omit<NeedRow, 'draft'> & { readonly draft: NeedDraft };

/** A need of an enterprise that the actor acts for, locked until the transaction ends. @throws Refusal not-found for all others. */
export async function lockOwnNeed(tx: Tx, actor: Actor, id: string): Promise<OwnNeed> {
  mustBeSignedIn(actor);
  const [row] = await tx.select().from(needs).where(eq(needs.id, id)).for('update');
  if (!row) throw new Refusal('not-found');
  mustActFor(actor, row.enterpriseId);
  return { ...row, draft: row.draft as NeedDraft };
}
