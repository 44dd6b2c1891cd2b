/** What has happened to a thing, as its people are told of it. */

/** Actions of the journal that are shown of a listing on its page. */
export const listingActions = [
  'listing.started',
  'listing.opened',
  'listing.saved',
  'listing.submitted',
  'listing.taken-back',
  'listing.returned',
  'listing.published',
  'listing.confirmed',
] as const;

/** For the eyes of an enterprise's owner only, as its requests and invitations are. */
export const ownerActions = [
  'invitation.sent',
  'invitation.revoked',
  'invitation.accepted',
  'join-request.submitted',
  'join-request.accepted',
  'join-request.declined',
  'join-request.withdrawn',
] as const;

/** Of an enterprise, for all who act for it. */
export const enterpriseActions = [
  'application.submitted',
  'application.approved',
  'application.refused',
  'application.withdrawn',
  'membership.ended',
  'membership.handed-over',
  'listing.submitted',
  'listing.returned',
  'listing.published',
  'listing.confirmed',
  'inquiry.asked',
  'inquiry.answered',
  'contacts.opened',
  'claim.expiring',
  'claim.expired',
] as const;

export type ShownAction = (typeof listingActions)[number] | (typeof ownerActions)[number] | (typeof enterpriseActions)[number];

export type TimelineLine = {
  readonly number: number;
  /** ISO instant. */
  readonly at: string;
  readonly action: ShownAction;
  /** The name of somebody of the same enterprise; of others only what they are. */
  readonly who: { readonly name: string } | { readonly role: 'system' | 'reviewer' | 'buyer' | 'someone' };
  /** The product or claim that it was about; empty where that goes without saying. */
  readonly about: string;
};

export type Timeline = { readonly lines: readonly TimelineLine[]; readonly page: number; readonly more: boolean };

const judged: readonly string[] = ['listing.returned', 'listing.published', 'application.approved', 'application.refused'];

/** What somebody is who is not of the enterprise, by what they did. */
export const roleOf = (action: string): 'reviewer' | 'buyer' | 'someone' =>
  judged.includes(action) ? 'reviewer' : /^(?:inquiry|contacts)\./.test(action) ? 'buyer' : 'someone';
