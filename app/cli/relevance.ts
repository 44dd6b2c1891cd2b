/**
 * `npm run relevance -- <judgements.csv> [--json]`: how well the seeded directory is searched, by any file of judged queries.
 * Regulated rows are visible to it. It uses the application's database, running or not, and fills an empty one.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ensureIndex } from '#search/engine/open.ts';
import { evaluate } from '#search/evaluation/evaluate.ts';
import { parseJudgements } from '#search/evaluation/judgements.ts';
import { type Report, type Summary, summarise } from '#search/evaluation/measures.ts';
import { command } from './command.ts';
import { CommandRefused, orExplain } from './explain.ts';
import { loadDirectoryOnce } from './first-start.ts';

async function readArguments() {
  const usage = new CommandRefused('usage: npm run relevance -- <judgements.csv> [--json]');
  let file: string | undefined;
  let json = false;
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
    if (positionals.length === 1) file = positionals[0];
    json = values.json;
  } catch {
    throw usage;
  }
  if (file === undefined) throw usage;
  const text = await readFile(file).catch(() => {
    throw new CommandRefused(`${file} cannot be read`);
  });
  return { json, judgements: parseJudgements(text, file) };
}

const figure = (value: number) => value.toFixed(3).padStart(8);
const line = (name: string, { queries, ndcg, mrr, recall, zero }: Summary) =>
  `${name.padEnd(14)}${String(queries).padStart(8)}${figure(ndcg)}${figure(mrr)}${figure(recall)}${figure(zero)}`;

function tell({ overall, byType, noAnswer }: Report): string {
  return [
    `${'type'.padEnd(14)}${'queries'.padStart(8)}${'nDCG@10'.padStart(8)}${'MRR'.padStart(8)}${'R@10'.padStart(8)}${'zero'.padStart(8)}`,
    ...Object.entries(byType).map(([type, summary]) => line(type, summary)),
    line('overall', overall),
    `no_answer: ${noAnswer.empty} of ${noAnswer.queries} rightly empty (${(100 * noAnswer.share).toFixed(1)} %); they are in no mean above`,
  ].join('\n');
}

await orExplain(async () => {
  const { json, judgements } = await readArguments();
  await command(async (ctx) => {
    await loadDirectoryOnce(ctx, process.stderr);
    await ensureIndex(ctx);
    const measured = await evaluate(ctx, ctx.search, judgements, ctx.now());
    const report = summarise(measured);
    const queries = measured.map(({ judgement, refs, ndcg, rr, recall }) => ({
      ...{ id: judgement.id, query: judgement.query, type: judgement.type },
      ndcg,
      rr,
      recall,
      refs,
    }));
    console.log(json ? JSON.stringify({ ...report, queries }, null, 2) : tell(report));
  });
  return Number(process.exitCode ?? 0);
});
