import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Enterprise } from '#db/schema/enterprises.ts';
import { holderOf } from './enterprise-holder.server.ts';

type Known = Pick<Enterprise, 'id' | 'ref' | 'name' | 'uscc' | 'cityCode' | 'countyCode'>;
export type EnterpriseToJoin = Known & { readonly held: 'own' | 'owned' | 'unowned' };

/** An enterprise for somebody who wants to act for it, and who does already. @throws Refusal not-signed-in, not-found. */
export async function enterpriseToJoin(ctx: Context, ref: string): Promise<EnterpriseToJoin> {
  const accountId = mustBeSignedIn(ctx.actor);
  const [row] = await ctx.sql<Known[]>`
    select id, ref, name, uscc, city_code as "cityCode", county_code as "countyCode" from enterprises where ref = ${ref}`;
  if (!row) throw new Refusal('not-found');
  const holder = await holderOf(ctx.db, accountId, row);
  return { ...row, held: holder?.held ?? 'unowned' };
}
