import { and, asc, eq, isNull } from 'drizzle-orm';
import { mustHold } from '#app/domain/accounts/may.ts';
import type { Context, Grant } from '#app/platform/context.ts';
import { accounts, roleGrants } from '#db/schema/accounts.ts';

export type RoleHolder = Grant & {
  readonly accountId: string;
  readonly name: string;
  readonly suspended: boolean;
  readonly secondFactor: boolean;
};

/** Every grant that holds, in the order of places, departments and names. There are as many as offices have people. */
export async function listRoleHolders(ctx: Context): Promise<RoleHolder[]> {
  mustHold(ctx.actor, 'administrator');
  const rows = await ctx.db
    .select({
      ...{ accountId: accounts.id, name: accounts.name, suspendedAt: accounts.suspendedAt, secondFactor: accounts.twoFactorEnabled },
      ...{ role: roleGrants.role, regionCode: roleGrants.regionCode, department: roleGrants.department },
    })
    .from(roleGrants)
    .innerJoin(accounts, eq(accounts.id, roleGrants.accountId))
    .where(and(isNull(roleGrants.endedAt), isNull(accounts.closedAt)))
    .orderBy(asc(roleGrants.regionCode), asc(roleGrants.department), asc(accounts.name), asc(accounts.id));
  return rows.map(({ suspendedAt, ...row }) => ({ ...row, suspended: suspendedAt !== null }));
}
