import { record } from '#app/domain/journal/record.server.ts';
import { asking } from './ask-better-auth.server.ts';
import type { Cookies, Gate } from './gate.ts';

/** Ends this session. Whoever has none is told the same. */
export async function signOut({ ctx, auth, headers }: Gate): Promise<Cookies> {
  const asked = await asking(auth.api.signOut({ headers, returnHeaders: true }));
  const { accountId } = ctx.actor;
  if (accountId) await ctx.db.transaction((tx) => record(tx, ctx, { action: 'account.signed-out', subjectId: accountId }));
  return 'declined' in asked ? [] : asked.cookies;
}
