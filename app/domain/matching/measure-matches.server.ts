/** How well judged needs are answered, by matching and by a plain search for the same words. */
import type { Context } from '#app/platform/context.ts';
import { ndcg, recall } from '#search/evaluation/measures.ts';
import type { JudgedNeed } from './match-judgements.ts';
import { asMatched } from './need.ts';
import { rankOffers } from './rank-offers.ts';
import { readGoods } from './read-goods.server.ts';
import { readOffers } from './read-offers.server.ts';

export type Answered = { readonly need: JudgedNeed; readonly words: string; readonly refs: readonly string[] };

export type MatchSummary = {
  /** Needs that something answers; the three means are over them. */
  readonly needs: number;
  readonly ndcg: number;
  readonly recall: number;
  /** Of the first five, how many have a grade, as a share of how many could have one. */
  readonly precision: number;
  /** Needs that nothing answers, and how many of them were answered with nothing. */
  readonly nothing: { readonly needs: number; readonly right: number; readonly share: number };
};

const looked = 20;

/** @returns what matching answers and what a plain search does. A need that is not in the directory is read from its title. */
export async function answerJudged(
  ctx: Context,
  judged: readonly JudgedNeed[],
): Promise<{ readonly matching: Answered[]; readonly search: Answered[] }> {
  const goods = readGoods();
  const offers = await readOffers(ctx, goods);
  const refOf = new Map(offers.map(({ id, ref }) => [id, ref]));
  const rows = await ctx.sql<{ ref: string; title: string; words: string }[]>`
    select ref, title, wanted_product as words from demands where ref in ${ctx.sql(judged.map(({ ref }) => ref))}`;
  const known = new Map(rows.map((row) => [row.ref, row]));
  const [matching, search]: [Answered[], Answered[]] = [[], []];
  for (const need of judged) {
    const { title, words } = known.get(need.ref) ?? { title: need.title, words: need.title };
    const found = rankOffers(asMatched({ title, words }, goods), offers, goods);
    matching.push({ need, words, refs: found.slice(0, looked).map(({ offer }) => offer.ref) });
    search.push({ need, words, refs: await plainSearch(ctx, words, refOf) });
  }
  return { matching, search };
}

/** What somebody finds who types what is wanted into the search box, without what only fills up a thin result. */
async function plainSearch(ctx: Context, words: string, refOf: ReadonlyMap<string, string>): Promise<string[]> {
  const { hits } = await ctx.search.search({
    ...{ kind: 'product', text: words.replace(/[;；、]/gu, ' '), where: {}, facets: [], sort: 'relevance' },
    ...{ page: { number: 1, size: looked }, regulated: true, at: ctx.now() },
  });
  return hits.flatMap(({ id, related }) => (related ? [] : (refOf.get(id) ?? [])));
}

export function summariseMatches(answered: readonly Answered[]): MatchSummary {
  const some = answered.filter(({ need }) => need.grades.size > 0);
  const none = answered.filter(({ need }) => need.grades.size === 0);
  const mean = (value: (one: Answered) => number) => some.reduce((sum, one) => sum + value(one), 0) / (some.length || 1);
  const right = none.filter(({ refs }) => refs.length === 0).length;
  return {
    needs: some.length,
    ndcg: mean(({ refs, need }) => ndcg(refs, need.grades)),
    recall: mean(({ refs, need }) => recall(refs, need.grades)),
    precision: mean(({ refs, need }) => refs.slice(0, 5).filter((ref) => need.grades.has(ref)).length / Math.min(5, need.grades.size)),
    nothing: { needs: none.length, right, share: none.length === 0 ? 1 : right / none.length },
  };
}
