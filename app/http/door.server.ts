import { data } from '@remix-run/node';
import { Refusal } from '#app/platform/refusal.ts';
import type { Answer } from './attempt.server.ts';

/** An answer with a fault at one field, for what only the doing could find out. */
export const faultAt = (field: string, code: string, typed: Readonly<Record<string, string>>) =>
  data<Answer>({ errors: { [field]: [code] }, typed, refusal: null, detail: {} }, 422);

/** Passwords and codes do not go back into the page. */
export function withoutSecrets(typed: Readonly<Record<string, string>>): Record<string, string> {
  const secret = ['password', 'current', 'code', 'token'];
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !secret.includes(name)));
}

/**
 * Goes on with what the doing gave; where it was declined for what stands in one field, answers with the fault there.
 *
 * A refusal names such a fault in its detail: the field, and the reason code.
 */
export async function orFaultAt<T, Answered>(doing: Promise<T>, typed: Readonly<Record<string, string>>, then: (done: T) => Answered) {
  try {
    return then(await doing);
  } catch (error) {
    const [found] = error instanceof Refusal ? Object.entries(error.detail).filter(([field]) => field in typed) : [];
    if (found) return faultAt(...found, typed);
    throw error;
  }
}
