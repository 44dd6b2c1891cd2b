/** `npm run dev`: the site with Vite behind it, so that a change shows at once. */
import { isDeclaredProduction } from '#app/platform/env.ts';
import { orExplain } from './explain.ts';

const demonstration = !isDeclaredProduction();
process.env.NODE_ENV ||= 'development';
const { runDevelopment } = await import('./run-development.ts');

await orExplain(() => runDevelopment(process.stdout, { demonstration }));
process.exit();
