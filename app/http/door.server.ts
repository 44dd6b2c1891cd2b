import { data } from '@remix-run/node';
import type { Answer } from './attempt.server.ts';

/** An answer with a fault at one field, for what only the doing could find out. */
export const faultAt = (field: string, code: string, typed: Readonly<Record<string, string>>) =>
  data<Answer>({ errors: { [field]: [code] }, typed, refusal: null, detail: {} }, 422);

/** Passwords and codes do not go back into the page. */
export function withoutSecrets(typed: Readonly<Record<string, string>>): Record<string, string> {
  const secret = ['password', 'current', 'code', 'token'];
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !secret.includes(name)));
}
