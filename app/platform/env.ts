/**
 * What the operator decides by environment variables. Each is read here and nowhere else, checked at start, and described in
 * `.env.example`. An empty variable counts as one that is not set.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import type { Settings } from './context.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** One variable: how it is read, and in words what it must look like. */
const variable = <S extends z.ZodType>(expected: string, schema: S) => ({ expected, schema });

const isAddress = (schemes: readonly string[]) => (value: string) => URL.canParse(value) && schemes.includes(new URL(value).protocol);
const isSite = (value: string) => {
  if (!isAddress(['http:', 'https:'])(value)) return false;
  const { pathname, search, hash, username } = new URL(value);
  return pathname === '/' && search === '' && hash === '' && username === '';
};
const oneLine = (longest: number) =>
  z
    .string()
    .trim()
    .min(2)
    .max(longest)
    .regex(/^\P{Cc}*$/u);
const wholeNumber = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number);

export const variables = {
  NODE_ENV: variable('production, development or test', z.enum(['production', 'development', 'test']).default('production')),
  PORT: variable('a whole number from 0 to 65535 (0: any free port)', wholeNumber.pipe(z.number().max(65_535)).default(3000)),
  HOST: variable(
    'a host name or an IP address of this machine',
    z
      .string()
      .regex(/^[0-9A-Za-z.:_-]{1,253}$/)
      .default('127.0.0.1'),
  ),
  PUBLIC_URL: variable(
    'an http:// or https:// address without a path',
    z
      .string()
      .refine(isSite)
      .transform((value) => new URL(value).origin)
      .optional(),
  ),
  DATABASE_URL: variable(
    'postgres://user:password@host:port/database',
    z
      .string()
      .refine(isAddress(['postgres:', 'postgresql:']))
      .optional(),
  ),
  DATA_DIR: variable('a folder', z.string().min(1).default('.data')),
  DRUG_INFORMATION_CERTIFICATE: variable('the number of the certificate, 4 to 60 characters', oneLine(60).min(4).optional()),
  ICP_NUMBER: variable('an ICP filing number, up to 60 characters', oneLine(60).optional()),
  AUTH_SECRET: variable('at least 32 characters that nobody can guess', z.string().min(32).max(500).optional()),
  PASSWORD_POLICY: variable('nist or dengbao', z.enum(['nist', 'dengbao']).default('nist')),
  SMTP_URL: variable(
    'smtp://user:password@host:port or smtps://…',
    z
      .string()
      .refine(isAddress(['smtp:', 'smtps:']))
      .optional(),
  ),
  MAIL_FROM: variable(
    'the address from which the site writes: name@example.com, or 桂品通 <name@example.com>',
    oneLine(200)
      .regex(/^[^<>@]*<?[^\s<>@]+@[^\s<>@]+>?$/)
      .default('桂品通 <no-reply@localhost>'),
  ),
  TRUST_PROXY: variable(
    'the number of proxies in front (1 to 9), or their addresses (127.0.0.1,10.0.0.0/8)',
    z
      .union([
        z
          .string()
          .regex(/^[1-9]$/)
          .transform(Number),
        z
          .string()
          .regex(/^[0-9A-Fa-f.:/]+(,[0-9A-Fa-f.:/]+)*$/)
          .refine((value) => /[.:]/.test(value)),
      ])
      .optional(),
  ),
  LOG_LEVEL: variable(`one of ${logLevels.join(', ')}`, z.enum(logLevels).default('info')),
};

type Variables = typeof variables;
export type Env = { readonly [Name in keyof Variables]: z.output<Variables[Name]['schema']> };

/** Variables that do not hold; the message has a line for each. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  readonly forOperator = true;
}

/** Neither a password nor a long value is repeated on a screen or in a log. */
function quoted(value: string): string {
  const safe = value.replace(/(\/\/[^/@]*?:)[^@]*@/, '$1***@');
  return JSON.stringify(safe.length > 100 ? `${safe.slice(0, 100)}…` : safe);
}

/** @throws EnvironmentError that names every variable that is wrong, what it is and what is expected. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, { expected, schema }] of Object.entries(variables)) {
    const given = source[name] === '' ? undefined : source[name];
    const result = schema.safeParse(given);
    if (result.success) values[name] = result.data;
    else faults.push(`${name} is ${quoted(given ?? '')}, expected: ${expected}`);
  }
  if (faults.length > 0) throw new EnvironmentError(faults.join('\n'));
  return values as Env;
}

/** The variables of this process, with those of `.env` for what is not set. */
export function ownEnv(): Env {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readEnv(process.env);
}

/**
 * Whether somebody has said that this is production, in the environment or in `.env`, rather than nobody that it is not. To be asked
 * before a default is put into the environment.
 */
export function isDeclaredProduction(): boolean {
  const inFile = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')).NODE_ENV : undefined;
  return [process.env.NODE_ENV, inFile].includes('production');
}

/** @param port on which the server listens, for the address where none is configured. */
export function settingsFrom(env: Env, port: number): Settings {
  return {
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${port}`,
    drugCertificate: env.DRUG_INFORMATION_CERTIFICATE ?? null,
    icpNumber: env.ICP_NUMBER ?? null,
    production: env.NODE_ENV === 'production',
    passwordPolicy: env.PASSWORD_POLICY,
    filesFolder: resolve(env.DATA_DIR, 'files'),
  };
}
