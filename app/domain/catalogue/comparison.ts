/**
 * Putting products side by side: the same attribute in the same row, compared in its base unit.
 *
 * What is not stated of a product is unknown, not different: a row differs when two known values do.
 */

import { cleanText } from '#app/platform/text.ts';
import type { ProductAttribute, ProductDetail } from './product-detail.ts';
import { mostCompared } from './search-input.ts';

export type Picked = {
  /** Numbers of products, as written in addresses; at most `mostCompared`. */
  readonly refs: readonly string[];
  /** Those beyond `mostCompared`. */
  readonly left: readonly string[];
  /** Show only the rows that differ. */
  readonly differing: boolean;
};

const longestRef = 20;
const mostRead = 50;

export function readPicked(params: URLSearchParams): Picked {
  const typed = params.getAll('p').slice(0, mostRead);
  const refs = [...new Set(typed.map((ref) => cleanText(ref).toUpperCase().slice(0, longestRef)))].filter(Boolean);
  return { refs: refs.slice(0, mostCompared), left: refs.slice(mostCompared), differing: params.get('only') === 'different' };
}

export function comparePath(refs: readonly string[], differing = false): string {
  const params = new URLSearchParams(refs.map((ref) => ['p', ref]));
  if (differing) params.set('only', 'different');
  const text = params.toString();
  return text ? `/compare?${text}` : '/compare';
}

/** Whether two of the known values are not the same. */
export const differ = (values: readonly (string | null)[]): boolean => new Set(values.filter((value) => value !== null)).size > 1;

export type AlignedAttribute = Pick<ProductAttribute, 'key' | 'zh' | 'en' | 'vi'> & {
  /** One a product; null where it is not stated. */
  readonly cells: readonly (ProductAttribute | null)[];
  readonly differs: boolean;
};

/** Every attribute that one of the products has, in the order of the first product that has it. */
export function alignAttributes(products: readonly Pick<ProductDetail, 'attributes'>[]): AlignedAttribute[] {
  const heads = new Map(products.flatMap(({ attributes }) => attributes.map((attribute) => [attribute.key, attribute] as const)).reverse());
  const keys = [...new Set(products.flatMap(({ attributes }) => attributes.map(({ key }) => key)))];
  return keys.flatMap((key) => {
    const head = heads.get(key);
    if (!head) return [];
    const cells = products.map(({ attributes }) => attributes.find((attribute) => attribute.key === key) ?? null);
    return [{ key, zh: head.zh, en: head.en, vi: head.vi, cells, differs: differ(cells.map((cell) => cell && comparable(cell))) }];
  });
}

/** Figures are the same when they are so in the base unit (16 bar, 1.6 MPa); words when they are so but for width and case. */
function comparable({ low, high, baseUnit, typed }: ProductAttribute): string {
  if (low !== null || high !== null) return [low, high, baseUnit].join(' ');
  return cleanText(typed.normalize('NFKC')).toLowerCase();
}
