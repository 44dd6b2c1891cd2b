/**
 * The system understood, and declines. Anything else that is thrown is a bug.
 * `app/http/attempt.server.ts` is the only place that knows what a refusal looks like on the wire.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly reason: RefusalReason,
    readonly detail: Readonly<Record<string, string>> = {},
  ) {
    super(reason);
  }
}

export const refusalReasons = [
  'not-signed-in',
  'second-factor-needed',
  'not-found',
  'not-allowed',
  'not-in-that-state',
  'already-exists',
  'too-many',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
