import { eq, sql } from 'drizzle-orm';
import { unsubscribable } from '#app/domain/notices/topics.ts';
import { unsubscribeWord } from '#app/domain/notices/unsubscribe-word.server.ts';
import { letterOf } from '#app/ui/words/letters.ts';
import type { Db } from '#db/client.ts';
import { mails } from '#db/schema/mails.ts';
import type { Letter, Post } from './post.ts';

export type Office = {
  readonly db: Db;
  readonly post: Post;
  readonly publicUrl: string;
  /** Signs the links by which mail is turned off. */
  readonly secret: string;
  readonly now: () => Date;
};

/**
 * Sends one letter of the outbox and forgets what it said. Where the process dies between the server's taking it and the commit, it is
 * sent once more: at least once, never not.
 *
 * @throws whatever the mail server said, so that the job is tried again later.
 */
export async function sendMail({ db, post, publicUrl, secret, now }: Office, id: string): Promise<void> {
  const failed = await db.transaction(async (tx) => {
    const [mail] = await tx.select().from(mails).where(eq(mails.id, id)).for('update');
    if (!mail || mail.sentAt) return null;
    try {
      // An address under .invalid belongs to an account made up for trying the system out.
      if (!mail.recipient.endsWith('.invalid')) await post(worded(mail, publicUrl, secret));
      await tx
        .update(mails)
        .set({ sentAt: now(), values: {}, attempts: sql`${mails.attempts} + 1` })
        .where(eq(mails.id, id));
      return null;
    } catch (error) {
      const said = error instanceof Error ? error.message.slice(0, 500) : String(error);
      await tx
        .update(mails)
        .set({ lastError: said, attempts: sql`${mails.attempts} + 1` })
        .where(eq(mails.id, id));
      return error;
    }
  });
  if (failed) throw failed;
}

/** The letter, with the way to have no more of its kind where there is one: as a link, and for mail programs (RFC 8058). */
function worded(mail: typeof mails.$inferSelect, publicUrl: string, secret: string): Letter {
  const { account, topic: name } = mail.values;
  const topic = unsubscribable.find((known) => known === name);
  const link = account && topic ? `${publicUrl}/unsubscribe?token=${unsubscribeWord(secret, account, topic)}` : null;
  const messageId = `<${mail.id}@${new URL(publicUrl).hostname}>`;
  const letter = { to: mail.recipient, messageId, ...letterOf(mail, publicUrl, link) };
  if (link === null) return letter;
  return { ...letter, headers: { 'List-Unsubscribe': `<${link}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } };
}
