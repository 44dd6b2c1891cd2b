import { randomUUID } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { acceptFile, type SentFile } from '#app/platform/files/accept-file.server.ts';
import { openFileStore } from '#app/platform/files/file-store.server.ts';
import { spreadsheetType } from '#app/platform/files/file-types.ts';
import { once, type SentForm } from '#app/platform/once.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { sheetUploads } from '#db/schema/sheets.ts';
import { ownEnterpriseForSheets } from './own-enterprise-for-sheets.server.ts';
import { underWay } from './sheet-lifecycle.ts';

/** Sheets of an enterprise that may be read or carried out at a time. */
export const mostUnderWay = 3;

/**
 * Keeps a sheet of products and has it read: by the worker, because that takes seconds.
 *
 * @param sent the form by which it came: sent twice, it is one.
 * @returns the id of the upload.
 * @throws FileRefused; Refusal too-many.
 */
export async function uploadSheet(ctx: Context, enterpriseRef: string, file: SentFile, sent: SentForm | null = null): Promise<string> {
  const accountId = mustBeSignedIn(ctx.actor);
  const enterprise = await ownEnterpriseForSheets(ctx, enterpriseRef);
  await acceptFile(file, 'spreadsheet');
  const { hash, size } = await openFileStore(ctx.settings.filesFolder).put(file.bytes, spreadsheetType);
  return once(ctx, sent, async (tx) => {
    const own = and(eq(sheetUploads.enterpriseId, enterprise.id), inArray(sheetUploads.state, [...underWay]));
    if ((await tx.select({ id: sheetUploads.id }).from(sheetUploads).where(own).limit(mostUnderWay)).length >= mostUnderWay)
      throw new Refusal('too-many');
    const row = { id: randomUUID(), enterpriseId: enterprise.id, uploadedBy: accountId, uploadedAt: ctx.now() };
    await tx.insert(sheetUploads).values({ ...row, name: file.name, hash, bytes: size });
    await tx.execute(sql`select enqueue('check-sheet', ${JSON.stringify({ id: row.id })}::json, ${`sheet ${row.id}`})`);
    await record(tx, ctx, { action: 'sheet.uploaded', subjectId: row.id, enterpriseId: enterprise.id });
    return row.id;
  });
}
