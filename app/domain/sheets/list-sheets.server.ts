import { desc, eq, inArray } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { type SheetState, sheetUploads } from '#db/schema/sheets.ts';

export type SheetItem = {
  readonly id: string;
  readonly name: string;
  readonly enterprise: string;
  readonly state: SheetState;
  readonly uploadedAt: string;
};

export const sheetsOnPage = 20;

/** Sheets of one's enterprises, the latest first. */
export async function listSheets(ctx: Context, page: number): Promise<{ items: SheetItem[]; more: boolean }> {
  mustBeSignedIn(ctx.actor);
  const mine = ctx.actor.memberships.map(({ enterpriseId }) => enterpriseId);
  if (mine.length === 0) return { items: [], more: false };
  const { id, name, state, uploadedAt } = sheetUploads;
  const rows = await asActor(ctx, (tx) =>
    tx
      .select({ ...{ id, name, state, uploadedAt }, enterprise: enterprises.name })
      .from(sheetUploads)
      .innerJoin(enterprises, eq(enterprises.id, sheetUploads.enterpriseId))
      .where(inArray(sheetUploads.enterpriseId, mine))
      .orderBy(desc(sheetUploads.uploadedAt), sheetUploads.id)
      .limit(sheetsOnPage + 1)
      .offset((page - 1) * sheetsOnPage),
  );
  return {
    items: rows.slice(0, sheetsOnPage).map((row) => ({ ...row, uploadedAt: row.uploadedAt.toISOString() })),
    more: rows.length > sheetsOnPage,
  };
}
