import { type SearchResult, searchDirectory } from '#app/domain/catalogue/search-directory.server.ts';
import { readSearch } from '#app/domain/catalogue/search-input.ts';
import type { Context } from '#app/platform/context.ts';
import type { Chain, Division, Sector, Taxonomy } from '#app/platform/reference.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { chainsOfSector } from './chains.ts';

export type SectorPage = {
  readonly sector: Sector;
  readonly divisions: readonly Division[];
  readonly chains: readonly { readonly taxonomy: Omit<Taxonomy, 'chains'>; readonly chain: Chain }[];
  readonly products: SearchResult['products'];
  readonly total: SearchResult['total'];
  /** Products by city, the most first. Products of which no city is known are in none. */
  readonly cities: readonly { readonly value: string; readonly count: number }[];
  readonly page: number;
};

/**
 * A sector: what it covers, which announced chains it belongs to, where in Guangxi its products are made, and the products
 * themselves by name. The statements are those of the search; all else is held in memory.
 *
 * @param page as typed in the address; nonsense is the first page.
 */
export async function readSector(ctx: Context, code: string, page: string | null): Promise<SectorPage> {
  const sector = ctx.reference.sectorByCode.get(code);
  if (!sector) throw new Refusal('not-found');
  const input = { ...readSearch(new URLSearchParams({ page: page ?? '1', sort: 'name' })), where: { sector: [code] } };
  const { products, total, facets } = await searchDirectory(ctx, input);
  return {
    sector,
    divisions: ctx.reference.divisionsOfSector.get(code) ?? [],
    chains: chainsOfSector(ctx.reference, code),
    products,
    total,
    cities: facets.city ?? [],
    page: input.page,
  };
}
