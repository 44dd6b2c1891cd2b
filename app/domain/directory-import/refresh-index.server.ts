import { inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { capabilities } from '#db/schema/capabilities.ts';
import { products } from '#db/schema/catalogue.ts';
import type { SearchEngine } from '#search/engine/port.ts';
import type { ImportProgress } from './import-directory.server.ts';
import type { Written } from './write-directory.server.ts';

const chunk = 200;

/** Brings the index in line with what was written. A product is found by its maker and the maker by its products, so each follows the other. */
export async function refreshIndex(tx: Tx, search: SearchEngine, written: Written, onProgress: (progress: ImportProgress) => void) {
  const { id, enterpriseId } = products;
  const of = async (column: typeof id | typeof enterpriseId, ids: ReadonlySet<string>) =>
    ids.size === 0
      ? []
      : tx
          .select({ id, enterpriseId })
          .from(products)
          .where(inArray(column, [...ids]));
  const made = await of(enterpriseId, written.enterpriseIds);
  const makers = await of(id, written.productIds);
  const offered =
    written.enterpriseIds.size === 0
      ? []
      : await tx
          .select({ id: capabilities.id })
          .from(capabilities)
          .where(inArray(capabilities.enterpriseId, [...written.enterpriseIds]));
  const stale = {
    capability: offered.map((row) => row.id),
    product: [...new Set([...written.productIds, ...made.map((row) => row.id)])],
    enterprise: [...new Set([...written.enterpriseIds, ...makers.flatMap((row) => row.enterpriseId ?? [])])],
  };
  const total = stale.product.length + stale.enterprise.length + stale.capability.length;
  let done = 0;
  for (const kind of ['enterprise', 'product', 'capability'] as const) {
    for (let from = 0; from < stale[kind].length; from += chunk) {
      const ids = stale[kind].slice(from, from + chunk);
      await search.refresh(tx, kind, ids);
      done += ids.length;
      onProgress({ file: 'search index', done, total });
    }
  }
}
