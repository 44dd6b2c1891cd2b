/**
 * The environment.
 *
 * 1. With nothing set everything has a value; an empty variable counts as not set.
 * 2. What is set is taken over in the form the program needs.
 * 3. Every variable that does not hold is named in a line with what it is and what is expected, all of them at once.
 * 4. A password is not repeated.
 * 5. `.env.example` describes every variable and no other, and holds.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { type Env, EnvironmentError, readEnv, settingsFrom, variables } from '#app/platform/env.ts';

const names = Object.keys(variables);
const messageOf = (source: Record<string, string>): string => {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
};

test('1. nothing set', () => {
  const env = readEnv({});
  expect(env).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', DATA_DIR: '.data', NODE_ENV: 'production', LOG_LEVEL: 'info' });
  expect(readEnv(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(env);
  expect(settingsFrom(env, 3000)).toEqual({
    publicUrl: 'http://localhost:3000',
    drugCertificate: null,
    icpNumber: null,
    passwordPolicy: 'nist',
    production: true,
    filesFolder: resolve('.data/files'),
  });
});

test.each<[string, string, Partial<Env>]>([
  ['PORT', '0', { PORT: 0 }],
  ['PORT', '65535', { PORT: 65_535 }],
  ['HOST', '::1', { HOST: '::1' }],
  ['PUBLIC_URL', 'https://gpt.example/', { PUBLIC_URL: 'https://gpt.example' }],
  ['DATABASE_URL', 'postgresql://u:p@db.example:5433/x', { DATABASE_URL: 'postgresql://u:p@db.example:5433/x' }],
  ['TRUST_PROXY', '1', { TRUST_PROXY: 1 }],
  ['TRUST_PROXY', '127.0.0.1,10.0.0.0/8', { TRUST_PROXY: '127.0.0.1,10.0.0.0/8' }],
  ['DRUG_INFORMATION_CERTIFICATE', ' (桂)-非经营性-0000-0000 ', { DRUG_INFORMATION_CERTIFICATE: '(桂)-非经营性-0000-0000' }],
])('2. %s=%s', (name, value, expected) => {
  expect(readEnv({ [name]: value })).toMatchObject(expected);
});

test.each([
  ['NODE_ENV', 'prod'],
  ['PORT', 'http'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '3e3'],
  ['HOST', 'two words'],
  ['PUBLIC_URL', 'gpt.example'],
  ['PUBLIC_URL', 'https://gpt.example/path'],
  ['PUBLIC_URL', 'ftp://gpt.example'],
  ['DATABASE_URL', 'mysql://u@db/x'],
  ['DATABASE_URL', 'localhost'],
  ['TRUST_PROXY', 'yes'],
  ['TRUST_PROXY', '0'],
  ['TRUST_PROXY', '12'],
  ['ICP_NUMBER', 'x'.repeat(61)],
  ['ICP_NUMBER', 'a\nb'],
  ['LOG_LEVEL', 'loud'],
])('3. %s=%j', (name, value) => {
  const message = messageOf({ [name]: value });
  expect(message.split('\n')).toHaveLength(1);
  expect(message).toContain(`${name} is ${JSON.stringify(value)}, expected: `);
});

test('3. all at once', () => {
  expect(messageOf({ PORT: 'x', LOG_LEVEL: 'y' }).split('\n')).toHaveLength(2);
});

test('4. no password', () => {
  const message = messageOf({ DATABASE_URL: 'mysql://ann:s3cret-p@ss@db.example/x' });
  expect(message).not.toContain('s3cret');
  expect(message).not.toContain('p@ss');
});

test('5. .env.example', () => {
  const text = readFileSync('.env.example', 'utf8');
  const example = parseEnv(text);
  expect(Object.keys(example).sort()).toEqual([...names].sort());
  expect(() => readEnv(example)).not.toThrow();
  for (const name of names) expect(text, name).toMatch(new RegExp(`^#[^\\n]+\\n(?:#[^\\n]*\\n|[A-Z_]+=[^\\n]*\\n)*${name}=`, 'm'));
});
