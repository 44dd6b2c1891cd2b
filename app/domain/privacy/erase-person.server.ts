import { type AnyColumn, eq, inArray, or, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { type Account, accounts, attempts, secondFactors, signInMethods, verifications } from '#db/schema/accounts.ts';
import { correctionRequests } from '#db/schema/corrections.ts';
import { formKeys } from '#db/schema/form-keys.ts';
import { mails } from '#db/schema/mails.ts';
import { enterpriseInvitations, joinRequests } from '#db/schema/membership.ts';
import { follows, shortlistItems } from '#db/schema/shortlists.ts';
import { closedName, nobodysAddress } from './closing.ts';

/**
 * Erases who somebody was wherever it is kept, and leaves the row of the account as a number that others' rows may refer to. A step of
 * closing, in a transaction of its actor.
 */
export async function erasePerson(tx: Tx, { id, email, phoneNumber }: Account, now: Date): Promise<void> {
  const own = [email, ...(phoneNumber ? [phoneNumber, phoneNumber.replace(/^\+86/, '')] : [])];
  await tx.delete(signInMethods).where(eq(signInMethods.userId, id));
  await tx.delete(secondFactors).where(eq(secondFactors.userId, id));
  await tx.delete(shortlistItems).where(eq(shortlistItems.accountId, id));
  await tx.delete(follows).where(eq(follows.accountId, id));
  await tx.delete(formKeys).where(eq(formKeys.accountId, id));
  await tx.delete(mails).where(eq(mails.recipient, email));
  await tx
    .delete(verifications)
    .where(or(inArray(verifications.identifier, own), contains(verifications.value, id), contains(verifications.value, email)));
  await tx.delete(attempts).where(or(...[...own, id].map((one) => names(attempts.key, one))));
  await tx
    .update(correctionRequests)
    .set({ contact: null })
    .where(or(...own.map((one) => names(correctionRequests.contact, one))));
  await tx
    .update(enterpriseInvitations)
    .set({
      email: sql`${enterpriseInvitations.id} || ${nobodysAddress('')}`,
      revokedAt: sql`case when ${enterpriseInvitations.acceptedAt} is null then coalesce(${enterpriseInvitations.revokedAt}, ${now.toISOString()}) end`,
    })
    .where(eq(enterpriseInvitations.email, email));
  const withdrawn = sql<'withdrawn'>`case when ${joinRequests.status} = 'submitted' then 'withdrawn' else ${joinRequests.status} end`;
  await tx.update(joinRequests).set({ message: '', status: withdrawn }).where(eq(joinRequests.accountId, id));
  await tx
    .update(accounts)
    .set({
      ...{ name: closedName, email: nobodysAddress(id), emailVerified: false, image: null, phoneNumber: null, phoneNumberVerified: false },
      ...{ twoFactorEnabled: false, closedAt: now, updatedAt: now },
    })
    .where(eq(accounts.id, id));
}

const contains = (column: AnyColumn, text: string) => sql`position(${text} in ${column}) > 0`;
/** As a word of its own: an address is no part of a longer one. */
const names = (column: AnyColumn, text: string) => sql`${text} = any (regexp_split_to_array(lower(${column}), '[[:space:],;:，；：]+'))`;
