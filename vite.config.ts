import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';
import remixConfig from './remix.config.js';

/** `db/` and `search/` hold connections and secrets: a browser bundle that reaches them fails to build. */
function serverOnly(...folders: string[]): Plugin {
  const forbidden = new RegExp(`${import.meta.dirname}/(?:${folders.join('|')})/[^?]*\\.tsx?(?:\\?|$)`);
  return {
    name: 'server-only-folders',
    load(id, options) {
      if (!options?.ssr && forbidden.test(id)) this.error(`${id} belongs to the server, and a browser module imports it`);
    },
  };
}

export default defineConfig({
  // Asset names are hashed, so they are cached for ever; see app/http/server.ts.
  // Nothing is inlined: the Content-Security-Policy allows files of ours only. `cssTarget` keeps the sheet readable for Chrome 99.
  build: { cssMinify: 'esbuild', target: 'es2022', cssTarget: ['chrome99', 'safari15.4', 'firefox100'], assetsInlineLimit: 0 },
  plugins: [serverOnly('db', 'search'), tailwindcss(), remix(remixConfig)],
});
