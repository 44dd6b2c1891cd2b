import { symmetricDecrypt } from 'better-auth/crypto';
import { and, eq } from 'drizzle-orm';
import type { Auth } from '#app/domain/accounts/auth.server.ts';
import type { ByCommand } from '#app/domain/accounts/grant-role.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { accounts, secondFactors } from '#db/schema/accounts.ts';

/** The present code of a demonstration account's second factor, and of no other's. @throws Refusal not-found. */
export async function demonstrationCode({ db }: Pick<Context, 'db'>, auth: Auth, email: string, _by: ByCommand): Promise<string> {
  const [found] = await db
    .select({ secret: secondFactors.secret })
    .from(secondFactors)
    .innerJoin(accounts, eq(accounts.id, secondFactors.userId))
    .where(and(eq(accounts.email, email.toLowerCase()), eq(accounts.demonstration, true)));
  if (!found) throw new Refusal('not-found');
  const { secretConfig: key } = await auth.$context;
  const { code } = await auth.api.generateTOTP({ body: { secret: await symmetricDecrypt({ key, data: found.secret }) } });
  return code;
}
