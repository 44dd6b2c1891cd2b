import { eq } from 'drizzle-orm';
import type { Context } from '#app/platform/context.ts';
import { randomRef } from '#app/platform/random-ref.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { correctionRequests } from '#db/schema/corrections.ts';
import type { CorrectionForm, Subject } from './correction.ts';
import { eraseOldContacts } from './erase-old-contacts.server.ts';
import { readSubject } from './read-subject.server.ts';

/**
 * Anybody may ask for something to be corrected. The request waits for a moderator; the directory stays as it is.
 *
 * The form carries a key: sent twice, it makes one request. The same key with other words is a page that was kept open and
 * changed, and is refused, so that the later words do not vanish unseen.
 *
 * @returns the number by which the person can ask about the request.
 */
export async function requestCorrection(ctx: Context, of: Subject, form: CorrectionForm): Promise<string> {
  await readSubject(ctx, of);
  const { wish, statement, role, contact, formKey } = form;
  const said = { subject: of.subject, subjectRef: of.ref, wish, statement, role, contact };
  return ctx.db.transaction(async (tx) => {
    await eraseOldContacts(tx, ctx.now());
    const [made] = await tx
      .insert(correctionRequests)
      .values({ ...said, ref: randomRef(), formKey, createdAt: ctx.now() })
      .onConflictDoNothing({ target: correctionRequests.formKey })
      .returning({ ref: correctionRequests.ref });
    if (made) return made.ref;
    const [earlier] = await tx.select().from(correctionRequests).where(eq(correctionRequests.formKey, formKey));
    if (!earlier) throw new Error('a form key is taken by a request that is not there');
    const same = (Object.keys(said) as (keyof typeof said)[]).every((key) => said[key] === earlier[key]);
    if (!same) throw new Refusal('already-exists', { number: earlier.ref });
    return earlier.ref;
  });
}
