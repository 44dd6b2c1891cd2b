/** People with accounts, made without the forms at the door. Every name and address is made up. */
import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { type Actor, type Context, type Grant, visitor } from '#app/platform/context.ts';
import { accounts, roleGrants, sessions } from '#db/schema/accounts.ts';
import { enterpriseMembers } from '#db/schema/membership.ts';
import { authOn } from './auth.ts';
import { Person } from './person.ts';

let n = 0;

export type Grants = readonly (Partial<Grant> & Pick<Grant, 'role'>)[];

/** An account whose address is confirmed, with roles, which it holds by a second factor. */
export async function anAccount({ db }: Pick<Context, 'db'>, given: Partial<typeof accounts.$inferInsert> = {}, grants: Grants = []) {
  const number = ++n;
  const row = {
    name: `示例用户${number}`,
    email: `shili${number}@shili.example`,
    emailVerified: true,
    twoFactorEnabled: grants.length > 0,
  };
  const [account] = await db
    .insert(accounts)
    .values({ ...row, ...given })
    .returning();
  const at = new Date('2026-01-01T00:00:00Z');
  for (const grant of grants) await db.insert(roleGrants).values({ accountId: account!.id, grantedAt: at, ...grant });
  return account!;
}

/** Such an account, signed in to a site by a session of its own. */
export async function signedIn(
  site: { readonly url: string },
  ctx: Pick<Context, 'db' | 'settings'>,
  given: Parameters<typeof anAccount>[1] = {},
  grants: Grants = [],
) {
  const account = await anAccount(ctx, given, grants);
  const person = new Person(site.url);
  person.cookies = await sessionOf(ctx, account.id);
  return { account, person };
}

/** The cookie of a new session. @param expiresAt where it should not last as long as others. */
export async function sessionOf(
  ctx: Pick<Context, 'db' | 'settings'>,
  accountId: string,
  expiresAt?: Date,
  auth = authOn(ctx),
): Promise<string> {
  const { internalAdapter, secret, authCookies } = await auth.$context;
  const { id, token } = await internalAdapter.createSession(accountId);
  if (expiresAt) await ctx.db.update(sessions).set({ expiresAt }).where(eq(sessions.id, id));
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return `${authCookies.sessionToken.name}=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** What a use case is told of somebody: as `actorOf` reads it, without a request. */
export async function actorFor({ db }: Pick<Context, 'db'>, accountId: string): Promise<Actor> {
  const account = await db.query.accounts.findFirst({ where: (table, { eq }) => eq(table.id, accountId) });
  const grants = await db.query.roleGrants.findMany({
    where: (table, { and, eq, isNull }) => and(eq(table.accountId, accountId), isNull(table.endedAt)),
  });
  const memberships = await db.query.enterpriseMembers.findMany({
    where: (table, { and, eq, isNull }) => and(eq(table.accountId, accountId), isNull(table.endedAt)),
  });
  return { ...visitor, accountId, name: account!.name, secondFactor: account!.twoFactorEnabled, grants, memberships };
}

/** Makes somebody act for an enterprise. */
export async function aMember({ db }: Pick<Context, 'db'>, enterpriseId: string, accountId: string, role: 'owner' | 'agent' = 'owner') {
  const [row] = await db
    .insert(enterpriseMembers)
    .values({ enterpriseId, accountId, role, since: new Date('2026-02-01T00:00:00Z') })
    .returning();
  return row!;
}
