/** How good an order of results is, judged by grades. Gain of a grade g is 2^g − 1; what is not graded counts nothing. */
import { type Judgement, noAnswer } from './judgements.ts';

const gain = (grade: number) => 2 ** grade - 1;
const discount = (rank: number) => Math.log2(rank + 2);

export function ndcg(refs: readonly string[], grades: ReadonlyMap<string, number>, at = 10): number {
  const sum = (gains: readonly number[]) => gains.slice(0, at).reduce((total, one, rank) => total + one / discount(rank), 0);
  const ideal = sum([...grades.values()].sort((a, b) => b - a).map(gain));
  return ideal === 0 ? 0 : sum(refs.map((ref) => gain(grades.get(ref) ?? 0))) / ideal;
}

/** One over the rank of the first result that has any grade. */
export function reciprocalRank(refs: readonly string[], grades: ReadonlyMap<string, number>): number {
  const rank = refs.findIndex((ref) => (grades.get(ref) ?? 0) > 0);
  return rank < 0 ? 0 : 1 / (rank + 1);
}

export function recall(refs: readonly string[], grades: ReadonlyMap<string, number>, at = 10): number {
  const relevant = [...grades].filter(([, grade]) => grade > 0).map(([ref]) => ref);
  return relevant.length === 0 ? 0 : relevant.filter((ref) => refs.slice(0, at).includes(ref)).length / Math.min(at, relevant.length);
}

export type Measured = {
  readonly judgement: Judgement;
  readonly refs: readonly string[];
  readonly ndcg: number;
  readonly rr: number;
  readonly recall: number;
};

export const measure = (judgement: Judgement, refs: readonly string[]): Measured => ({
  judgement,
  refs,
  ndcg: ndcg(refs, judgement.grades),
  rr: reciprocalRank(refs, judgement.grades),
  recall: recall(refs, judgement.grades),
});

export type Summary = {
  readonly queries: number;
  readonly ndcg: number;
  readonly mrr: number;
  readonly recall: number;
  readonly zero: number;
};
export type Report = {
  readonly overall: Summary;
  readonly byType: Readonly<Record<string, Summary>>;
  readonly noAnswer: { readonly queries: number; readonly empty: number; readonly share: number };
};

/** Means over the queries that have an answer; those that have none are reported apart. */
export function summarise(measured: readonly Measured[]): Report {
  const answered = measured.filter((one) => one.judgement.type !== noAnswer);
  const unanswerable = measured.filter((one) => one.judgement.type === noAnswer);
  const types = [...new Set(answered.map((one) => one.judgement.type))].sort();
  const empty = unanswerable.filter((one) => one.refs.length === 0).length;
  return {
    overall: meanOf(answered),
    byType: Object.fromEntries(types.map((type) => [type, meanOf(answered.filter((one) => one.judgement.type === type))])),
    noAnswer: { queries: unanswerable.length, empty, share: unanswerable.length === 0 ? 1 : empty / unanswerable.length },
  };
}

function meanOf(measured: readonly Measured[]): Summary {
  const mean = (value: (one: Measured) => number) =>
    measured.length === 0 ? 0 : measured.reduce((sum, one) => sum + value(one), 0) / measured.length;
  return {
    queries: measured.length,
    ndcg: mean((one) => one.ndcg),
    mrr: mean((one) => one.rr),
    recall: mean((one) => one.recall),
    zero: mean((one) => (one.refs.length === 0 ? 1 : 0)),
  };
}
