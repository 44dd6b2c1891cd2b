/** The competition meter: how many answer a need, and what each condition alone takes away. */
import type { Condition, Verdict } from '#app/domain/matching/conditions.ts';

export type Candidate = { readonly maker: string /** In the order of the conditions. */; readonly verdicts: readonly Verdict[] };
export type Counted = { readonly products: number; readonly makers: number };
export type Competition = {
  /** That are the thing at all. */
  readonly all: Counted;
  /** Whom no hard condition excludes. */
  readonly qualify: Counted;
  readonly clauses: readonly {
    readonly attribute: string;
    readonly typed: string;
    readonly hard: boolean;
    /** Makers that would qualify as well, were it not for this condition. */
    readonly removes: number;
    /** Products that are known to fulfil it. */
    readonly fulfil: number;
  }[];
  /** Whether there were more than were looked at. */
  readonly partial: boolean;
};

export function countCompetition(
  candidates: readonly Candidate[],
  conditions: readonly Pick<Condition, 'attribute' | 'typed' | 'hard'>[],
  partial: boolean,
): Competition {
  const counted = (these: readonly Candidate[]): Counted => ({
    products: these.length,
    makers: new Set(these.map(({ maker }) => maker)).size,
  });
  const qualifying = (but: number | null) =>
    candidates.filter(({ verdicts }) => verdicts.every((verdict, at) => verdict !== 'fail' || at === but || !conditions[at]!.hard));
  const qualify = counted(qualifying(null));
  return {
    ...{ all: counted(candidates), qualify, partial },
    clauses: conditions.map(({ attribute, typed, hard }, at) => ({
      ...{ attribute, typed, hard, removes: hard ? counted(qualifying(at)).makers - qualify.makers : 0 },
      fulfil: candidates.filter(({ verdicts }) => verdicts[at] === 'pass').length,
    })),
  };
}
