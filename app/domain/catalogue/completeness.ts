/** How much of what can be said of a product its listing says. It ranks nothing: it tells the maker what buyers will look for in vain. */
import { attributeName, type Listing } from './listing.ts';
import type { Attribute } from './typed-value.ts';

export type Completeness = {
  readonly done: number;
  readonly all: number;
  /** Names of the form's fields, the weightiest first. */
  readonly missing: readonly string[];
};

/** 3: without it nobody finds the product · 2: buyers compare by it · 1: it answers a question before it is asked. */
const weights = {
  name: 3,
  category: 3,
  sector: 3,
  city: 3,
  standards: 2,
  applications: 2,
  capacity: 2,
  credentials: 2,
  brand: 1,
  county: 1,
  division: 1,
  hsCode: 1,
  minimumOrder: 1,
  leadTimeDays: 1,
  contractManufacturing: 1,
  exportMarkets: 1,
  notes: 1,
} as const satisfies Partial<Record<keyof Listing, number>>;
const weightOfAttribute = 2;

export function completeness(listing: Listing, definitions: readonly Pick<Attribute, 'key'>[]): Completeness {
  const said = (value: Listing[keyof typeof weights]) => (Array.isArray(value) ? value.length > 0 : value !== null);
  const parts = [
    ...(Object.keys(weights) as (keyof typeof weights)[]).map((name) => ({
      name: name as string,
      weight: weights[name] as number,
      is: said(listing[name]),
    })),
    ...definitions.map(({ key }) => ({ name: attributeName(key), weight: weightOfAttribute, is: listing.attributes[key] !== undefined })),
  ];
  const sum = (some: typeof parts) => some.reduce((total, { weight }) => total + weight, 0);
  const missing = parts.filter(({ is }) => !is).sort((a, b) => b.weight - a.weight);
  return { done: sum(parts) - sum(missing), all: sum(parts), missing: missing.map(({ name }) => name) };
}
