import { and, eq, ne } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { sessions } from '#db/schema/accounts.ts';

/** Ends one session of one's own, or all but this one. */
export async function endSessions(ctx: Context, which: { readonly id: string } | 'others'): Promise<void> {
  const { accountId, sessionId } = ctx.actor;
  if (!accountId || !sessionId) throw new Refusal('not-signed-in');
  await ctx.db.transaction(async (tx) => {
    const wanted = which === 'others' ? ne(sessions.id, sessionId) : eq(sessions.id, which.id);
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessions.userId, accountId), wanted))
      .returning({ id: sessions.id });
    if (which !== 'others' && ended.length === 0) throw new Refusal('not-found');
    await record(tx, ctx, { action: 'account.sessions-ended', subjectId: accountId, detail: { sessions: ended.length } });
  });
}
