import type { Context } from '#app/platform/context.ts';
import type { Tx } from '#db/client.ts';
import { journal } from '#db/schema/journal.ts';

export type Happening = {
  /** `subject.verb`, in the past: `product.published`. */
  readonly action: `${string}.${string}`;
  readonly subjectId: string;
  readonly enterpriseId?: string | null;
  /** Numbers, codes and reasons; nothing that would have to be erased with a person. */
  readonly detail?: Readonly<Record<string, unknown>>;
};

/**
 * Adds to the journal what has just been done, by whom. The last step of a use case, in its transaction: the journal is locked from
 * here to the commit.
 */
export async function record(
  tx: Tx,
  { actor, now }: Pick<Context, 'actor' | 'now'>,
  { action, subjectId, enterpriseId, detail }: Happening,
) {
  await tx.insert(journal).values({
    ...{ at: now(), accountId: actor.accountId, action, subject: action.split('.')[0]!, subjectId },
    ...{ enterpriseId: enterpriseId ?? null, detail: detail ?? {} },
  });
}
