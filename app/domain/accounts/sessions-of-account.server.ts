import { and, desc, eq, gt } from 'drizzle-orm';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { sessions } from '#db/schema/accounts.ts';

export type OwnSession = {
  readonly id: string;
  readonly device: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly isThis: boolean;
};

const most = 50;

/** Where somebody is signed in, latest use first. */
export async function sessionsOfAccount(ctx: Context): Promise<OwnSession[]> {
  const { accountId, sessionId } = ctx.actor;
  if (!accountId) throw new Refusal('not-signed-in');
  const rows = await ctx.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, accountId), gt(sessions.expiresAt, ctx.now())))
    .orderBy(desc(sessions.updatedAt))
    .limit(most);
  return rows.map(({ id, userAgent, createdAt, updatedAt }) => ({
    ...{ id, createdAt, device: userAgent?.slice(0, 200) ?? null, lastSeenAt: updatedAt },
    isThis: id === sessionId,
  }));
}
