/** An Atom feed (RFC 4287). */
import { xml } from './xml.ts';

export type AtomFeed = {
  readonly id: string;
  readonly language: string;
  readonly title: string;
  readonly subtitle: string;
  readonly updated: string;
  readonly author: { readonly name: string; readonly uri: string };
  /** Address of the feed itself, of the page it follows, and of the same feed in other languages. */
  readonly self: string;
  readonly page: string;
  readonly alternates: readonly { readonly tag: string; readonly url: string }[];
  readonly entries: readonly AtomEntry[];
};

export type AtomEntry = {
  /** Also its permanent identity. */
  readonly url: string;
  readonly title: string;
  /** Where it is not the feed's. */
  readonly titleLanguage: string | null;
  readonly published: string;
  readonly updated: string;
  readonly author: string | null;
  readonly category: { readonly term: string; readonly label: string };
  readonly summary: string;
};

export const atomType = 'application/atom+xml; charset=utf-8';

const person = (name: string, uri?: string) => `<author><name>${xml(name)}</name>${uri ? `<uri>${xml(uri)}</uri>` : ''}</author>`;

const entryXml = ({ url, title, titleLanguage, published, updated, author, category, summary }: AtomEntry) => `  <entry>
    <id>${xml(url)}</id>
    <title${titleLanguage ? ` xml:lang="${titleLanguage}"` : ''}>${xml(title)}</title>
    <link rel="alternate" type="text/html" href="${xml(url)}"/>
    <published>${published}</published>
    <updated>${updated}</updated>
${author ? `    ${person(author)}\n` : ''}    <category term="${xml(category.term)}" label="${xml(category.label)}"/>
    <summary>${xml(summary)}</summary>
  </entry>
`;

export const atomXml = (feed: AtomFeed): string => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">
  <id>${xml(feed.id)}</id>
  <title>${xml(feed.title)}</title>
  <subtitle>${xml(feed.subtitle)}</subtitle>
  <updated>${feed.updated}</updated>
  ${person(feed.author.name, feed.author.uri)}
  <link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/>
  <link rel="alternate" type="text/html" href="${xml(feed.page)}"/>
${feed.alternates.map(({ tag, url }) => `  <link rel="alternate" type="application/atom+xml" hreflang="${tag}" href="${xml(url)}"/>\n`).join('')}${feed.entries.map(entryXml).join('')}</feed>
`;
