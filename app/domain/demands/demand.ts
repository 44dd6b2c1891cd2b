/**
 * Demands (需求) as pages show them. Every one in the directory was published elsewhere, in the past: none is an invitation.
 */
import type { Basis } from '#db/schema/columns.ts';
import type { Demand as Row } from '#db/schema/demands.ts';

export type BuyerType = Row['buyerType'];

/** In the order in which the filter lists them. */
export const buyerTypes = [
  'enterprise',
  'government',
  'hospital',
  'school',
  'public',
  'park',
  'soe',
  'overseas',
] as const satisfies readonly BuyerType[];

export type DemandItem = Pick<
  Row,
  | 'ref'
  | 'kind'
  | 'title'
  | 'buyer'
  | 'buyerType'
  | 'cityCode'
  | 'place'
  | 'wantedProduct'
  | 'sectorCode'
  | 'quantity'
  | 'budgetFen'
  | 'publishedOn'
  | 'publishedPrecision'
> & { readonly basis: Basis };

export type Demand = DemandItem &
  Pick<Row, 'projectNumber' | 'method' | 'deliveryTerm' | 'reservedForSmes' | 'notes' | 'source' | 'sourceTitle'>;

/** What is wanted, one thing each: 空调;饮水机;电脑 → three. A remark in brackets belongs to the thing before it. */
export const wantedProducts = (text: string): string[] =>
  text
    .split(/[;\uff1b](?![^(\uff08]*[)\uff09])/)
    .map((one) => one.trim())
    .filter(Boolean);

/** The words to search the directory for: the thing without its number of pieces and without remarks in brackets. */
export const wantedQuery = (wanted: string): string =>
  wanted
    .replace(/[(\uff08][^)\uff09]*[)\uff09]/g, ' ')
    .replace(/\d+\s*[台套块个张辆只件批项条]$/u, '')
    .replace(/等$/, '')
    .trim();
