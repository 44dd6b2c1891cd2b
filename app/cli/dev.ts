/** `npm run dev`: the site with Vite behind it, so that a change shows at once. */
import { orExplain } from './explain.ts';

process.env.NODE_ENV ||= 'development';
const { runDevelopment } = await import('./run-development.ts');

await orExplain(() => runDevelopment(process.stdout));
process.exit();
