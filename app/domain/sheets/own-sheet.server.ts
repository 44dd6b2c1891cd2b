import { eq } from 'drizzle-orm';
import { mustActFor, mustBeSignedIn } from '#app/domain/accounts/may.ts';
import type { Actor } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { type SheetUpload, sheetUploads } from '#db/schema/sheets.ts';

/** A sheet of an enterprise that the actor acts for. @throws Refusal not-found for everybody else. */
export async function ownSheet(tx: Tx, actor: Actor, id: string): Promise<SheetUpload> {
  mustBeSignedIn(actor);
  const [row] = await tx.select().from(sheetUploads).where(eq(sheetUploads.id, id));
  if (!row) throw new Refusal('not-found');
  mustActFor(actor, row.enterpriseId);
  return row;
}

/** The same, locked until the transaction ends. */
export async function lockOwnSheet(tx: Tx, actor: Actor, id: string): Promise<SheetUpload> {
  await ownSheet(tx, actor, id);
  const [row] = await tx.select().from(sheetUploads).where(eq(sheetUploads.id, id)).for('update');
  return row!;
}
