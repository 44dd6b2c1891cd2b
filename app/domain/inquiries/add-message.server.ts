import type { Tx } from '#db/client.ts';
import { type InquirySide, inquiryFiles, inquiryMessages } from '#db/schema/inquiries.ts';
import type { Attachment } from './keep-attachments.server.ts';

type Said = {
  readonly inquiryId: string;
  readonly senderId: string;
  readonly side: InquirySide;
  readonly text: string;
  readonly sentAt: Date;
};

/** @returns `withheld`: the other side is not to know of it. */
export async function addMessage(tx: Tx, said: Said, files: readonly Attachment[]): Promise<{ id: string; withheld: boolean }> {
  const [made] = await tx.insert(inquiryMessages).values(said).returning({ id: inquiryMessages.id, withheld: inquiryMessages.withheld });
  const rows = files.map(({ hash, type, size, name }, index) => ({ messageId: made!.id, place: index + 1, hash, type, size, name }));
  if (rows.length > 0) await tx.insert(inquiryFiles).values(rows);
  return made!;
}
