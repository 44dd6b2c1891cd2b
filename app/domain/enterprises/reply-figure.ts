/** How an enterprise answers inquiries, as its page tells it. */

export type ReplyCounts = {
  /** Inquiries of the last twelve months that could have been answered, and those that were. */
  readonly asked: number;
  readonly answered: number;
  /** Of those answered, from delivery to the first answer; null where none was. */
  readonly medianSeconds: number | null;
};

export type ReplyFigure = ReplyCounts & {
  /** Between 0 and 1; see `shrunkShare`. */
  readonly share: number;
};

/** Below this nothing is said: one buyer's luck is no figure. */
const fewest = 3;
/** As if every enterprise had answered two of four inquiries before the first one. */
const [answeredBefore, askedBefore] = [2, 4];

/** The share answered, drawn towards the middle the more the fewer there are: one of one comes behind 95 of 100. */
export const shrunkShare = ({ asked, answered }: Pick<ReplyCounts, 'asked' | 'answered'>): number =>
  (answered + answeredBefore) / (asked + askedBefore);

export const replyFigure = (counts: ReplyCounts): ReplyFigure | null =>
  counts.asked < fewest ? null : { ...counts, share: shrunkShare(counts) };

export type ReplyTime = { readonly unit: 'minutes' | 'hours' | 'days'; readonly count: number };

/** As people say it: minutes under an hour, hours under two days, then days; at least one. */
export function replyTime(seconds: number): ReplyTime {
  if (seconds < 3_570) return { unit: 'minutes', count: Math.max(1, Math.round(seconds / 60)) };
  if (seconds < 171_000) return { unit: 'hours', count: Math.round(seconds / 3_600) };
  return { unit: 'days', count: Math.round(seconds / 86_400) };
}
