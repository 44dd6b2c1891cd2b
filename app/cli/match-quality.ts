/**
 * `npm run match-quality -- <judgements.csv> [--json]`: how well needs are matched with the directory, by any file of judged needs, beside a
 * plain search for the same words. It uses the application's database, running or not, and fills an empty one.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseMatchJudgements } from '#app/domain/matching/match-judgements.ts';
import { answerJudged, type MatchSummary, summariseMatches } from '#app/domain/matching/measure-matches.server.ts';
import { ensureIndex } from '#search/engine/open.ts';
import { ndcg } from '#search/evaluation/measures.ts';
import { command } from './command.ts';
import { CommandRefused, orExplain } from './explain.ts';
import { loadDirectoryOnce } from './first-start.ts';

async function readArguments() {
  const usage = new CommandRefused('usage: npm run match-quality -- <judgements.csv> [--json]');
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw usage;
    const text = await readFile(file).catch(() => {
      throw new CommandRefused(`${file} cannot be read`);
    });
    return { json: values.json, judged: parseMatchJudgements(text, file) };
  } catch (error) {
    throw error instanceof TypeError ? usage : error;
  }
}

const figure = (value: number) => value.toFixed(3).padStart(9);
const line = (name: string, { ndcg, recall, precision, nothing }: MatchSummary) =>
  `${name.padEnd(14)}${figure(ndcg)}${figure(recall)}${figure(precision)}   nothing, rightly: ${nothing.right} of ${nothing.needs} (${figure(nothing.share).trim()})`;

await orExplain(async () => {
  const { json, judged } = await readArguments();
  await command(async (ctx) => {
    await loadDirectoryOnce(ctx, process.stderr);
    await ensureIndex(ctx);
    const { matching, search } = await answerJudged(ctx, judged);
    const [ours, plain] = [summariseMatches(matching), summariseMatches(search)];
    const needs = matching.map(({ need, words, refs }) => ({
      ...{ ref: need.ref, words, refs },
      ndcg: need.grades.size > 0 ? ndcg(refs, need.grades) : null,
    }));
    if (json) console.log(JSON.stringify({ matching: ours, search: plain, needs }, null, 2));
    else {
      console.log(`${ours.needs} needs with supply     nDCG@10     R@10      P@5`);
      console.log(`${line('matching', ours)}\n${line('plain search', plain)}`);
    }
  });
  return Number(process.exitCode ?? 0);
});
