import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { mails } from '#db/schema/mails.ts';
import { noticeSettings, notices } from '#db/schema/notices.ts';
import { frequencyByDefault } from './topics.ts';

/**
 * Puts the notices that are wanted at once into letters, one each, and settles those for which no letter is wanted or which have no address
 * that is proven to be theirs. What is left waits for a digest. A letter says what the notice says, and leads to it.
 */
export async function mailAtOnce(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx
    .select({
      notice: notices,
      ...{ email: accounts.email, verified: accounts.emailVerified, language: accounts.language, chosen: noticeSettings.frequency },
      ...{ suspendedAt: accounts.suspendedAt, closedAt: accounts.closedAt },
    })
    .from(notices)
    .innerJoin(accounts, eq(accounts.id, notices.accountId))
    .leftJoin(noticeSettings, and(eq(noticeSettings.accountId, notices.accountId), eq(noticeSettings.topic, notices.topic)))
    .where(and(inArray(notices.id, [...ids]), isNull(notices.mailedAt)));
  const settled = rows.filter(({ notice, chosen, ...account }) => {
    const frequency = chosen ?? frequencyByDefault[notice.topic];
    return frequency === 'at-once' || frequency === 'never' || !isReachable(account);
  });
  const letters = settled.filter(({ notice, chosen, ...account }) => isReachable(account) && chosen !== 'never');
  if (letters.length > 0) {
    await tx
      .insert(mails)
      .values(
        letters.map(({ notice: { id, accountId, topic, kind, values, path }, email, language }) => ({
          ...{ recipient: email, template: 'notice' as const, language, key: `notice ${id}` },
          values: { ...values, notice: kind, path, topic, account: accountId },
        })),
      )
      .onConflictDoNothing();
  }
  for (const { notice } of settled) await tx.update(notices).set({ mailedAt: notice.at }).where(eq(notices.id, notice.id));
}

type Account = { readonly verified: boolean; readonly suspendedAt: Date | null; readonly closedAt: Date | null };
const isReachable = ({ verified, suspendedAt, closedAt }: Account) => verified && suspendedAt === null && closedAt === null;
