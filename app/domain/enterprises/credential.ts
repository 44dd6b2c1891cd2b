/** Credentials: as lists show them (those that count on the day in question), and whole, as the page of their bearer does. */
import type { Basis } from '#db/schema/columns.ts';
import type { Credential, CredentialKind } from '#db/schema/credentials.ts';
import { type Period, standingOn } from '#db/schema/validity.ts';

export type ValidCredential = {
  readonly title: string;
  readonly family: string;
  readonly kind: CredentialKind;
  /** Held by the enterprise, not granted to the product. */
  readonly byEnterprise: boolean;
};

export type HeldCredential = ValidCredential & {
  readonly level: Credential['level'];
  readonly issuer: string | null;
  readonly number: string | null;
  readonly batch: string | null;
  /** Days, as 2026-11-23. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly evidence: string | null;
  readonly source: string | null;
  readonly sourceTitle: string | null;
  readonly basis: Basis;
};

/** Those that count on `day`, and those that have run out by then, the latest first. What has not begun yet is in neither. */
export function byStanding<C extends Period>(credentials: readonly C[], day: string) {
  return {
    inForce: credentials.filter((credential) => standingOn(credential, day) === 'in-force'),
    past: credentials
      .filter((credential) => standingOn(credential, day) === 'past')
      .sort((a, b) => (b.validTo ?? '').localeCompare(a.validTo ?? '')),
  };
}
