/** An enterprise as a line of a list shows it. */
import type { Basis } from '#db/schema/columns.ts';
import type { ValidCredential } from './credential.ts';

export type EnterpriseItem = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  /** Null where none is known, and where it names medicines that may not be shown. */
  readonly mainProduct: string | null;
  readonly cityCode: string | null;
  readonly countyCode: string | null;
  readonly basis: Basis;
  readonly source: string | null;
  readonly sourceTitle: string | null;
  /** Published products that may be shown. */
  readonly products: number;
  readonly credentials: readonly ValidCredential[];
};
