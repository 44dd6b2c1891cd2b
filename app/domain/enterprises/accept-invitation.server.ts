import { eq } from 'drizzle-orm';
import { limitAttempts } from '#app/domain/accounts/limit-attempts.server.ts';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { once, type SentForm } from '#app/platform/once.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { enterpriseInvitations, enterpriseMembers } from '#db/schema/membership.ts';
import { hashOfWord } from './invitation-word.server.ts';
import { stateOfInvitation } from './read-invitation.server.ts';

/**
 * Accepts an invitation by the word in its link, once, as an agent of the enterprise.
 *
 * @param sent the form as it came: sent twice, it is accepted once and answered alike.
 * @returns the enterprise's number.
 * @throws Refusal too-many; not-found; not-allowed, not-in-that-state or already-exists with `invitation`.
 */
export async function acceptInvitation(ctx: Context, word: string, sent: SentForm | null = null): Promise<string> {
  const accountId = mustBeSignedIn(ctx.actor);
  const giveBack = await limitAttempts(ctx, 'word', { account: accountId });
  const accepted = await once(ctx, sent, async (tx) => {
    const [invitation] = await tx
      .select()
      .from(enterpriseInvitations)
      .where(eq(enterpriseInvitations.tokenHash, hashOfWord(word)))
      .for('update');
    if (!invitation) throw new Refusal('not-found');
    const state = await stateOfInvitation(tx, ctx, accountId, invitation);
    if (state !== 'open') throw new Refusal(state === 'not-yours' ? 'not-allowed' : 'not-in-that-state', { invitation: state });
    const { id, enterpriseId } = invitation;
    const [member] = await tx
      .insert(enterpriseMembers)
      .values({ enterpriseId, accountId, role: 'agent', since: ctx.now() })
      .onConflictDoNothing()
      .returning({ id: enterpriseMembers.id });
    if (!member) throw new Refusal('already-exists', { invitation: 'member' });
    await tx.update(enterpriseInvitations).set({ acceptedBy: accountId, acceptedAt: ctx.now() }).where(eq(enterpriseInvitations.id, id));
    const [enterprise] = await tx.select({ ref: enterprises.ref }).from(enterprises).where(eq(enterprises.id, enterpriseId));
    await record(tx, ctx, { action: 'invitation.accepted', subjectId: id, enterpriseId, detail: { member: member.id } });
    return enterprise!.ref;
  }).catch(async (error: unknown) => {
    // The word was right, whatever stands in the way of using it.
    if (error instanceof Refusal && error.detail.invitation) await giveBack();
    throw error;
  });
  await giveBack();
  return accepted;
}
