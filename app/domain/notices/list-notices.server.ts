import { and, asc, count, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { lastPage } from '#app/platform/paging.ts';
import { notices } from '#db/schema/notices.ts';

const noticesPerPage = 20;

export type NoticeItem = {
  readonly id: string;
  readonly kind: string;
  readonly values: Readonly<Record<string, string>>;
  readonly path: string;
  /** ISO instant. */
  readonly at: string;
  readonly read: boolean;
};

export type NoticeList = { readonly items: readonly NoticeItem[]; readonly pages: number; readonly unread: number };

/** A condition: the actor's own, and still theirs to read. */
export const ownNotices = (accountId: string): SQL => and(eq(notices.accountId, accountId), sql`notice_stands(${notices})`)!;

/** What one was told, the unread first, of both the latest first. @throws Refusal not-signed-in. */
export async function listNotices(ctx: Context, page: number): Promise<NoticeList> {
  const accountId = mustBeSignedIn(ctx.actor);
  return asActor(ctx, async (tx) => {
    const mine = ownNotices(accountId);
    const rows = await tx
      .select()
      .from(notices)
      .where(mine)
      .orderBy(asc(sql`${notices.readAt} is not null`), desc(notices.at), notices.id)
      .limit(noticesPerPage)
      .offset((page - 1) * noticesPerPage);
    const [counted] = await tx
      .select({ all: count(), unread: sql<number>`(count(*) filter (where ${isNull(notices.readAt)}))::int` })
      .from(notices)
      .where(mine);
    const items = rows.map(({ id, kind, values, path, at, readAt }) => ({
      id,
      kind,
      values,
      path,
      at: at.toISOString(),
      read: readAt !== null,
    }));
    return { items, pages: Math.min(lastPage, Math.max(1, Math.ceil(counted!.all / noticesPerPage))), unread: counted!.unread };
  });
}
