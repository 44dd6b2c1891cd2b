import type { LoaderFunctionArgs } from '@remix-run/node';
import { contextOf } from '#app/http/context.server.ts';
import { readOnly, resource } from '#app/http/resource.server.ts';
import { languages, localPath } from '#app/ui/language.ts';

/** Addresses whose number is without end or which are not for reading: results of searches, comparisons, forms, JSON. */
const closed = ['/search?', '/compare', '/corrections'].flatMap((path) => languages.map((language) => localPath(language, path)));

export const action = readOnly;

export function loader(args: LoaderFunctionArgs) {
  const { publicUrl } = contextOf(args).settings;
  const lines = [
    'User-agent: *',
    ...[...closed, '/api/v1/'].map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${publicUrl}/sitemap.xml`,
    '',
  ];
  return resource(args.request, lines.join('\n'), { type: 'text/plain; charset=utf-8', maxAge: 86_400 });
}
