/**
 * What the public interface does not accept. A page falls back silently, because a person sees what was searched; a program
 * would take the wrong answer for the right one, so it is told.
 */
import { lastPage } from '#app/platform/paging.ts';
import { cleanText } from '#app/platform/text.ts';
import { facets, kinds, longestQuery, longestValue, mostValues, sorts } from './search-input.ts';

export const faultReasons = ['too-long', 'too-many', 'unknown-value', 'not-a-page', 'repeated'] as const;
export type Fault = { readonly parameter: string; readonly reason: (typeof faultReasons)[number] };

export function searchFaults(params: URLSearchParams): Fault[] {
  const faults: Fault[] = [];
  const refuse = (parameter: string, reason: Fault['reason'], when: boolean) => {
    if (when) faults.push({ parameter, reason });
  };
  const value = (name: string) => params.get(name);
  const unknown = (known: readonly string[], name: string) => value(name) !== null && !known.includes(value(name) ?? '');

  for (const name of ['q', 'kind', 'sort', 'page']) refuse(name, 'repeated', params.getAll(name).length > 1);
  refuse('q', 'too-long', [...cleanText((value('q') ?? '').slice(0, 20_000))].length > longestQuery);
  refuse('kind', 'unknown-value', unknown(kinds, 'kind'));
  refuse('sort', 'unknown-value', unknown(sorts, 'sort'));
  refuse('page', 'not-a-page', value('page') !== null && !isPage(value('page') ?? ''));
  for (const facet of facets) {
    const values = params.getAll(facet);
    refuse(facet, 'too-many', values.length > mostValues);
    refuse(
      facet,
      'too-long',
      values.some((one) => one.length > longestValue),
    );
  }
  return faults;
}

const isPage = (text: string) => /^[1-9]\d{0,3}$/.test(text) && Number(text) <= lastPage;
