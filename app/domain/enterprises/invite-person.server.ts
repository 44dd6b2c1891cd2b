import { and, count, eq, gt, isNull, lte } from 'drizzle-orm';
import { mustOwn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { once, type SentForm } from '#app/platform/once.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { accounts } from '#db/schema/accounts.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { mails } from '#db/schema/mails.ts';
import { enterpriseInvitations, enterpriseMembers } from '#db/schema/membership.ts';
import { hashOfWord, newWord } from './invitation-word.server.ts';

const day = 86_400_000;
const validDays = 7;
/** Letters of one enterprise in a day, so that nobody has us write to the world. */
const mostADay = 20;

/**
 * Invites somebody by a letter to act for the enterprise, in the language of whoever invites. One open invitation per address; one that
 * has run out gives way to the new one.
 *
 * @param sent the form as it came: sent twice, it is one invitation.
 * @throws Refusal as `mustOwn`; already-exists with `invitation`; too-many.
 */
export async function invitePerson(ctx: Context, enterpriseId: string, email: string, sent: SentForm | null = null): Promise<void> {
  mustOwn(ctx.actor, enterpriseId);
  const now = ctx.now();
  const word = newWord();
  await once(ctx, sent, async (tx) => {
    const of = eq(enterpriseInvitations.enterpriseId, enterpriseId);
    const [enterprise] = await tx
      .select({ name: enterprises.name })
      .from(enterprises)
      .where(eq(enterprises.id, enterpriseId))
      .for('update');
    const [inviter] = await tx.select().from(accounts).where(eq(accounts.id, ctx.actor.accountId!));
    const [member] = await tx
      .select({ id: enterpriseMembers.id })
      .from(enterpriseMembers)
      .innerJoin(accounts, eq(accounts.id, enterpriseMembers.accountId))
      .where(and(eq(enterpriseMembers.enterpriseId, enterpriseId), isNull(enterpriseMembers.endedAt), eq(accounts.email, email)));
    if (member) throw new Refusal('already-exists', { invitation: 'member' });
    const [letters] = await tx
      .select({ n: count() })
      .from(enterpriseInvitations)
      .where(and(of, gt(enterpriseInvitations.invitedAt, new Date(now.getTime() - day))));
    if (letters!.n >= mostADay) throw new Refusal('too-many');
    const open = and(isNull(enterpriseInvitations.acceptedAt), isNull(enterpriseInvitations.revokedAt));
    await tx
      .update(enterpriseInvitations)
      .set({ revokedAt: now })
      .where(and(of, eq(enterpriseInvitations.email, email), open, lte(enterpriseInvitations.expiresAt, now)));
    const times = { invitedAt: now, expiresAt: new Date(now.getTime() + validDays * day) };
    const [made] = await tx
      .insert(enterpriseInvitations)
      .values({ enterpriseId, email, tokenHash: hashOfWord(word), invitedBy: inviter!.id, ...times })
      .onConflictDoNothing()
      .returning({ id: enterpriseInvitations.id });
    if (!made) throw new Refusal('already-exists', { invitation: 'open' });
    const values = { enterprise: enterprise!.name, inviter: inviter!.name, token: word };
    await tx.insert(mails).values({ recipient: email, template: 'invitation', language: inviter!.language, values });
    await record(tx, ctx, { action: 'invitation.sent', subjectId: made.id, enterpriseId });
    return made.id;
  });
}
