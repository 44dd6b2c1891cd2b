import { sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import type { Actor } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import type { TalkSide, TalkState } from './talk-states.ts';

export type FoundTalk = {
  readonly id: string;
  readonly needId: string;
  readonly supplierId: string;
  readonly state: TalkState;
  /** Whose need it is, and whether the supplier knows. */
  readonly ownerId: string;
  readonly revealed: boolean;
  readonly needState: 'open' | 'paused' | 'ended';
  /** Those on which the actor is; one at least. */
  readonly sides: readonly TalkSide[];
};

/** A talk of an enterprise that the actor acts for, locked until the transaction ends. @throws Refusal not-signed-in; not-found for all others. */
export async function findTalk(tx: Tx, actor: Actor, id: string): Promise<FoundTalk> {
  mustBeSignedIn(actor);
  const own = sql.param(actor.memberships.map(({ enterpriseId }) => enterpriseId));
  const [row] = await tx.execute<Omit<FoundTalk, 'sides'> & { buys: boolean; sells: boolean }>(sql`
    select t.id, t.need_id as "needId", t.supplier_id as "supplierId", t.state, need_owner(t.need_id) as "ownerId",
      t.buyer_id is not null as revealed, p.state as "needState",
      need_owner(t.need_id) = any (${own}::uuid[]) as buys, t.supplier_id = any (${own}::uuid[]) as sells
    from talks t join published_needs p on p.need_id = t.need_id where t.id = ${id} for update of t`);
  if (!row || !(row.buys || row.sells)) throw new Refusal('not-found');
  const { buys, sells, ...talk } = row;
  return { ...talk, sides: [...(buys ? (['buyer'] as const) : []), ...(sells ? (['supplier'] as const) : [])] };
}

/** @throws Refusal not-allowed to whoever is not on the side. */
export function mustBeOn(side: TalkSide, { sides }: FoundTalk): void {
  if (!sides.includes(side)) throw new Refusal('not-allowed');
}
