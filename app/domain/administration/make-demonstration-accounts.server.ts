import { randomInt } from 'node:crypto';
import { symmetricEncrypt } from 'better-auth/crypto';
import { sql } from 'drizzle-orm';
import type { Auth } from '#app/domain/accounts/auth.server.ts';
import { hashPassword } from '#app/domain/accounts/hash-password.server.ts';
import { judgePassword } from '#app/domain/accounts/password.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { Tx } from '#db/client.ts';
import { accounts, roleGrants, secondFactors, signInMethods } from '#db/schema/accounts.ts';
import { type DemonstrationAccount, demonstrationAccounts, demonstrationAddress } from './demonstration.ts';

export type MadeAccount = DemonstrationAccount & {
  readonly email: string;
  /** Base32, for an authenticator app; null where no role asks for a second factor. */
  readonly key: string | null;
};
export type Demonstration = { readonly password: string; readonly accounts: readonly MadeAccount[] };

const turn = 7_126_004;

/** All of them, where there is no account at all yet; null where there is one. */
export async function makeDemonstrationAccounts(ctx: Context, auth: Auth): Promise<Demonstration | null> {
  const password = randomPassword(ctx);
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${turn})`);
    const [one] = await tx.select({ id: accounts.id }).from(accounts).limit(1);
    if (one) return null;
    const made: MadeAccount[] = [];
    for (const account of demonstrationAccounts) made.push(await make(tx, ctx, auth, account, password));
    return { password, accounts: made };
  });
}

async function make(tx: Tx, ctx: Context, auth: Auth, account: DemonstrationAccount, password: string): Promise<MadeAccount> {
  const { slug, grant } = account;
  const email = demonstrationAddress(slug);
  const needsSecond = grant !== null;
  const [row] = await tx
    .insert(accounts)
    .values({ ...{ name: account.name, email, emailVerified: true }, demonstration: true, twoFactorEnabled: needsSecond })
    .returning({ id: accounts.id });
  const { id } = row!;
  await tx.insert(signInMethods).values({ userId: id, providerId: 'credential', accountId: id, password: await hashPassword(password) });
  await record(tx, ctx, { action: 'account.opened', subjectId: id, detail: { demonstration: true } });
  if (!grant) return { ...account, email, key: null };
  const { secretConfig: key } = await auth.$context;
  const secret = randomText(32);
  await tx.insert(secondFactors).values({
    ...{ userId: id, secret: await symmetricEncrypt({ key, data: secret }) },
    backupCodes: await symmetricEncrypt({ key, data: '[]' }),
  });
  const [granted] = await tx
    .insert(roleGrants)
    .values({ ...grant, accountId: id, grantedAt: ctx.now() })
    .returning({ id: roleGrants.id });
  await record(tx, ctx, { action: 'role.granted', subjectId: granted!.id, detail: { account: id, ...grant } });
  return { ...account, email, key: base32(secret) };
}

const letters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const randomText = (length: number) => Array.from({ length }, () => letters[randomInt(letters.length)]).join('');

/** One that holds whatever policy is in force. */
function randomPassword({ settings }: Pick<Context, 'settings'>): string {
  for (;;) {
    const password = [randomText(6), randomText(6), randomText(6)].join('-');
    if (judgePassword(settings.passwordPolicy, password, []) === null && judgePassword('dengbao', password, []) === null) return password;
  }
}

function base32(text: string): string {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}
