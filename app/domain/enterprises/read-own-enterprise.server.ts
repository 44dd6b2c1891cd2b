import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { OwnEnterprise } from './own-enterprise.ts';
import { ownEnterprises } from './own-enterprises.server.ts';

/** One's own enterprise by its number. @throws Refusal not-signed-in; not-found where one does not act for it, or there is none. */
export async function readOwnEnterprise(ctx: Context, ref: string): Promise<OwnEnterprise> {
  const [enterprise] = await ownEnterprises(ctx, ref);
  if (!enterprise) throw new Refusal('not-found');
  return enterprise;
}
