/**
 * Which entry of the journal tells whom, as data. An action without a rule tells nobody.
 *
 * Nobody is told what they did themselves, but for what concerns the safety of their account: there the one who did it may be another.
 */
import type { NoticeTopic } from '#db/schema/notices.ts';

/** Whom a rule means; `audience.server.ts` finds them. */
export type Audience =
  /** Who act for the entry's enterprise. */
  | 'people'
  /** Its owner. */
  | 'owner'
  /** Who review the place where the thing lies. */
  | 'reviewers'
  /** The account that the entry is about. */
  | 'subject'
  /** The accounts that its detail names. */
  | 'named'
  /** Who asked, in a thread; who is on the side that did not act. */
  | 'asker'
  | 'other-side'
  /** The account, where there is one, whose confirmed address an invitation went to. */
  | 'invited';

/** What a rule says the notice is about; `describe.server.ts` finds its names and its page. */
export type Thing =
  | 'account'
  | 'listing'
  | 'review'
  | 'application'
  | 'application-review'
  | 'enterprise'
  | 'people'
  | 'inquiry'
  | 'claim'
  | 'need'
  | 'need-review'
  | 'talk'
  | 'agreement';

export type Rule<Kind extends string = string> = {
  readonly kind: Kind;
  readonly topic: NoticeTopic;
  readonly to: Audience;
  readonly thing: Thing;
  /** False: a letter of another kind has gone already. */
  readonly mailed?: false;
};

const rule = <const Kind extends string>(topic: NoticeTopic, kind: Kind, to: Audience, thing: Thing): Rule<Kind> => ({
  ...{ topic, kind, to, thing },
});
const safety = <const Kind extends string>(kind: Kind, to: Audience = 'subject') => rule('security', kind, to, 'account');

export const rules = {
  'account.password-changed': safety('password-changed'),
  'account.password-reset': safety('password-changed'),
  'account.second-factor-on': safety('second-factor-on'),
  'account.second-factor-off': safety('second-factor-off'),
  'account.second-factor-reset': safety('second-factor-off'),
  'account.resumed': safety('account-resumed'),
  'role.granted': safety('role-granted', 'named'),
  'role.ended': safety('role-ended', 'named'),
  'membership.handed-over': rule('security', 'ownership-changed', 'named', 'enterprise'),
  'membership.ended': rule('security', 'membership-ended', 'named', 'enterprise'),

  'listing.submitted': rule('reviews', 'listing-waits', 'reviewers', 'review'),
  'listing.published': rule('listings', 'listing-published', 'people', 'listing'),
  'listing.returned': rule('listings', 'listing-returned', 'people', 'listing'),

  'application.submitted': rule('reviews', 'application-waits', 'reviewers', 'application-review'),
  'application.approved': rule('enterprises', 'application-approved', 'named', 'application'),
  'application.refused': rule('enterprises', 'application-refused', 'named', 'application'),
  'join-request.submitted': rule('enterprises', 'join-asked', 'owner', 'people'),
  'join-request.accepted': rule('enterprises', 'join-accepted', 'named', 'enterprise'),
  'join-request.declined': rule('enterprises', 'join-declined', 'named', 'enterprise'),
  'invitation.sent': { ...rule('enterprises', 'invited', 'invited', 'enterprise'), mailed: false },
  'invitation.accepted': rule('enterprises', 'invitation-accepted', 'owner', 'people'),

  'inquiry.asked': rule('inquiries', 'inquiry-received', 'people', 'inquiry'),
  'inquiry.continued': rule('inquiries', 'inquiry-continued', 'people', 'inquiry'),
  'inquiry.answered': rule('inquiries', 'inquiry-answered', 'asker', 'inquiry'),
  'contacts.offered': rule('inquiries', 'contacts-offered', 'other-side', 'inquiry'),
  'contacts.opened': rule('inquiries', 'contacts-opened', 'other-side', 'inquiry'),
  'contacts.withdrawn': rule('inquiries', 'contacts-withdrawn', 'other-side', 'inquiry'),

  'need.submitted': rule('reviews', 'need-waits', 'reviewers', 'need-review'),
  'need.diagnosis-asked': rule('reviews', 'need-waits', 'reviewers', 'need-review'),
  'need.returned': rule('needs', 'need-returned', 'people', 'need'),
  'need.approved': rule('needs', 'need-approved', 'people', 'need'),
  'need.taken-down': rule('needs', 'need-taken-down', 'people', 'need'),
  'need.expired': rule('needs', 'need-expired', 'people', 'need'),

  'talk.invited': rule('needs', 'talk-invited', 'people', 'talk'),
  'talk.offered': rule('needs', 'talk-offered', 'people', 'talk'),
  'talk.accepted': rule('needs', 'talk-accepted', 'people', 'talk'),
  'talk.declined': rule('needs', 'talk-declined', 'people', 'talk'),
  'talk.withdrawn': rule('needs', 'talk-withdrawn', 'people', 'talk'),
  'talk.shortlisted': rule('needs', 'talk-shortlisted', 'people', 'talk'),
  'talk.said': rule('needs', 'talk-said', 'people', 'talk'),
  'talk.revealed': rule('needs', 'talk-revealed', 'people', 'talk'),
  'talk.awarded': rule('needs', 'talk-awarded', 'people', 'talk'),
  'talk.lost': rule('needs', 'talk-lost', 'people', 'talk'),
  'quotation.sent': rule('needs', 'quotation-sent', 'people', 'talk'),
  'agreement.proposed': rule('needs', 'agreement-proposed', 'people', 'agreement'),
  'agreement.signed': rule('needs', 'agreement-signed', 'people', 'agreement'),
  'agreement.declined': rule('needs', 'agreement-declined', 'people', 'agreement'),
  'agreement.ending': rule('needs', 'agreement-ending', 'people', 'agreement'),
  'agreement.ended': rule('needs', 'agreement-ended', 'people', 'agreement'),
  'agreement.reviewed': rule('needs', 'agreement-reviewed', 'people', 'agreement'),
  'call-off.placed': rule('needs', 'call-off-placed', 'people', 'agreement'),
  'call-off.cancelled': rule('needs', 'call-off-cancelled', 'people', 'agreement'),
  'call-off.delivered': rule('needs', 'call-off-delivered', 'people', 'agreement'),
  'call-off.confirmed': rule('needs', 'call-off-confirmed', 'people', 'agreement'),
  'call-off.disputed': rule('needs', 'call-off-disputed', 'people', 'agreement'),

  'claim.expiring': rule('expiry', 'claim-expiring', 'people', 'claim'),
  'claim.expired': rule('expiry', 'claim-expired', 'people', 'claim'),
} as const satisfies Readonly<Record<string, Rule>>;

/** A capability profile is listed as a product is, and has no name of its own. */
export const profileKinds = {
  'listing-waits': 'profile-waits',
  'listing-published': 'profile-published',
  'listing-returned': 'profile-returned',
} as const;

/** Names the sentence of a notice. One approval says beside it what waited for the enterprise. */
export type NoticeKind =
  | (typeof rules)[keyof typeof rules]['kind']
  | (typeof profileKinds)[keyof typeof profileKinds]
  | 'application-approved-waiting';

export const ruleFor = (action: string): Rule<NoticeKind> | null =>
  Object.hasOwn(rules, action) ? rules[action as keyof typeof rules] : null;
