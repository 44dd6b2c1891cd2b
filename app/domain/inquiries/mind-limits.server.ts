import { and, count, countDistinct, eq, gt, isNull, ne } from 'drizzle-orm';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { inquiries } from '#db/schema/inquiries.ts';
import { type InquiryLimit, mostADay, mostOfOneText, mostUnanswered } from './inquiry.ts';

type Wish = { readonly askerId: string; readonly enterpriseId: string; readonly textDigest: string; readonly now: Date };

/** Has the account's inquiries wait for one another to the end of the transaction, and counts them. @throws Refusal too-many, with the limit. */
export async function mindLimits(tx: Tx, { askerId, enterpriseId, textDigest, now }: Wish): Promise<void> {
  await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, askerId)).for('no key update');
  const own = eq(inquiries.askerId, askerId);
  const refuse = (limit: InquiryLimit) => {
    throw new Refusal('too-many', { limit });
  };
  const yesterday = new Date(now.getTime() - 86_400_000);
  const [today] = await tx
    .select({ n: count() })
    .from(inquiries)
    .where(and(own, gt(inquiries.askedAt, yesterday)));
  if (today!.n >= mostADay) refuse('day');
  const [open] = await tx
    .select({ n: count() })
    .from(inquiries)
    .where(and(own, eq(inquiries.enterpriseId, enterpriseId), isNull(inquiries.firstAnswerAt)));
  if (open!.n >= mostUnanswered) refuse('unanswered');
  const [others] = await tx
    .select({ n: countDistinct(inquiries.enterpriseId) })
    .from(inquiries)
    .where(and(own, eq(inquiries.textDigest, textDigest), ne(inquiries.enterpriseId, enterpriseId)));
  if (others!.n >= mostOfOneText) refuse('same-text');
}
