/** `npm start`: from nothing to a running site, and every later time as fast as that goes. */
import { orExplain } from './explain.ts';

// Before anything is imported that asks whether this is production.
process.env.NODE_ENV ||= 'production';
const { runSite } = await import('./run-site.ts');

await orExplain(() => runSite(process.stdout));
// What a stop has left behind unfinished, such as an import, must not hold the process.
process.exit();
