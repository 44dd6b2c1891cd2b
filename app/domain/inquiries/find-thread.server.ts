import { and, eq, inArray, or } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import type { Actor } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { type InquirySide, inquiries } from '#db/schema/inquiries.ts';

/** A condition: the inquiry is one that the actor asked, or one that was let through to an enterprise the actor acts for. */
export function isTheirs(actor: Actor) {
  const accountId = mustBeSignedIn(actor);
  const own = actor.memberships.map(({ enterpriseId }) => enterpriseId);
  const received = own.length > 0 ? and(inArray(inquiries.enterpriseId, own), eq(inquiries.withheld, false)) : undefined;
  return or(eq(inquiries.askerId, accountId), received);
}

export type Thread = typeof inquiries.$inferSelect & {
  readonly enterprise: string;
  readonly enterpriseRef: string;
  /** On which the actor is. Who has asked stays the asker, though they have come to act for the enterprise since. */
  readonly side: InquirySide;
};

/** An inquiry by its number, for those whose it is. @throws Refusal not-signed-in, not-found. */
export async function findThread(tx: Tx, actor: Actor, ref: string): Promise<Thread> {
  const [found] = await tx
    .select({ inquiry: inquiries, enterprise: enterprises.name, enterpriseRef: enterprises.ref })
    .from(inquiries)
    .innerJoin(enterprises, eq(enterprises.id, inquiries.enterpriseId))
    .where(and(eq(inquiries.ref, ref), isTheirs(actor)));
  if (!found) throw new Refusal('not-found');
  const { inquiry, ...names } = found;
  return { ...inquiry, ...names, side: inquiry.askerId === actor.accountId ? 'asker' : 'enterprise' };
}
