import { desc, eq, inArray, sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { type NeedRow, needs } from '#db/schema/needs.ts';

export type OwnNeedItem = Pick<NeedRow, 'id' | 'ref' | 'kind' | 'state'> & {
  /** As typed; empty before it has one. */
  readonly title: string;
  readonly enterprise: string;
  /** ISO instant. */
  readonly updatedAt: string;
};

const needsOnPage = 20;

/** The needs of one's enterprises, the latest change first. */
export async function listNeeds(ctx: Context, page: number): Promise<{ items: OwnNeedItem[]; more: boolean }> {
  mustBeSignedIn(ctx.actor);
  const mine = ctx.actor.memberships.map(({ enterpriseId }) => enterpriseId);
  if (mine.length === 0) return { items: [], more: false };
  const rows = await asActor(ctx, (tx) =>
    tx
      .select({
        ...{ id: needs.id, ref: needs.ref, kind: needs.kind, state: needs.state, updatedAt: needs.updatedAt, enterprise: enterprises.name },
        title: sql<string>`${needs.draft} -> 'fields' ->> 'title'`,
      })
      .from(needs)
      .innerJoin(enterprises, eq(enterprises.id, needs.enterpriseId))
      .where(inArray(needs.enterpriseId, mine))
      .orderBy(desc(needs.updatedAt), needs.id)
      .limit(needsOnPage + 1)
      .offset((page - 1) * needsOnPage),
  );
  return {
    items: rows.slice(0, needsOnPage).map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })),
    more: rows.length > needsOnPage,
  };
}
