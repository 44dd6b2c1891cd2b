import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';

/** Numbers of an enterprise and of one of its products, or none, about which it is asked. */
export type AskedOf = { readonly enterpriseRef: string; readonly productRef: string | null };

export type Askable = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  /** Whether somebody acts for it here; else an inquiry waits. */
  readonly attended: boolean;
  readonly product: { readonly id: string; readonly ref: string; readonly name: string } | null;
};

/** Whom and about what one may ask: published products but for medicines, and no enterprise of one's own. One statement. */
export async function readAskable({ actor, sql }: Context, { enterpriseRef, productRef }: AskedOf): Promise<Askable> {
  mustBeSignedIn(actor);
  const [found] = await sql<Askable[]>`
    select e.id, e.ref, e.name, exists (select from enterprise_members m where m.enterprise_id = e.id and m.ended_at is null) as attended,
      case when p.id is null then null else json_build_object('id', p.id, 'ref', p.ref, 'name', p.name) end as product
    from enterprises e
    left join products p on p.ref = ${productRef} and p.enterprise_id = e.id and p.status = 'published' and p.regulated is null
    where e.ref = ${enterpriseRef}`;
  if (!found || (productRef !== null && found.product === null)) throw new Refusal('not-found');
  if (actor.memberships.some(({ enterpriseId }) => enterpriseId === found.id)) throw new Refusal('not-allowed');
  return found;
}
