import { eq } from 'drizzle-orm';
import { limitAttempts } from '#app/domain/accounts/limit-attempts.server.ts';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Db, Tx } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { enterpriseInvitations } from '#db/schema/membership.ts';
import { hashOfWord } from './invitation-word.server.ts';
import type { InvitationState } from './own-enterprise.ts';

export type Invitation = {
  readonly state: InvitationState;
  /** Null to whom it is not addressed. */
  readonly enterprise: { readonly ref: string; readonly name: string } | null;
};

type Row = typeof enterpriseInvitations.$inferSelect;

/** How an invitation stands towards an account: it is for whoever has confirmed the address it was sent to. */
export async function stateOfInvitation(tx: Db | Tx, ctx: Pick<Context, 'now'>, accountId: string, row: Row): Promise<InvitationState> {
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId));
  if (account?.email !== row.email || !account.emailVerified) return 'not-yours';
  if (row.acceptedAt) return 'accepted';
  if (row.revokedAt) return 'revoked';
  return row.expiresAt <= ctx.now() ? 'expired' : 'open';
}

/** An invitation by the word in its link. @throws Refusal not-signed-in; too-many; not-found where the word is no invitation's. */
export async function readInvitation(ctx: Context, word: string): Promise<Invitation> {
  const accountId = mustBeSignedIn(ctx.actor);
  const giveBack = await limitAttempts(ctx, 'word', { account: accountId });
  const [row] = await ctx.db
    .select()
    .from(enterpriseInvitations)
    .innerJoin(enterprises, eq(enterprises.id, enterpriseInvitations.enterpriseId))
    .where(eq(enterpriseInvitations.tokenHash, hashOfWord(word)));
  if (!row) throw new Refusal('not-found');
  await giveBack();
  const state = await stateOfInvitation(ctx.db, ctx, accountId, row.enterprise_invitations);
  return { state, enterprise: state === 'not-yours' ? null : { ref: row.enterprises.ref, name: row.enterprises.name } };
}
