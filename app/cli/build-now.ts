/** `npm run build`: makes the build that `npm start` would make by itself. */
import { ensureBuild } from './build.ts';
import { orExplain } from './explain.ts';

await orExplain(async () => {
  console.log((await ensureBuild(() => console.log('Building …'))) ? 'Built.' : 'The build is up to date.');
});
