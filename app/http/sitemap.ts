/** The two kinds of files of the sitemap protocol (sitemaps.org 0.9), with the alternates in other languages as xhtml links. */
import { xml } from './xml.ts';

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
/** Without the time of a part's last change, which is optional and which only reading every row could tell. */
export function sitemapIndex(parts: readonly string[]): string {
  const entries = parts.map((url) => `<sitemap><loc>${xml(url)}</loc></sitemap>\n`);
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
    const lastmod = changed ? `<lastmod>${changed}</lastmod>` : '';
    return inLanguages.map(({ url }) => `<url><loc>${xml(url)}</loc>${lastmod}${alternates}</url>\n`).join('');
  });
  return `${head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('')}</urlset>\n`;
}
