/**
 * How a talk goes from state to state, as data (domain.md §3.2). The database refuses every other move (db/migrations/*_talks.sql), and a test
 * holds the two against each other.
 */
import type { DeclineReason, TalkSide, TalkState } from '#db/schema/talks.ts';

export type { DeclineReason, TalkSide, TalkState };

/** Why a supplier takes no part. */
export const declineReasons = ['no-capacity', 'specifications', 'price', 'time', 'other'] as const satisfies readonly DeclineReason[];

export type TalkMove = {
  readonly from: readonly TalkState[];
  readonly to: TalkState;
  readonly by: TalkSide | 'clock';
};

export const talkMoves = {
  /** Also who comes late, or has changed their mind. */
  accept: { from: ['invited', 'lapsed', 'declined', 'withdrawn'], to: 'open', by: 'supplier' },
  decline: { from: ['invited', 'open', 'lapsed'], to: 'declined', by: 'supplier' },
  /** With the first quotation; a later one leaves the state as it is. */
  quote: { from: ['open'], to: 'quoted', by: 'supplier' },
  withdraw: { from: ['open', 'quoted', 'shortlisted'], to: 'withdrawn', by: 'supplier' },
  shortlist: { from: ['quoted'], to: 'shortlisted', by: 'buyer' },
  unshortlist: { from: ['shortlisted'], to: 'quoted', by: 'buyer' },
  award: { from: ['quoted', 'shortlisted'], to: 'awarded', by: 'buyer' },
  /** Another was chosen, or the need has ended. */
  lose: { from: ['invited', 'open', 'quoted', 'shortlisted', 'lapsed'], to: 'lost', by: 'buyer' },
  lapse: { from: ['invited'], to: 'lapsed', by: 'clock' },
} as const satisfies Readonly<Record<string, TalkMove>>;
export type TalkAct = keyof typeof talkMoves;

/** Whether an act can be done in a state. */
export const mayMove = (act: TalkAct, from: TalkState): boolean => (talkMoves[act] as TalkMove).from.includes(from);

/** States in which a supplier sends quotations. */
export const quoting: readonly TalkState[] = ['open', 'quoted', 'shortlisted'];
/** States in which both sides write to each other. */
export const talking: readonly TalkState[] = ['invited', 'open', 'quoted', 'shortlisted', 'awarded'];

/** Suppliers that a buyer keeps for the last round (大企业发榜: one to three for a need). */
export const mostShortlisted = 3;
/** Invitations of one need that wait at once, and of one supplier: so that nobody is flooded. */
export const mostInvited = 8;
export const mostWaiting = 12;
/** Hours for which an invitation waits. */
export const answerHours = 72;
