/** What is written to `console.error` or `console.warn` during a test is a finding: the test fails with it. */
import { afterEach, beforeEach, expect } from 'vitest';

/** React Router's remark on an address that leads nowhere, which is answered 404; production builds do not make it. */
const expected = /^No routes matched location/;

const said: unknown[][] = [];
const original = { error: console.error, warn: console.warn };

beforeEach(() => {
  said.length = 0;
  for (const name of ['error', 'warn'] as const) {
    console[name] = (...words: unknown[]) => {
      if (expected.test(String(words[0]))) return;
      said.push(words);
      original[name](...words);
    };
  }
});

afterEach(() => {
  Object.assign(console, original);
  expect(said, 'console.error or console.warn was called').toEqual([]);
});
