import type { Context } from '#app/platform/context.ts';
import { showsRegulated } from '#app/platform/regulated.ts';
import { mark } from '#search/analysis/mark.ts';
import { capabilityItems } from './capability-items.server.ts';
import type { SearchResult } from './search-directory.server.ts';
import type { SearchInput } from './search-input.ts';

const shown = 3;

/**
 * Who can do the work, where no product was found that is all that was asked for: 五轴加工 桂林 among products. None where a product was,
 * or where the reader has begun to filter. Costs nothing then, else three statements at most.
 */
export async function capabilitiesInstead(
  ctx: Context,
  input: SearchInput,
  { total, dropped }: Pick<SearchResult, 'total' | 'dropped'>,
): Promise<SearchResult['capabilities']> {
  const answered = total.value > 0 && dropped.length === 0;
  if (input.kind !== 'product' || input.text === '' || input.page > 1 || answered || Object.keys(input.where).length > 0) return [];
  const asked = { kind: 'capability', text: input.text, where: {}, facets: [], sort: 'relevance' } as const;
  const { hits, terms, ...found } = await ctx.search.search({
    ...{ ...asked, page: { number: 1, size: shown }, regulated: showsRegulated(ctx), at: ctx.now() },
  });
  if (found.dropped.length > 0) return [];
  const items = await capabilityItems(
    ctx,
    hits.filter(({ related }) => !related).map(({ id }) => id),
  );
  return items.map((item) => ({
    ...item,
    related: null,
    marks: { name: mark(item.name, terms), second: mark(item.enterprise.name, terms) },
  }));
}
