/** `npm run search:rebuild`: builds the search index anew beside the one in use and puts it in its place; searches go on meanwhile. */
import { command } from './command.ts';
import { progressOn } from './progress.ts';

await command(async (ctx) => {
  const progress = progressOn(process.stderr, 'Search index');
  let documents = 0;
  await ctx.search.rebuild((done, total) => {
    documents = total;
    progress.show('documents', done, total);
  });
  progress.finish(`${documents} documents`);
});
