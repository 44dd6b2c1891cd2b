/** Credentials as lists show them: those that count on the day in question. */
import type { CredentialKind } from '#db/schema/credentials.ts';

export type ValidCredential = {
  readonly title: string;
  readonly family: string;
  readonly kind: CredentialKind;
  /** Held by the enterprise, not granted to the product. */
  readonly byEnterprise: boolean;
};
