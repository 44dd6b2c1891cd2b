/** A product with all that may be shown of it, as its own page and a comparison do. */
import type { HeldCredential } from '#app/domain/enterprises/credential.ts';
import type { Product } from '#db/schema/catalogue.ts';
import type { Equivalent } from './grades.ts';
import type { ProductItem } from './product-item.ts';

type Named = { readonly zh: string; readonly en: string | null; readonly vi: string | null };

export type ProductAttribute = {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly vi: string;
  readonly type: 'number' | 'choice' | 'text';
  /** As it was written, unit included. */
  readonly typed: string;
  /** The range in `baseUnit`; both null for words. */
  readonly low: number | null;
  readonly high: number | null;
  /** Code of the unit in which it was written. */
  readonly unit: string | null;
  /** Code of the unit in which `low` and `high` are; the written one where that is a base unit itself. */
  readonly baseUnit: string | null;
  /** Names of the grades of material that it names, their own among them. */
  readonly equivalents: readonly Equivalent[];
};

export type ProductDetail = Omit<ProductItem, 'credentials' | 'category'> &
  Pick<
    Product,
    | 'notes'
    | 'applications'
    | 'standards'
    | 'exportMarkets'
    | 'hsCode'
    | 'capacity'
    | 'capacityUnit'
    | 'capacityPeriod'
    | 'minimumOrder'
    | 'minimumOrderUnit'
    | 'leadTimeDays'
    | 'contractManufacturing'
    | 'source'
    | 'sourceTitle'
  > & {
    readonly enterpriseId: string | null;
    readonly categoryId: string;
    readonly category: Named & { readonly path: string; readonly parent: Named | null };
    readonly division: { readonly code: string; readonly zh: string; readonly standard: string } | null;
    readonly attributes: readonly ProductAttribute[];
    /** Narrowest size; wider ones are asked for by address. */
    readonly photographs: readonly { readonly id: string; readonly width: number; readonly height: number }[];
    readonly inForce: readonly HeldCredential[];
    readonly past: readonly HeldCredential[];
  };

/** What may be told of a medicine: name, maker, licence, dosage form, place and source, and nothing that commends it (domain.md §8.1). */
export const registrationFactsOnly = (product: ProductDetail): ProductDetail => ({
  ...product,
  brand: null,
  notes: null,
  applications: [],
  standards: [],
  exportMarkets: [],
  photographs: [],
  hsCode: null,
  capacity: null,
  capacityUnit: null,
  capacityPeriod: null,
  minimumOrder: null,
  minimumOrderUnit: null,
  leadTimeDays: null,
  contractManufacturing: null,
  attributes: [],
  inForce: product.inForce.filter(isOwnLicence),
  past: product.past.filter(isOwnLicence),
});

const isOwnLicence = (credential: HeldCredential) => credential.kind === 'licence' && !credential.byEnterprise;
