import { and, eq, or } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { type OpenedFile, openFileStore } from '#app/platform/files/file-store.server.ts';
import { fileTypes, type MediaType } from '#app/platform/files/file-types.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { inquiries, inquiryFiles, inquiryMessages } from '#db/schema/inquiries.ts';
import { isTheirs } from './find-thread.server.ts';

const isKnown = (type: string): type is MediaType => type in fileTypes;

/** A file of a message, for those who may read the message. @throws Refusal not-signed-in, not-found. */
export async function openAttachment(ctx: Context, id: string): Promise<{ readonly file: OpenedFile; readonly name: string }> {
  const accountId = mustBeSignedIn(ctx.actor);
  const [row] = await asActor(ctx, (tx) =>
    tx
      .select({ hash: inquiryFiles.hash, type: inquiryFiles.type, name: inquiryFiles.name })
      .from(inquiryFiles)
      .innerJoin(inquiryMessages, eq(inquiryMessages.id, inquiryFiles.messageId))
      .innerJoin(inquiries, eq(inquiries.id, inquiryMessages.inquiryId))
      .where(
        and(eq(inquiryFiles.id, id), isTheirs(ctx.actor), or(eq(inquiryMessages.withheld, false), eq(inquiryMessages.senderId, accountId))),
      ),
  );
  const file = row && isKnown(row.type) ? await openFileStore(ctx.settings.filesFolder).read(row.hash, row.type) : null;
  if (!row || !file) throw new Refusal('not-found');
  return { file, name: row.name };
}
