import { APIError } from 'better-auth/api';
import { eq, sql } from 'drizzle-orm';
import { type Actor, type Grant, type Membership, visitor } from '#app/platform/context.ts';
import type { Runtime } from '#app/platform/open-runtime.server.ts';
import { accounts, sessions } from '#db/schema/accounts.ts';
import type { Auth } from './auth.server.ts';
import { passwordLife } from './password.ts';

/** Minutes after which the session of somebody with a role, who has been away, is over; hours after which it is in any case. */
const idleMinutes = 30;
const longestHours = 12;

/**
 * Who asks. Without a session cookie that is a visitor, and the database is not asked.
 *
 * What somebody may do is read with every request: what was granted, ended, suspended or closed counts from the next click on.
 */
export async function actorOf(
  auth: Auth,
  { db, now, settings }: Pick<Runtime, 'db' | 'now' | 'settings'>,
  request: Request,
): Promise<Actor> {
  if (!/(?:^|;\s*)(?:__Secure-)?gpt\.session_token=/.test(request.headers.get('cookie') ?? '')) return visitor;
  const found = await auth.api.getSession({ headers: request.headers, query: { disableRefresh: true } }).catch((error: unknown) => {
    if (error instanceof APIError && error.status !== 'INTERNAL_SERVER_ERROR') return null;
    // A database out of reach makes nobody a visitor, who would be led to the door and lose the form.
    throw error;
  });
  if (!found) return visitor;
  const { id: accountId } = found.user;
  const [row] = await db
    .select({
      name: accounts.name,
      open: sql<boolean>`${accounts.suspendedAt} is null and ${accounts.closedAt} is null`,
      secondFactor: accounts.twoFactorEnabled,
      passwordChangedAt: accounts.passwordChangedAt,
      createdAt: sessions.createdAt,
      updatedAt: sessions.updatedAt,
      grants: sql<
        Grant[]
      >`coalesce((select json_agg(json_build_object('role', g.role, 'regionCode', g.region_code, 'department', g.department) order by g.granted_at)
        from role_grants g where g.account_id = ${accounts.id} and g.ended_at is null), '[]')`,
      memberships: sql<
        Membership[]
      >`coalesce((select json_agg(json_build_object('enterpriseId', m.enterprise_id, 'role', m.role) order by m.since)
        from enterprise_members m where m.account_id = ${accounts.id} and m.ended_at is null), '[]')`,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.userId))
    .where(eq(sessions.id, found.session.id));
  if (!row?.open) return visitor;
  const { name, secondFactor, grants, memberships } = row;
  const minutesSince = (time: Date) => (now().getTime() - time.getTime()) / 60_000;
  if (grants.length > 0 && (minutesSince(row.updatedAt) > idleMinutes || minutesSince(row.createdAt) > longestHours * 60)) return visitor;
  if (minutesSince(row.updatedAt) >= 1) await db.update(sessions).set({ updatedAt: now() }).where(eq(sessions.id, found.session.id));
  const life = passwordLife[settings.passwordPolicy];
  const passwordDue = life !== null && minutesSince(row.passwordChangedAt) > life * 1_440;
  // A session of an account with a second factor was opened with it: enabling one replaces all sessions before it.
  return {
    ...{ accountId, sessionId: found.session.id, name, secondFactor, passwordDue, memberships },
    ...(secondFactor ? { grants, withheld: [] } : { grants: [], withheld: grants }),
  };
}
