import { and, asc, eq, ilike, or, type SQL, sql } from 'drizzle-orm';
import type { ByCommand } from '#app/domain/accounts/grant-role.server.ts';
import { mustHold } from '#app/domain/accounts/may.ts';
import type { Context, Grant } from '#app/platform/context.ts';
import { maskAddress } from '#app/platform/mask.ts';
import { accounts } from '#db/schema/accounts.ts';
import { type AccountState, stateOf } from './account-state.ts';
import type { PeopleInput } from './administration-forms.ts';

export type PersonItem = {
  readonly id: string;
  readonly name: string;
  /** Masked, but for the command line. */
  readonly email: string;
  readonly state: AccountState;
  readonly demonstration: boolean;
  readonly secondFactor: boolean;
  readonly grants: readonly Grant[];
};

const pageSize = 50;

/**
 * Accounts by name. An address finds its account only when it is given whole: found by its parts it could be guessed letter by letter,
 * and the mask would hide nothing.
 */
export async function listPeople(
  ctx: Context,
  { q, role, page }: PeopleInput,
  by?: ByCommand,
): Promise<{ items: PersonItem[]; more: boolean }> {
  if (by !== 'command') mustHold(ctx.actor, 'administrator');
  const wanted: (SQL | undefined)[] = [];
  if (q !== '') wanted.push(or(ilike(accounts.name, `%${q.replace(/[\\%_]/g, '\\$&')}%`), eq(accounts.email, q.toLowerCase())));
  if (role) {
    wanted.push(sql`exists (select from role_grants g where g.account_id = ${accounts.id} and g.ended_at is null and g.role = ${role})`);
  }
  const rows = await ctx.db
    .select({
      ...{ id: accounts.id, name: accounts.name, email: accounts.email, emailVerified: accounts.emailVerified },
      ...{ suspendedAt: accounts.suspendedAt, closedAt: accounts.closedAt, demonstration: accounts.demonstration },
      secondFactor: accounts.twoFactorEnabled,
      grants: sql<
        Grant[]
      >`coalesce((select json_agg(json_build_object('role', g.role, 'regionCode', g.region_code, 'department', g.department)
        order by g.granted_at) from role_grants g where g.account_id = accounts.id and g.ended_at is null), '[]')`,
    })
    .from(accounts)
    .where(and(...wanted))
    .orderBy(asc(accounts.name), asc(accounts.id))
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize);
  const items = rows.slice(0, pageSize).map(({ id, name, email, demonstration, secondFactor, grants, ...row }) => ({
    ...{ id, name, demonstration, secondFactor, grants, state: stateOf(row) },
    email: by === 'command' ? email : maskAddress(email),
  }));
  return { items, more: rows.length > pageSize };
}
