/**
 * The result of a search as the public interface tells it: the same hits in the same order as the page, with names for every
 * code, so that a reader needs no second table. What is unknown is null, never absent.
 */
import type { ValidCredential } from '#app/domain/enterprises/credential.ts';
import { lastPage } from '#app/platform/paging.ts';
import type { Reference } from '#app/platform/reference.ts';
import type { SearchResult } from './search-directory.server.ts';
import { pageSize, type SearchInput, searchPath } from './search-input.ts';

export const searchAddress = '/api/v1/search';

type Naming = { readonly reference: Pick<Reference, 'sectorByCode' | 'placeByCode'>; readonly publicUrl: string };

export function searchAnswer(input: SearchInput, result: SearchResult, naming: Naming) {
  const { total, related, facets, corrected, dropped } = result;
  return {
    query: { q: input.text, kind: input.kind, where: input.where, sort: input.sort, page: input.page, pageSize },
    total,
    related,
    corrected,
    dropped,
    hits: { product: products, enterprise: enterprises, capability: capabilities }[input.kind](result, naming),
    facets: Object.fromEntries(
      Object.entries(facets).map(([facet, counts]) => [
        facet,
        (counts ?? []).map(({ value, count, atLeast }) => ({ value, name: nameOfValue(facet, value, naming), count, atLeast })),
      ]),
    ),
    links: links(input, total, naming.publicUrl),
  };
}

const products = ({ products }: SearchResult, naming: Naming) =>
  products.map((product) => ({
    ref: product.ref,
    kind: 'product' as const,
    name: product.name,
    url: `${naming.publicUrl}/products/${product.ref}`,
    brand: product.brand,
    maker: product.enterprise && { ...product.enterprise, url: `${naming.publicUrl}/enterprises/${product.enterprise.ref}` },
    makerAsPrinted: product.enterpriseAsPrinted,
    makerScope: product.makerScope,
    sector: named(product.sectorCode, naming.reference.sectorByCode),
    category: product.category,
    city: named(product.cityCode, naming.reference.placeByCode),
    county: named(product.countyCode, naming.reference.placeByCode),
    credentials: product.credentials.map(credential),
    basis: product.basis,
    source: product.source,
    sourceTitle: product.sourceTitle,
    related: product.related,
  }));

const enterprises = ({ enterprises }: SearchResult, naming: Naming) =>
  enterprises.map((enterprise) => ({
    ref: enterprise.ref,
    kind: 'enterprise' as const,
    name: enterprise.name,
    url: `${naming.publicUrl}/enterprises/${enterprise.ref}`,
    mainProduct: enterprise.mainProduct,
    products: enterprise.products,
    city: named(enterprise.cityCode, naming.reference.placeByCode),
    county: named(enterprise.countyCode, naming.reference.placeByCode),
    credentials: enterprise.credentials.map(credential),
    basis: enterprise.basis,
    source: enterprise.source,
    sourceTitle: enterprise.sourceTitle,
    related: enterprise.related,
  }));

const capabilities = ({ capabilities }: SearchResult, naming: Naming) =>
  capabilities.map((capability) => ({
    ref: capability.enterprise.ref,
    kind: 'capability' as const,
    name: capability.name,
    url: `${naming.publicUrl}/enterprises/${capability.enterprise.ref}#capabilities`,
    process: capability.process,
    enterprise: { ...capability.enterprise, url: `${naming.publicUrl}/enterprises/${capability.enterprise.ref}` },
    materials: capability.materials,
    tolerance: capability.tolerance,
    size: capability.size,
    monthlyCapacity: capability.monthlyCapacity,
    capacityUnit: capability.capacityUnit,
    leadTimeDays: capability.leadTimeDays,
    city: named(capability.cityCode, naming.reference.placeByCode),
    county: named(capability.countyCode, naming.reference.placeByCode),
    credentials: capability.credentials.map(credential),
    related: capability.related,
  }));

const credential = ({ title, family, kind, byEnterprise }: ValidCredential) => ({ title, family, kind, byEnterprise });

type Named = { readonly zh: string; readonly en: string; readonly vi: string | null };

function named(code: string | null, names: ReadonlyMap<string, Named>) {
  const known = code === null ? undefined : names.get(code);
  return known && code !== null ? { code, zh: known.zh, en: known.en, vi: known.vi } : null;
}

/** Values of the other facets are names already. */
function nameOfValue(facet: string, value: string, { reference }: Naming) {
  if (facet !== 'sector' && facet !== 'city' && facet !== 'county') return null;
  const known = facet === 'sector' ? reference.sectorByCode.get(value) : reference.placeByCode.get(value);
  return known ? { zh: known.zh, en: known.en, vi: known.vi } : null;
}

function links(input: SearchInput, total: SearchResult['total'], publicUrl: string) {
  const html = (page: number) => publicUrl + searchPath({ ...input, page, open: null, picked: [] });
  const api = (page: number) => html(page).replace(`${publicUrl}/search`, publicUrl + searchAddress);
  const pages = Math.min(lastPage, Math.ceil(total.value / pageSize));
  const more = input.page < lastPage && (total.atLeast || input.page < pages);
  return {
    self: api(input.page),
    prev: input.page > 1 ? api(input.page - 1) : null,
    next: more ? api(input.page + 1) : null,
    html: html(input.page),
  };
}
