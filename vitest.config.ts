import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

/** Two projects share one throw-away database cluster: see tests/support/cluster.ts. */
export default defineConfig({
  test: {
    globalSetup: ['tests/support/cluster.ts'],
    setupFiles: ['tests/support/fail-on-console-error.ts'],
    include: ['tests/{unit,integration,e2e}/**/*.test.{ts,tsx}'],
    // The built server is run as node runs it.
    server: { deps: { external: [/\/build\/server\//] } },
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
