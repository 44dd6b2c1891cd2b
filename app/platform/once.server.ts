/**
 * What is made once though its form is sent twice.
 *
 * The key of the form is taken in the transaction that does the work: of two at once the second waits, and a refusal or a crash leaves the key
 * free for the next try.
 */
import { and, eq, lt } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { formKeys } from '#db/schema/form-keys.ts';
import { asActor } from './as-actor.server.ts';
import type { Context } from './context.ts';
import { Refusal } from './refusal.ts';

/** A form that was sent: its hidden key, and a digest of all the rest of it. */
export type SentForm = { readonly key: string; readonly digest: string };

/** Days for which a form that is sent again is known. */
const keptDays = 7;

/**
 * Does the work in a transaction of the actor's, unless the actor has sent the very same form before.
 *
 * @param sent null where a form came without a key: then it is done as it comes.
 * @param work returns what the answer is made of: the number or id of the thing.
 * @returns what it returned, now or then. @throws Refusal not-signed-in.
 */
export function once(
  ctx: Pick<Context, 'actor' | 'db' | 'now'>,
  sent: SentForm | null,
  work: (tx: Tx) => Promise<string>,
): Promise<string> {
  const { accountId } = ctx.actor;
  if (accountId === null) throw new Refusal('not-signed-in');
  return asActor(ctx, async (tx) => {
    if (sent === null) return work(tx);
    const form = { accountId, formKey: sent.key, digest: sent.digest };
    const [taken] = await tx
      .insert(formKeys)
      .values({ ...form, at: ctx.now() })
      .onConflictDoNothing()
      .returning({ at: formKeys.at });
    if (!taken) {
      const earlier = await answered(tx, accountId, sent);
      if (earlier === null) throw new Error('a form key is taken by a form that is not there');
      return earlier;
    }
    const answer = await work(tx);
    await tx.update(formKeys).set({ answer }).where(isForm(accountId, sent));
    return answer;
  });
}

/** What the very same form was answered with before; null where it is new or came without a key. */
export async function answered(tx: Tx, accountId: string, sent: SentForm | null): Promise<string | null> {
  if (sent === null) return null;
  const [earlier] = await tx.select({ answer: formKeys.answer }).from(formKeys).where(isForm(accountId, sent));
  return earlier?.answer ?? null;
}

const isForm = (accountId: string, { key, digest }: SentForm) =>
  and(eq(formKeys.accountId, accountId), eq(formKeys.formKey, key), eq(formKeys.digest, digest));

export async function forgetForms(db: Db, now: Date): Promise<void> {
  await db.delete(formKeys).where(lt(formKeys.at, new Date(now.getTime() - keptDays * 86_400_000)));
}
