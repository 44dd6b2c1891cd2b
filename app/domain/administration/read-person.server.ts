import { asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { mustHold } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';
import { maskAddress, maskTelephone } from '#app/platform/mask.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { accounts, type RoleGrant, roleGrants } from '#db/schema/accounts.ts';
import { type AccountState, stateOf } from './account-state.ts';

export type PersonGrant = Pick<RoleGrant, 'id' | 'role' | 'regionCode' | 'department'> & {
  /** ISO instants. */
  readonly grantedAt: string;
  readonly endedAt: string | null;
  /** Names; null: at the command line. */
  readonly grantedBy: string | null;
  readonly endedBy: string | null;
};

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly maskedEmail: string;
  readonly maskedTelephone: string | null;
  readonly state: AccountState;
  readonly demonstration: boolean;
  readonly secondFactor: boolean;
  readonly language: 'zh' | 'en' | 'vi';
  readonly createdAt: string;
  /** Whether it is the one who looks: one's own rights are not one's own to change. */
  readonly isSelf: boolean;
  /** Those that hold first, then the ended ones. */
  readonly grants: readonly PersonGrant[];
};

/** One account as its administrator sees it: contacts masked. @throws Refusal not-found. */
export async function readPerson(ctx: Context, accountId: string): Promise<Person> {
  mustHold(ctx.actor, 'administrator');
  const [account] = await ctx.db.select().from(accounts).where(eq(accounts.id, accountId));
  if (!account) throw new Refusal('not-found');
  const [giver, ender] = [alias(accounts, 'giver'), alias(accounts, 'ender')];
  const grants = await ctx.db
    .select({
      ...{ id: roleGrants.id, role: roleGrants.role, regionCode: roleGrants.regionCode, department: roleGrants.department },
      ...{ grantedAt: roleGrants.grantedAt, endedAt: roleGrants.endedAt, grantedBy: giver.name, endedBy: ender.name },
    })
    .from(roleGrants)
    .leftJoin(giver, eq(giver.id, roleGrants.grantedBy))
    .leftJoin(ender, eq(ender.id, roleGrants.endedBy))
    .where(eq(roleGrants.accountId, accountId))
    .orderBy(sql`${roleGrants.endedAt} nulls first`, asc(roleGrants.grantedAt));
  const { id, name, demonstration, language, phoneNumber, twoFactorEnabled } = account;
  return {
    ...{ id, name, demonstration, language, secondFactor: twoFactorEnabled, state: stateOf(account) },
    ...{ createdAt: account.createdAt.toISOString(), isSelf: id === ctx.actor.accountId },
    maskedEmail: maskAddress(account.email),
    maskedTelephone: phoneNumber === null ? null : maskTelephone(phoneNumber),
    grants: grants.map((grant) => ({
      ...grant,
      grantedAt: grant.grantedAt.toISOString(),
      endedAt: grant.endedAt?.toISOString() ?? null,
    })),
  };
}
