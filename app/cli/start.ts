/** `npm start`: from nothing to a running site, and every later time as fast as that goes. */
import { isDeclaredProduction } from '#app/platform/env.ts';
import { orExplain } from './explain.ts';

const demonstration = !isDeclaredProduction();
// Before anything is imported that asks whether this is production.
process.env.NODE_ENV ||= 'production';
const { runSite } = await import('./run-site.ts');

await orExplain(() => runSite(process.stdout, { demonstration }));
// What a stop has left behind unfinished, such as an import, must not hold the process.
process.exit();
