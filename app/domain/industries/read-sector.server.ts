import { listProductsWithin, type ProductsWithin } from '#app/domain/catalogue/list-products-within.server.ts';
import type { Context } from '#app/platform/context.ts';
import { readPage } from '#app/platform/paging.ts';
import type { Chain, Division, Sector, Taxonomy } from '#app/platform/reference.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { chainsOfSector } from './chains.ts';

export type SectorPage = Pick<ProductsWithin, 'products' | 'total' | 'cities'> & {
  readonly sector: Sector;
  readonly divisions: readonly Division[];
  readonly chains: readonly { readonly taxonomy: Omit<Taxonomy, 'chains'>; readonly chain: Chain }[];
  readonly page: number;
};

/**
 * A sector: what it covers, which announced chains it belongs to, where in Guangxi its products are made, and the products
 * themselves by name. Two statements; what it covers is held in memory.
 *
 * @param params of the address: the page of its products.
 */
export async function readSector(ctx: Context, code: string, params: URLSearchParams): Promise<SectorPage> {
  const sector = ctx.reference.sectorByCode.get(code);
  if (!sector) throw new Refusal('not-found');
  const page = readPage(params);
  const { products, total, cities } = await listProductsWithin(ctx, { column: 'sector_code', code, page });
  return {
    sector,
    divisions: ctx.reference.divisionsOfSector.get(code) ?? [],
    chains: chainsOfSector(ctx.reference, code),
    products,
    total,
    cities,
    page,
  };
}
