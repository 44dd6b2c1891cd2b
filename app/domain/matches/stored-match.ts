/** A match as both sides are shown it. */
import type { Ledger } from '#app/domain/matching/match.ts';
import type { Irrelevance } from '#db/schema/matches.ts';

export type { Irrelevance };

/** Why somebody does not want to see a match. */
export const irrelevances = [
  'other-goods',
  'specifications',
  'quantity',
  'place',
  'time',
  'other',
] as const satisfies readonly Irrelevance[];

export type StoredMatch = {
  readonly ledger: Ledger;
  readonly need: { readonly id: string; readonly ref: string; readonly title: string };
  readonly product: { readonly id: string; readonly ref: string; readonly name: string };
  /** The maker; null where no legal person is known. */
  readonly maker: { readonly name: string; readonly ref: string; readonly cityCode: string | null } | null;
  /** ISO instant. */
  readonly matchedAt: string;
  /** Names of the attributes its conditions are about, by key. */
  readonly attributes: Readonly<Record<string, { readonly zh: string; readonly en: string; readonly vi: string }>>;
};

export type MatchPage = { readonly items: readonly StoredMatch[]; readonly total: number; readonly hidden: number };

/** Matches of one merit level are equal: their order is decided by what the reader chose, or by a lot that is the same every time. */
export const meritLevel = 50;
export const matchesOnPage = 20;
