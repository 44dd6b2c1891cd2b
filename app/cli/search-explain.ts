/**
 * `npm run search:explain -- "<query>" [--kind product|enterprise|capability] [--regulated]`: how a result comes about, from the letters typed to the
 * parts of each score.
 */
import { parseArgs } from 'node:util';
import { explainSearch } from '#search/embedded/explain.ts';
import { documentKinds } from '#search/engine/port.ts';
import { command } from './command.ts';
import { CommandRefused, orExplain } from './explain.ts';

const options = { kind: { type: 'string', default: 'product' }, regulated: { type: 'boolean', default: false } } as const;

function readArguments() {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const kind = documentKinds.find((one) => one === values.kind);
    if (positionals.length > 0 && kind) return { text: positionals.join(' '), kind, regulated: values.regulated };
  } catch {
    // An option that does not exist.
  }
  throw new CommandRefused('usage: npm run search:explain -- "<query>" [--kind product|enterprise|capability] [--regulated]');
}

await orExplain(async () => {
  const { text, kind, regulated } = readArguments();
  await command(async (ctx) => {
    console.log(await explainSearch(ctx, { kind, text, regulated, at: ctx.now() }));
  });
  return Number(process.exitCode ?? 0);
});
