import { eq } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import type { TalkSide } from '#app/domain/talks/talk-states.ts';
import type { Actor } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { type AgreementRow, agreements } from '#db/schema/agreements.ts';
import type { AgreementContent } from './agreement.ts';

export type FoundAgreement = Omit<AgreementRow, 'content'> & { readonly content: AgreementContent; readonly sides: readonly TalkSide[] };

/** An agreement of an enterprise that the actor acts for, locked until the transaction ends. @throws Refusal not-signed-in; not-found for all others. */
export async function findAgreement(tx: Tx, actor: Actor, id: string): Promise<FoundAgreement> {
  mustBeSignedIn(actor);
  const [row] = await tx.select().from(agreements).where(eq(agreements.id, id)).for('update');
  const acts = (enterpriseId: string) => actor.memberships.some((one) => one.enterpriseId === enterpriseId);
  if (!row || !(acts(row.buyerId) || acts(row.supplierId))) throw new Refusal('not-found');
  const sides = [...(acts(row.buyerId) ? (['buyer'] as const) : []), ...(acts(row.supplierId) ? (['supplier'] as const) : [])];
  return { ...row, content: row.content as AgreementContent, sides };
}

/** @throws Refusal not-allowed to whoever is not on the side. */
export function mustSignAs(side: TalkSide, { sides }: Pick<FoundAgreement, 'sides'>): void {
  if (!sides.includes(side)) throw new Refusal('not-allowed');
}
