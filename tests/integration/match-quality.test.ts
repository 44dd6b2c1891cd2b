/**
 * How well the judged needs are matched with the real directory.
 *
 * 1. Over the needs that something answers, nDCG@10, recall@10 and precision@5 keep their floors and stand clearly above a plain search.
 * 2. Of the needs that nothing in the directory answers, at least 9 of 10 are answered with nothing.
 * 3. A need that the directory does not know is read from its title.
 */
import { readFileSync } from 'node:fs';
import { parseMatchJudgements } from '#app/domain/matching/match-judgements.ts';
import { answerJudged, summariseMatches } from '#app/domain/matching/measure-matches.server.ts';
import { expect, test } from '#tests/support/test.ts';

const judged = parseMatchJudgements(readFileSync('tests/support/demand_matches.csv'), 'demand_matches.csv');

test('1., 2. floors', async ({ seeded }) => {
  const { matching, search } = await answerJudged(seeded, judged);
  const [ours, plain] = [summariseMatches(matching), summariseMatches(search)];
  console.log(JSON.stringify({ ours, plain }));
  expect(ours.needs + ours.nothing.needs).toBe(judged.length);
  expect(ours.ndcg).toBeGreaterThanOrEqual(0.9);
  expect(ours.recall).toBeGreaterThanOrEqual(0.9);
  expect(ours.precision).toBeGreaterThanOrEqual(0.88);
  expect(ours.nothing.share).toBeGreaterThanOrEqual(0.9);
  expect(ours.ndcg - plain.ndcg).toBeGreaterThan(0.15);
  expect(ours.nothing.share).toBeGreaterThanOrEqual(plain.nothing.share);
});

test('3. a need of nobody', async ({ seeded }) => {
  const unknown = parseMatchJudgements('demand_id,demand_title,product_id,grade\nX1,水泥采购,P0334,3\nX2,核磁共振仪采购,,0\n', 'own');
  const { matching } = await answerJudged(seeded, unknown);
  expect(matching.map(({ refs }) => refs.includes('P0334'))).toEqual([true, false]);
  expect(matching[1]!.refs).toEqual([]);
  expect(() => parseMatchJudgements('demand_id,grade\nD1,much\n', 'own')).toThrow('own: row 2 lacks demand_id or grade');
});
