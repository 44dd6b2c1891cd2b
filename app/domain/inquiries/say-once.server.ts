import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { SentFile } from '#app/platform/files/accept-file.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { inquiries, inquiryMessages } from '#db/schema/inquiries.ts';

const digest = (...pieces: readonly (string | Uint8Array)[]): string =>
  pieces.reduce((hash, piece) => hash.update(piece), createHash('sha256')).digest('hex');

export const digestOfText = (text: string): string => digest(text);

/** Of all that a form was sent with. */
export const digestOfForm = (fields: readonly (string | null)[], files: readonly SentFile[]): string =>
  digest(JSON.stringify([...fields, ...files.map(({ name, bytes }) => [name, digest(bytes)])]));

/**
 * Has the forms of an account wait for one another to the end of the transaction, and tells whether this one came before.
 *
 * @returns the number of the inquiry it made or continued; null where it is new.
 * @throws Refusal already-exists, with that number, where the same form came with other words.
 */
export async function saidBefore(tx: Tx, senderId: string, formKey: string, formDigest: string): Promise<string | null> {
  await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, senderId)).for('no key update');
  const [earlier] = await tx
    .select({ ref: inquiries.ref, formDigest: inquiryMessages.formDigest })
    .from(inquiryMessages)
    .innerJoin(inquiries, eq(inquiries.id, inquiryMessages.inquiryId))
    .where(and(eq(inquiryMessages.senderId, senderId), eq(inquiryMessages.formKey, formKey)));
  if (!earlier) return null;
  if (earlier.formDigest !== formDigest) throw new Refusal('already-exists', { number: earlier.ref });
  return earlier.ref;
}
