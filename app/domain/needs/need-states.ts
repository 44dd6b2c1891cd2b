/**
 * How a need goes from state to state, as data (domain.md §3.2). The database refuses every other move (db/migrations/*_needs.sql), and a test
 * holds the two against each other.
 */
import type { ClosingReason, NeedState } from '#db/schema/needs.ts';

export type { NeedState };

/** Why a buyer closes a need. */
export const closingReasons = [
  'filled',
  'cancelled',
  'budget-withdrawn',
  'need-changed',
  'no-answer',
] as const satisfies readonly ClosingReason[];

export type NeedMove = {
  readonly from: readonly NeedState[];
  readonly to: NeedState;
  /** Who may: those who act for the buyer, those who review the place, or the day on which it ends. */
  readonly by: 'people' | 'reviewers' | 'clock';
};

export const needMoves = {
  publish: { from: ['draft', 'returned', 'published'], to: 'published', by: 'people' },
  /** Something in it is looked at by a person first. */
  'hand-in': { from: ['draft', 'returned', 'published'], to: 'submitted', by: 'people' },
  /** It says too little: somebody is asked to help to word it. */
  diagnose: { from: ['draft', 'returned'], to: 'diagnosing', by: 'people' },
  'take-back': { from: ['submitted', 'diagnosing'], to: 'draft', by: 'people' },
  ask: { from: ['submitted', 'diagnosing'], to: 'returned', by: 'reviewers' },
  approve: { from: ['submitted'], to: 'published', by: 'reviewers' },
  pause: { from: ['published'], to: 'paused', by: 'people' },
  resume: { from: ['paused'], to: 'published', by: 'people' },
  close: { from: ['published', 'paused'], to: 'closed', by: 'people' },
  expire: { from: ['published', 'paused'], to: 'expired', by: 'clock' },
  'take-down': { from: ['published', 'paused'], to: 'taken-down', by: 'reviewers' },
  reopen: { from: ['expired', 'closed'], to: 'draft', by: 'people' },
} as const satisfies Readonly<Record<string, NeedMove>>;
export type NeedAct = keyof typeof needMoves;

/** The state an act leads to; null where it is not to be done in the state. */
export function stateAfter(act: NeedAct, from: NeedState): NeedState | null {
  const move: NeedMove = needMoves[act];
  return move.from.includes(from) ? move.to : null;
}

/** States in which the buyer writes in the draft. */
export const writable: readonly NeedState[] = ['draft', 'returned', 'published'];
