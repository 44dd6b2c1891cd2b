/** Pages of lists, numbered from 1 in the address. */

/** Nobody reads further; an address that asks for more is a mistake or a robot. */
export const lastPage = 500;

/** The page an address asks for; nonsense is the first one. @param name of the parameter, where a page has several lists. */
export function readPage(params: URLSearchParams, name = 'page'): number {
  const page = Number(params.get(name) ?? 1);
  return Number.isInteger(page) && page >= 1 ? Math.min(page, lastPage) : 1;
}
