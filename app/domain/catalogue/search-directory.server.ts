import type { EnterpriseItem } from '#app/domain/enterprises/enterprise-item.ts';
import { enterpriseItems } from '#app/domain/enterprises/enterprise-items.server.ts';
import type { Context } from '#app/platform/context.ts';
import { showsRegulated } from '#app/platform/regulated.ts';
import type { Segment } from '#app/platform/segment.ts';
import { mark } from '#search/analysis/mark.ts';
import type { Hit, SearchPage } from '#search/engine/port.ts';
import type { CapabilityItem } from './capability-item.ts';
import { capabilityItems } from './capability-items.server.ts';
import type { ProductItem } from './product-item.ts';
import { productItems } from './product-items.server.ts';
import { facetsOf, pageSize, type SearchInput } from './search-input.ts';

/** What of a line was matched: its name, and its maker (of a product), main product (of an enterprise) or enterprise (of a capability). */
export type Marks = { readonly name: readonly Segment[]; readonly second: readonly Segment[] | null };

/** A line of the results. */
type Found<Item> = Item & { readonly marks: Marks; readonly related: Hit['related'] | null };

export type SearchResult = Omit<SearchPage, 'hits' | 'terms'> & {
  readonly products: readonly Found<ProductItem>[];
  readonly enterprises: readonly Found<EnterpriseItem>[];
  readonly capabilities: readonly Found<CapabilityItem>[];
};

/** Searches the directory. The index says which; the rows are read as they are now. Three statements, two where nothing is typed. */
export async function searchDirectory(ctx: Context, input: SearchInput): Promise<SearchResult> {
  const { hits, terms, ...found } = await ctx.search.search({
    kind: input.kind,
    text: input.text,
    where: input.where,
    facets: facetsOf(input.kind),
    sort: input.sort,
    page: { number: input.page, size: pageSize },
    regulated: showsRegulated(ctx),
    at: ctx.now(),
  });
  const marks = (name: string, second: string | null | undefined): Marks => ({
    name: mark(name, terms),
    second: second ? mark(second, terms) : null,
  });
  const ids = hits.map((hit) => hit.id);
  const relations = new Map(hits.map((hit) => [hit.id, hit.related ?? null]));
  const asFound = <Item extends { id: string; name: string }>(item: Item, second: string | null | undefined): Found<Item> => ({
    ...item,
    marks: marks(item.name, second),
    related: relations.get(item.id) ?? null,
  });
  return {
    ...found,
    products: input.kind === 'product' ? (await productItems(ctx, ids)).map((item) => asFound(item, item.enterprise?.name)) : [],
    enterprises: input.kind === 'enterprise' ? (await enterpriseItems(ctx, ids)).map((item) => asFound(item, item.mainProduct)) : [],
    capabilities: input.kind === 'capability' ? (await capabilityItems(ctx, ids)).map((item) => asFound(item, item.enterprise.name)) : [],
  };
}
