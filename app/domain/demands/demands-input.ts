/** The state of the list of demands, which lives in its address. Reading never fails: what makes no sense is left out. */
import { readPage } from '#app/platform/paging.ts';
import { buyerTypes } from './demand.ts';

export const demandsPerPage = 20;
export const demandFilters = ['sector', 'city', 'buyer'] as const;
export type DemandFilter = (typeof demandFilters)[number];

/** `buyer` is the kind of buyer. */
export type DemandsInput = { readonly [F in DemandFilter]: string | null } & { readonly page: number };

export function readDemands(params: URLSearchParams): DemandsInput {
  const matching = (name: DemandFilter, shape: RegExp) => {
    const value = params.get(name) ?? '';
    return shape.test(value) ? value : null;
  };
  return {
    sector: matching('sector', /^[a-z][a-z0-9-]{0,30}$/),
    city: matching('city', /^\d{6}$/),
    buyer: buyerTypes.find((type) => type === params.get('buyer')) ?? null,
    page: readPage(params),
  };
}

/** The address of the list, without its language; what is usual is left out. */
export function demandsPath(input: Partial<DemandsInput>): string {
  const params = new URLSearchParams();
  for (const filter of demandFilters) if (input[filter]) params.set(filter, input[filter]);
  if (input.page && input.page > 1) params.set('page', String(input.page));
  return params.size > 0 ? `/demands?${params}` : '/demands';
}
