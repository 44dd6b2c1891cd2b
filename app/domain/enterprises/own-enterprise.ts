/** An enterprise as its own people see it behind sign-in, and who they are. */
import type { Enterprise } from '#db/schema/enterprises.ts';
import type { MemberRole } from '#db/schema/membership.ts';

export type OwnEnterprise = Pick<Enterprise, 'id' | 'ref' | 'name' | 'uscc' | 'cityCode' | 'countyCode'> & {
  readonly role: MemberRole;
  readonly people: number;
  /** Open requests to join; only an owner is told of them, others see 0. */
  readonly joinRequests: number;
};

/** Instants are ISO 8601. */
export type PeopleOfEnterprise = {
  readonly enterprise: Pick<OwnEnterprise, 'id' | 'ref' | 'name' | 'role'>;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: MemberRole;
    readonly since: string;
    readonly isMe: boolean;
  }[];
  /** Neither accepted nor revoked; the owner's to see, empty for others. */
  readonly invitations: readonly { readonly id: string; readonly email: string; readonly expiresAt: string; readonly expired: boolean }[];
  /** Open; the owner's to see, empty for others. */
  readonly joinRequests: readonly { readonly id: string; readonly name: string; readonly message: string; readonly submittedAt: string }[];
};

export const invitationStates = ['open', 'accepted', 'revoked', 'expired', 'not-yours', 'member'] as const;
export type InvitationState = (typeof invitationStates)[number];
