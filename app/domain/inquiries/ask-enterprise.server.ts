import { createHash } from 'node:crypto';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { SentFile } from '#app/platform/files/accept-file.server.ts';
import { answered, once, type SentForm } from '#app/platform/once.server.ts';
import { randomRef } from '#app/platform/random-ref.server.ts';
import { inquiries } from '#db/schema/inquiries.ts';
import { addMessage } from './add-message.server.ts';
import { type InquiryForm, wordsOnly } from './inquiry.ts';
import { keepAttachments } from './keep-attachments.server.ts';
import { mindLimits } from './mind-limits.server.ts';
import { type AskedOf, readAskable } from './read-askable.server.ts';

/**
 * Asks an enterprise.
 *
 * Whether the enterprise has blocked the asker makes no difference that the asker could see.
 *
 * @param sent the form it came in: sent twice, it makes one inquiry.
 * @returns the number of the inquiry.
 * @throws Refusal too-many; FileRefused.
 */
export async function askEnterprise(
  ctx: Context,
  of: AskedOf,
  { subject, text, ...form }: InquiryForm,
  files: readonly SentFile[],
  sent: SentForm | null = null,
): Promise<string> {
  const askerId = mustBeSignedIn(ctx.actor);
  const { id: enterpriseId, product } = await readAskable(ctx, of);
  const [quantity, unit] = form.quantity === '' ? [null, null] : [form.quantity, form.unit];
  const textDigest = createHash('sha256').update(wordsOnly(text)).digest('hex');
  const wish = { askerId, enterpriseId, textDigest, now: ctx.now() };
  // Files are read only from somebody who may ask, and not while others wait for the transaction.
  if (files.length > 0)
    await asActor(ctx, async (tx) => {
      if ((await answered(tx, askerId, sent)) === null) await mindLimits(tx, wish);
    });
  const kept = await keepAttachments(ctx.settings, files);
  return once(ctx, sent, async (tx) => {
    await mindLimits(tx, wish);
    const ref = randomRef();
    const asked = { ref, askerId, enterpriseId, productId: product?.id ?? null, subject, quantity, unit, textDigest, askedAt: ctx.now() };
    const [made] = await tx.insert(inquiries).values(asked).returning({ id: inquiries.id });
    const said = { inquiryId: made!.id, senderId: askerId, side: 'asker' as const, text, sentAt: ctx.now() };
    const { withheld } = await addMessage(tx, said, kept);
    await record(tx, ctx, { action: 'inquiry.asked', subjectId: made!.id, enterpriseId: withheld ? null : enterpriseId });
    return ref;
  });
}
