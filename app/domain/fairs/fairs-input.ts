/** The state of the list of fairs, which lives in its address. Reading never fails. */
import { readPage } from '#app/platform/paging.ts';

export const fairsPerPage = 20;

export type FairsInput = { readonly series: string | null; readonly page: number };

export function readFairs(params: URLSearchParams): FairsInput {
  const series = params.get('series') ?? '';
  return { series: /^[a-z][a-z0-9-]{0,39}$/.test(series) ? series : null, page: readPage(params) };
}

/** The address of the list, without its language; what is usual is left out. */
export function fairsPath({ series, page }: Partial<FairsInput>): string {
  const params = new URLSearchParams();
  if (series) params.set('series', series);
  if (page && page > 1) params.set('page', String(page));
  return params.size > 0 ? `/fairs?${params}` : '/fairs';
}
