/** A need as others see it. */
import type { PublishedNeedRow } from '#db/schema/needs.ts';
import type { NeedContent } from './read-need.ts';

export type NeedItem = Pick<PublishedNeedRow, 'ref' | 'kind' | 'title' | 'cityCode' | 'sectorCode' | 'openUntil' | 'buyerType'> & {
  readonly object: string;
  readonly quantity: NeedContent['quantity'];
  readonly budgetFen: number | null;
  readonly reservedForSmes: boolean;
  /** Null: the buyer does not say who they are. */
  readonly buyer: { readonly name: string; readonly ref: string } | null;
  /** Day of publication in Asia/Shanghai. */
  readonly publishedOn: string;
};

export type PublishedNeed = Omit<NeedItem, 'object' | 'quantity' | 'budgetFen' | 'reservedForSmes'> & {
  readonly content: NeedContent;
  readonly state: PublishedNeedRow['state'];
  /** Names of the attributes its conditions are about, by key. */
  readonly attributes: Readonly<Record<string, { readonly zh: string; readonly en: string; readonly vi: string }>>;
  readonly process: { readonly zh: string; readonly en: string; readonly vi: string } | null;
};
