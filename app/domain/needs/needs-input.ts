/** The state of the public list of needs, which lives in its address. Reading never fails: what makes no sense is left out. */
import { readPage } from '#app/platform/paging.ts';
import { type NeedKind, needKinds } from './need-draft.ts';

export const needsOnPage = 20;
export const needFilters = ['kind', 'sector', 'city'] as const;
export type NeedFilter = (typeof needFilters)[number];
export type NeedsInput = {
  readonly kind: NeedKind | null;
  readonly sector: string | null;
  readonly city: string | null;
  readonly page: number;
};

export function readNeeds(params: URLSearchParams): NeedsInput {
  const matching = (name: NeedFilter, shape: RegExp) => {
    const value = params.get(name) ?? '';
    return shape.test(value) ? value : null;
  };
  return {
    kind: needKinds.find((kind) => kind === params.get('kind')) ?? null,
    sector: matching('sector', /^[a-z][a-z0-9-]{0,30}$/),
    city: matching('city', /^\d{6}$/),
    page: readPage(params),
  };
}

/** The address of the list, without its language; what is usual is left out. */
export function needsPath(input: Partial<NeedsInput>): string {
  const params = new URLSearchParams();
  for (const filter of needFilters) if (input[filter]) params.set(filter, input[filter]);
  if (input.page && input.page > 1) params.set('page', String(input.page));
  return params.size > 0 ? `/needs?${params}` : '/needs';
}
