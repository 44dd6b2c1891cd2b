/** What a page says of its subject in the words of schema.org, for search engines. Says nothing that the page does not show. */
import type { ProductDetail } from '#app/domain/catalogue/product-detail.ts';
import type { EnterpriseDetail } from '#app/domain/enterprises/enterprise-detail.ts';
import type { Crumb } from './crumbs.tsx';
import { type Language, localPath } from './language.ts';
import { wordsOf } from './words/index.ts';

type Site = { readonly publicUrl: string; readonly language: Language };

const addressOf = ({ publicUrl, language }: Site, path: string) => publicUrl + localPath(language, path);

/** @param trail as `Crumbs` shows it, without the home page; the last one has no path. */
export function breadcrumbJsonLd(site: Site, trail: readonly Crumb[]): object {
  const steps: readonly Crumb[] = [{ name: wordsOf(site.language)('site.home'), path: '/' }, ...trail];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      ...(path ? { item: addressOf(site, path) } : {}),
    })),
  };
}

const placeJsonLd = (place: string | null) => ({
  '@type': 'PostalAddress',
  addressCountry: 'CN',
  addressRegion: '广西壮族自治区',
  ...(place ? { addressLocality: place } : {}),
});

export function productJsonLd(site: Site, product: ProductDetail): object {
  const { enterprise, brand, attributes, inForce } = product;
  const awards = inForce.filter(({ byEnterprise }) => !byEnterprise).map(({ title }) => title);
  return {
    '@type': 'Product',
    name: product.name,
    productID: product.ref,
    url: addressOf(site, `/products/${product.ref}`),
    category: product.category.path,
    countryOfOrigin: { '@type': 'Country', name: 'China' },
    ...(brand ? { brand: { '@type': 'Brand', name: brand } } : {}),
    ...(enterprise
      ? { manufacturer: { '@type': 'Organization', name: enterprise.name, url: addressOf(site, `/enterprises/${enterprise.ref}`) } }
      : {}),
    ...(awards.length > 0 && !product.regulated ? { award: awards } : {}),
    ...(attributes.length > 0
      ? { additionalProperty: attributes.map(({ zh, typed }) => ({ '@type': 'PropertyValue', name: zh, value: typed })) }
      : {}),
  };
}

export function organizationJsonLd(site: Site, enterprise: EnterpriseDetail, place: string | null): object {
  const { name, ref, uscc, inForce } = enterprise;
  return {
    '@type': 'Organization',
    name,
    url: addressOf(site, `/enterprises/${ref}`),
    address: placeJsonLd(place),
    ...(uscc ? { identifier: { '@type': 'PropertyValue', name: '统一社会信用代码', value: uscc } } : {}),
    ...(inForce.length > 0 ? { award: inForce.map(({ title }) => title) } : {}),
  };
}
