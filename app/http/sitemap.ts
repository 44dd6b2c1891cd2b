/** The two kinds of files of the sitemap protocol (sitemaps.org 0.9), with the alternates in other languages as xhtml links. */
import { xml } from './xml.ts';

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const lastmod = (changed: string | null) => (changed ? `<lastmod>${changed}</lastmod>` : '');

export function sitemapIndex(parts: readonly { readonly url: string; readonly changed: string | null }[]): string {
  const entries = parts.map(({ url, changed }) => `<sitemap><loc>${xml(url)}</loc>${lastmod(changed)}</sitemap>\n`);
  return `${head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</sitemapindex>\n`;
}

type Page = {
  readonly changed: string | null;
  readonly inLanguages: readonly { readonly tag: string; readonly url: string }[];
  /** For readers of any other language. */
  readonly otherwise: string;
};

export function sitemapPart(pages: readonly Page[]): string {
  const entries = pages.map(({ changed, inLanguages, otherwise }) => {
    const alternates = [...inLanguages, { tag: 'x-default', url: otherwise }]
      .map(({ tag, url }) => `<xhtml:link rel="alternate" hreflang="${tag}" href="${xml(url)}"/>`)
      .join('');
    return inLanguages.map(({ url }) => `<url><loc>${xml(url)}</loc>${lastmod(changed)}${alternates}</url>\n`).join('');
  });
  return `${head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('')}</urlset>\n`;
}
