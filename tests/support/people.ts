/** Accounts of tests, without the forms by which people open them: whole and valid, with sessions that the site takes for its own. */
import { createHmac, randomUUID } from 'node:crypto';
import type { Grant } from '#app/platform/context.ts';
import type { Db } from '#db/client.ts';
import { accounts, roleGrants, sessions } from '#db/schema/accounts.ts';
import { enterpriseMembers, type MemberRole } from '#db/schema/membership.ts';
import { secret } from './auth.ts';
import { Person } from './person.ts';

type Given = {
  readonly name?: string;
  readonly member?: Readonly<Record<string, MemberRole>>;
  readonly grants?: readonly Partial<Grant>[];
};

let n = 0;

/** An account; with roles it has a second factor. @param given.member by the id of the enterprise. */
export async function anAccount(db: Db, { name, member = {}, grants = [] }: Given = {}): Promise<string> {
  const number = ++n;
  const [made] = await db
    .insert(accounts)
    .values({
      name: name ?? `示例账号${number}`,
      email: `shili-${number}-${randomUUID().slice(0, 8)}@shili.example`,
      emailVerified: true,
      twoFactorEnabled: grants.length > 0,
    })
    .returning({ id: accounts.id });
  const accountId = made!.id;
  for (const [enterpriseId, role] of Object.entries(member))
    await db.insert(enterpriseMembers).values({ accountId, enterpriseId, role, since: new Date() });
  for (const grant of grants) {
    await db.insert(roleGrants).values({
      accountId,
      role: grant.role!,
      regionCode: grant.regionCode ?? null,
      department: grant.department ?? null,
      grantedAt: new Date(),
    });
  }
  return accountId;
}

/** The cookie of a new session of an account. */
export async function aSession(db: Db, accountId: string, now = new Date()): Promise<string> {
  const token = randomUUID().replaceAll('-', '');
  await db
    .insert(sessions)
    .values({ token, userId: accountId, expiresAt: new Date(now.getTime() + 86_400_000), createdAt: now, updatedAt: now });
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return `gpt.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** Somebody with a browser who has signed in to the site. */
export async function signedIn(site: string, db: Db, given: Given = {}, now?: Date): Promise<Person & { readonly accountId: string }> {
  const accountId = await anAccount(db, given);
  const person = new Person(site);
  person.cookies = await aSession(db, accountId, now);
  return Object.assign(person, { accountId });
}
