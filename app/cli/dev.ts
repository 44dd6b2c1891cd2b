/** `npm run dev`: the site with Vite behind it, so that a change shows at once. */
import { requireNode } from './require-node.ts';

requireNode();
process.env.NODE_ENV ||= 'development';

const { orExplain } = await import('./explain.ts');
const { runDevelopment } = await import('./run-development.ts');

await orExplain(() => runDevelopment(process.stdout));
process.exit();
