/**
 * Requests that nobody sends by accident, at pages of one thing each, and at addresses that are none.
 *
 * 1. The status says what is wrong with the request, or that nothing is; it is never a 5xx.
 * 2. Nothing that was sent comes back unescaped, in the body or as a header; a redirect stays on the site.
 * 3. The answer is a whole page in the language of the address, or JSON, and shows nothing of the insides of the server.
 * 4. Nothing is logged as a warning or an error.
 * 5. Every request is answered.
 * 6. All of this for a thousand requests a route; HOSTILE_SEED and HOSTILE_RUNS choose others and more.
 * 7. No row of any table has changed.
 */
import { attackRoutes } from '#tests/support/attack-routes.ts';
import { patternsOf } from '#tests/support/site-map.ts';

attackRoutes(patternsOf('details'));
