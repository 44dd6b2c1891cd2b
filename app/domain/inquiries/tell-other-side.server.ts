import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import type { InquirySide } from '#db/schema/inquiries.ts';
import { mails } from '#db/schema/mails.ts';
import { enterpriseMembers } from '#db/schema/membership.ts';

type News = {
  readonly side: InquirySide;
  readonly messageId: string;
  readonly first: boolean;
  readonly askerId: string;
  readonly enterpriseId: string;
  readonly enterprise: string;
  readonly ref: string;
};

/** A letter to each person of the other side, once a message. It tells that something came, and neither what nor from whom in person. */
export async function tellOtherSide(tx: Tx, { side, messageId, first, askerId, enterpriseId, enterprise, ref }: News): Promise<void> {
  const reachable = and(isNull(accounts.closedAt), isNull(accounts.suspendedAt), eq(accounts.emailVerified, true));
  const fields = { id: accounts.id, email: accounts.email, language: accounts.language };
  const people =
    side === 'enterprise'
      ? await tx
          .select(fields)
          .from(accounts)
          .where(and(eq(accounts.id, askerId), reachable))
      : await tx
          .select(fields)
          .from(enterpriseMembers)
          .innerJoin(accounts, eq(accounts.id, enterpriseMembers.accountId))
          .where(and(eq(enterpriseMembers.enterpriseId, enterpriseId), isNull(enterpriseMembers.endedAt), reachable));
  if (people.length === 0) return;
  const notice = side === 'enterprise' ? 'inquiry-answered' : first ? 'inquiry-received' : 'inquiry-continued';
  const values = { notice, enterprise, path: `/desk/inquiries/${ref}` };
  await tx
    .insert(mails)
    .values(
      people.map(({ id, email, language }) => ({
        ...{ recipient: email, template: 'notice' as const, language, values, key: `inquiry message ${messageId} ${id}` },
      })),
    )
    .onConflictDoNothing();
}
