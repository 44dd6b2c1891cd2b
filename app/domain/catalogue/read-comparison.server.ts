import type { Context } from '#app/platform/context.ts';
import type { ProductDetail } from './product-detail.ts';
import { productDetails } from './product-details.server.ts';

/** The products to compare, in the order in which they were picked, and the numbers that no product has. One statement. */
export async function readComparison(
  ctx: Context,
  refs: readonly string[],
): Promise<{ readonly products: readonly ProductDetail[]; readonly unknown: readonly string[] }> {
  const products = await productDetails(ctx, refs);
  return { products, unknown: refs.filter((ref) => !products.some((product) => product.ref === ref)) };
}
