import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { SentFile } from '#app/platform/files/accept-file.server.ts';
import { addMessage } from './add-message.server.ts';
import { findThread } from './find-thread.server.ts';
import type { AnswerForm } from './inquiry.ts';
import { keepAttachments } from './keep-attachments.server.ts';
import { digestOfForm, saidBefore } from './say-once.server.ts';

/** Says something in a thread, on the side on which the actor is. @throws Refusal not-found, already-exists; FileRefused. */
export async function answerInquiry(ctx: Context, ref: string, { text, formKey }: AnswerForm, files: readonly SentFile[]): Promise<void> {
  const senderId = mustBeSignedIn(ctx.actor);
  if (files.length > 0) await asActor(ctx, (tx) => findThread(tx, ctx.actor, ref));
  const kept = await keepAttachments(ctx.settings, files);
  const formDigest = digestOfForm([ref, text], files);
  await asActor(ctx, async (tx) => {
    const { id: inquiryId, side, enterpriseId } = await findThread(tx, ctx.actor, ref);
    if ((await saidBefore(tx, senderId, formKey, formDigest)) !== null) return;
    const said = { inquiryId, senderId, side, text, formKey, formDigest, sentAt: ctx.now() };
    const { id: messageId, withheld } = await addMessage(tx, said, kept);
    const action = side === 'enterprise' ? 'inquiry.answered' : 'inquiry.continued';
    await record(tx, ctx, { action, subjectId: inquiryId, enterpriseId: withheld ? null : enterpriseId, detail: { message: messageId } });
  });
}
