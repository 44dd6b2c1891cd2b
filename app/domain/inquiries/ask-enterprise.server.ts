import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { SentFile } from '#app/platform/files/accept-file.server.ts';
import { randomRef } from '#app/platform/random-ref.server.ts';
import type { Tx } from '#db/client.ts';
import { inquiries } from '#db/schema/inquiries.ts';
import { addMessage } from './add-message.server.ts';
import { type InquiryForm, wordsOnly } from './inquiry.ts';
import { keepAttachments } from './keep-attachments.server.ts';
import { mindLimits } from './mind-limits.server.ts';
import { type AskedOf, readAskable } from './read-askable.server.ts';
import { digestOfForm, digestOfText, saidBefore } from './say-once.server.ts';

/**
 * Asks an enterprise. The form carries a key: sent twice, it makes one inquiry.
 *
 * Whether the enterprise has blocked the asker makes no difference that the asker could see.
 *
 * @returns the number of the inquiry.
 * @throws Refusal already-exists, too-many; FileRefused.
 */
export async function askEnterprise(ctx: Context, of: AskedOf, form: InquiryForm, files: readonly SentFile[]): Promise<string> {
  const askerId = mustBeSignedIn(ctx.actor);
  const { id: enterpriseId, product } = await readAskable(ctx, of);
  const { subject, text, formKey } = form;
  const [quantity, unit] = form.quantity === '' ? [null, null] : [form.quantity, form.unit];
  const formDigest = digestOfForm([of.enterpriseRef, of.productRef, subject, text, quantity, unit], files);
  const textDigest = digestOfText(wordsOnly(text));
  const mayAsk = async (tx: Tx): Promise<string | null> => {
    const earlier = await saidBefore(tx, askerId, formKey, formDigest);
    if (earlier === null) await mindLimits(tx, { askerId, enterpriseId, textDigest, now: ctx.now() });
    return earlier;
  };
  // Files are read only from somebody who may ask, and not while others wait for the transaction.
  const before = files.length > 0 ? await asActor(ctx, mayAsk) : null;
  if (before !== null) return before;
  const kept = await keepAttachments(ctx.settings, files);
  return asActor(ctx, async (tx) => {
    const earlier = await mayAsk(tx);
    if (earlier !== null) return earlier;
    const ref = randomRef();
    const asked = { ref, askerId, enterpriseId, productId: product?.id ?? null, subject, quantity, unit, textDigest, askedAt: ctx.now() };
    const [made] = await tx.insert(inquiries).values(asked).returning({ id: inquiries.id });
    const said = { inquiryId: made!.id, senderId: askerId, side: 'asker' as const, text, formKey, formDigest, sentAt: ctx.now() };
    const { withheld } = await addMessage(tx, said, kept);
    await record(tx, ctx, { action: 'inquiry.asked', subjectId: made!.id, enterpriseId: withheld ? null : enterpriseId });
    return ref;
  });
}
