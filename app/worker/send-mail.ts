import { eq, sql } from 'drizzle-orm';
import { letterOf } from '#app/ui/words/letters.ts';
import type { Db } from '#db/client.ts';
import { mails } from '#db/schema/mails.ts';
import type { Post } from './post.ts';

type Office = { readonly db: Db; readonly post: Post; readonly publicUrl: string; readonly now: () => Date };

/**
 * Sends one letter of the outbox and forgets what it said. Where the process dies between the server's taking it and the commit, it is
 * sent once more: at least once, never not.
 *
 * @throws whatever the mail server said, so that the job is tried again later.
 */
export async function sendMail({ db, post, publicUrl, now }: Office, id: string): Promise<void> {
  const failed = await db.transaction(async (tx) => {
    const [mail] = await tx.select().from(mails).where(eq(mails.id, id)).for('update');
    if (!mail || mail.sentAt) return null;
    try {
      // An address under .invalid belongs to an account made up for trying the system out.
      if (!mail.recipient.endsWith('.invalid')) await post({ to: mail.recipient, ...letterOf(mail, publicUrl) });
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
