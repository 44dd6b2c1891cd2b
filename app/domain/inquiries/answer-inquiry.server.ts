import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { SentFile } from '#app/platform/files/accept-file.server.ts';
import { once, type SentForm } from '#app/platform/once.server.ts';
import { addMessage } from './add-message.server.ts';
import { findThread } from './find-thread.server.ts';
import type { AnswerForm } from './inquiry.ts';
import { keepAttachments } from './keep-attachments.server.ts';

/**
 * Says something in a thread, on the side on which the actor is.
 *
 * @param sent the form it came in: sent twice, it is said once.
 * @throws Refusal not-found; FileRefused.
 */
export async function answerInquiry(
  ctx: Context,
  ref: string,
  { text }: AnswerForm,
  files: readonly SentFile[],
  sent: SentForm | null = null,
): Promise<void> {
  const senderId = mustBeSignedIn(ctx.actor);
  if (files.length > 0) await asActor(ctx, (tx) => findThread(tx, ctx.actor, ref));
  const kept = await keepAttachments(ctx.settings, files);
  await once(ctx, sent, async (tx) => {
    const { id: inquiryId, side, enterpriseId } = await findThread(tx, ctx.actor, ref);
    const { id: messageId, withheld } = await addMessage(tx, { inquiryId, senderId, side, text, sentAt: ctx.now() }, kept);
    const action = side === 'enterprise' ? 'inquiry.answered' : 'inquiry.continued';
    await record(tx, ctx, { action, subjectId: inquiryId, enterpriseId: withheld ? null : enterpriseId, detail: { message: messageId } });
    return messageId;
  });
}
