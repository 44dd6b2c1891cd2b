/**
 * Where the system keeps what it knows of a person: every column that refers to an account or holds an address or a number of somebody.
 *
 * A column is exported, as a section of what a person gets (个人信息保护法 45), or has a reason why not. A test walks the schema of the database:
 * one that is missing here fails it, so a new table cannot be forgotten.
 */

type Exported = {
  /** The section it is part of. */
  readonly section: Section;
  /** Columns of its table that are not handed out: secrets, others' data, and what the table's guard hides from the person. */
  readonly without?: readonly string[];
};
type Kept = { readonly because: string };

export const sections = [
  'account',
  'sign-in-methods',
  'second-factor',
  'sessions',
  'roles',
  'consents',
  'contact-consents',
  'memberships',
  'applications',
  'join-requests',
  'invitations',
  'declared-interests',
  'inquiries',
  'messages',
  'files',
  'read-marks',
  'shortlist',
  'following',
  'acts',
  'letters',
  'notices',
  'notice-settings',
  'match-feedback',
] as const;
export type Section = (typeof sections)[number];

const decided: Kept = { because: 'an act in office about somebody else; the act itself is in the journal, which is exported' };
const ofEnterprise: Kept = { because: 'belongs to the enterprise it was made for; that it was made is in the journal, which is exported' };

export const personalColumns: Readonly<Record<string, Exported | Kept>> = {
  'accounts.id': { section: 'account' },
  'accounts.email': { section: 'account' },
  'accounts.phone_number': { section: 'account' },
  'sign_in_methods.user_id': { section: 'sign-in-methods', without: ['password', 'access_token', 'refresh_token', 'id_token'] },
  'sign_in_methods.account_id': { section: 'sign-in-methods' },
  'second_factors.user_id': { section: 'second-factor', without: ['secret', 'backup_codes'] },
  'sessions.user_id': { section: 'sessions', without: ['token'] },
  'role_grants.account_id': { section: 'roles', without: ['granted_by', 'ended_by'] },
  'role_grants.granted_by': decided,
  'role_grants.ended_by': decided,
  'consents.account_id': { section: 'consents' },
  'contact_consents.account_id': { section: 'contact-consents' },
  'enterprise_members.account_id': { section: 'memberships', without: ['ended_by'] },
  'enterprise_members.ended_by': decided,
  'enterprise_applications.account_id': { section: 'applications', without: ['decided_by'] },
  'enterprise_applications.decided_by': decided,
  'join_requests.account_id': { section: 'join-requests', without: ['decided_by'] },
  'join_requests.decided_by': decided,
  'enterprise_invitations.email': { section: 'invitations', without: ['token_hash', 'invited_by'] },
  'enterprise_invitations.accepted_by': { section: 'invitations' },
  'enterprise_invitations.invited_by': { because: 'holds the address of the one who was invited' },
  'declared_interests.account_id': { section: 'declared-interests' },
  // Whether somebody was blocked is never told to them.
  'inquiries.asker_id': { section: 'inquiries', without: ['withheld', 'text_digest'] },
  'inquiry_messages.sender_id': { section: 'messages', without: ['withheld'] },
  'inquiry_files.message_id': { section: 'files' },
  'inquiry_reads.account_id': { section: 'read-marks' },
  'asker_blocks.account_id': {
    because: 'whether an enterprise wants to hear nothing of somebody is its own affair and is not told to them',
  },
  'asker_blocks.blocked_by': ofEnterprise,
  'shortlist_items.account_id': { section: 'shortlist' },
  'follows.account_id': { section: 'following' },
  'listings.created_by': ofEnterprise,
  'enterprise_files.uploaded_by': ofEnterprise,
  'photographs.uploaded_by': ofEnterprise,
  'needs.created_by': ofEnterprise,
  'quotation_calls.called_by': ofEnterprise,
  'talks.begun_by': ofEnterprise,
  'quotations.sent_by': ofEnterprise,
  'talk_messages.sender_id': ofEnterprise,
  'awards.awarded_by': ofEnterprise,
  'enterprise_blocks.blocked_by': ofEnterprise,
  'agreements.proposed_by': ofEnterprise,
  'agreements.signed_by': ofEnterprise,
  'call_offs.placed_by': ofEnterprise,
  'call_offs.delivered_by': ofEnterprise,
  'call_offs.confirmed_by': ofEnterprise,
  'agreement_reviews.by_account': ofEnterprise,
  'match_feedback.account_id': { section: 'match-feedback' },
  'sheet_uploads.uploaded_by': ofEnterprise,
  'sheet_uploads.applied_by': ofEnterprise,
  'listing_reviews.submitted_by': ofEnterprise,
  'listing_reviews.decided_by': decided,
  'journal.account_id': { section: 'acts', without: ['previous', 'hash'] },
  'mails.recipient': { section: 'letters', without: ['values', 'key', 'last_error'] },
  'notices.account_id': { section: 'notices', without: ['standing', 'city_code', 'county_code'] },
  'notice_settings.account_id': { section: 'notice-settings' },
  'correction_requests.decided_by': decided,
  'correction_requests.contact': { because: 'given by anybody without an account; nothing ties it to one' },
  'form_keys.account_id': {
    because: 'keeps a form that is sent twice from being taken twice; forgotten after a week, and with the account',
  },
  'attempts.key': { because: 'counts tries against guessing for some minutes; erased by the daily job' },
  'verifications.identifier': { because: 'a secret of one use for some minutes; erased by the daily job' },
};

/** Columns of a section's table that are not handed out. */
export const withheldFrom = (section: Section): readonly string[] =>
  Object.values(personalColumns).flatMap((one) => ('section' in one && one.section === section ? (one.without ?? []) : []));
