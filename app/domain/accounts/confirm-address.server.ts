import { eq } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { accounts } from '#db/schema/accounts.ts';
import { asking } from './ask-better-auth.server.ts';
import type { Cookies, Gate } from './gate.ts';
import { deviceCookie } from './known-device.server.ts';

/**
 * Confirms the address of a new account by the word in the link that was sent to it, and signs in. A link that served already is no error
 * but signs nobody in.
 *
 * @throws Refusal not-found where the word is spoiled or too old.
 */
export async function confirmAddress(gate: Gate, { token }: { readonly token: string }): Promise<Cookies> {
  const { ctx, auth, headers } = gate;
  const asked = await asking(auth.api.verifyEmail({ headers, query: { token }, returnHeaders: true }));
  if ('declined' in asked) throw new Refusal('not-found');
  const email = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')).email as string;
  const [account] = await ctx.db.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email));
  if (!account || asked.cookies.length === 0) return asked.cookies;
  await ctx.db.transaction((tx) => record(tx, ctx, { action: 'account.address-confirmed', subjectId: account.id }));
  return [...asked.cookies, await deviceCookie(gate, account.id)];
}
