/**
 * `npm run search:explain -- "<query>" [--enterprises] [--regulated]`: how a result comes about, from the letters typed to the
 * parts of each score.
 */
import { parseArgs } from 'node:util';
import { explainSearch } from '#search/embedded/explain.ts';
import { command } from './command.ts';
import { CommandRefused, orExplain } from './explain.ts';

const options = { enterprises: { type: 'boolean', default: false }, regulated: { type: 'boolean', default: false } } as const;

function readArguments() {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    if (positionals.length > 0) return { text: positionals.join(' '), ...values };
  } catch {
    // An option that does not exist.
  }
  throw new CommandRefused('usage: npm run search:explain -- "<query>" [--enterprises] [--regulated]');
}

await orExplain(async () => {
  const { text, enterprises, regulated } = readArguments();
  await command(async (ctx) => {
    console.log(await explainSearch(ctx, { kind: enterprises ? 'enterprise' : 'product', text, regulated, at: ctx.now() }));
  });
  return Number(process.exitCode ?? 0);
});
