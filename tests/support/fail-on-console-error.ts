/** What is written to `console.error` or `console.warn` during a test is a finding: the test fails with it. */
import { afterEach, beforeEach, expect } from 'vitest';

const said: unknown[][] = [];
const original = { error: console.error, warn: console.warn };

beforeEach(() => {
  said.length = 0;
  for (const name of ['error', 'warn'] as const) {
    console[name] = (...words: unknown[]) => {
      said.push(words);
      original[name](...words);
    };
  }
});

afterEach(() => {
  Object.assign(console, original);
  expect(said, 'console.error or console.warn was called').toEqual([]);
});
