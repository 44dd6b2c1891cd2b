/** Remix asks for this file. No page renders `<Scripts/>`, so that it never runs; docs/decisions/no-script-on-public-pages.md says what one would need. */
import { RemixBrowser } from '@remix-run/react';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';

startTransition(() => {
  hydrateRoot(document, <RemixBrowser />);
});
