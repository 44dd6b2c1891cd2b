/** A product as a line of a list shows it, wherever the list stands. */
import type { ValidCredential } from '#app/domain/enterprises/credential.ts';
import type { Basis } from '#db/schema/columns.ts';

export type ProductItem = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly brand: string | null;
  readonly enterprise: { readonly ref: string; readonly name: string } | null;
  readonly enterpriseAsPrinted: string | null;
  readonly makerScope: 'enterprise' | 'unresolved' | 'regional' | 'brand';
  readonly sectorCode: string;
  readonly category: { readonly path: string; readonly zh: string; readonly en: string | null; readonly vi: string | null };
  readonly cityCode: string | null;
  readonly countyCode: string | null;
  readonly regulated: 'drug' | null;
  readonly basis: Basis;
  readonly source: string | null;
  readonly sourceTitle: string | null;
  /** Those that count on the day in question, the product's own first. */
  readonly credentials: readonly ValidCredential[];
};
