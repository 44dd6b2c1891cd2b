import { data } from '@remix-run/node';
import { Refusal, type RefusalReason } from '#app/platform/refusal.ts';
import { InvalidForm } from './form.server.ts';

const statusOf: Record<RefusalReason, number> = {
  'not-signed-in': 401,
  'second-factor-needed': 403,
  'not-found': 404,
  'not-allowed': 403,
  'not-in-that-state': 409,
  'already-exists': 409,
  'too-many': 429,
};

/** What a page is told when its form did not go through: reasons at fields, and what was typed. */
export type Answer = {
  readonly errors: Readonly<Record<string, string[] | undefined>>;
  readonly typed: Readonly<Record<string, string>>;
  readonly refusal: RefusalReason | null;
  /** What the refusal says beside its reason. */
  readonly detail: Readonly<Record<string, string>>;
};

const answer = (status: number, given: Partial<Answer>) =>
  data<Answer>({ errors: {}, typed: {}, refusal: null, detail: {}, ...given }, status);

/**
 * Runs an action's body; a bad form or a refusal comes back as an answer, a bug goes on to the error boundary.
 *
 * @param typed what the form was sent with, for the page to show again where the system declines.
 */
export async function attempt<T>(body: () => Promise<T>, typed: Readonly<Record<string, string>> = {}) {
  try {
    return await body();
  } catch (error) {
    if (error instanceof InvalidForm) return answer(422, { errors: error.errors, typed: error.typed });
    if (error instanceof Refusal) return answer(statusOf[error.reason], { refusal: error.reason, detail: error.detail, typed });
    throw error;
  }
}

/** The same for a loader, which has no page to show a refusal on: it becomes the response. */
export async function orRefuse<T>(body: Promise<T>): Promise<T> {
  return body.catch((error: unknown) => {
    throw error instanceof Refusal ? data(error.reason, statusOf[error.reason]) : error;
  });
}
