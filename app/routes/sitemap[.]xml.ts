import type { LoaderFunctionArgs } from '@remix-run/node';
import { listParts } from '#app/domain/sitemap/list-parts.server.ts';
import { partName } from '#app/domain/sitemap/sitemap-part.ts';
import { contextOf } from '#app/http/context.server.ts';
import { readOnly, resource } from '#app/http/resource.server.ts';
import { sitemapIndex } from '#app/http/sitemap.ts';

export const action = readOnly;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args);
  const parts = await listParts(ctx);
  const body = sitemapIndex(parts.map((part) => `${ctx.settings.publicUrl}/sitemap/${partName(part)}.xml`));
  return resource(args.request, body, { type: 'application/xml; charset=utf-8', maxAge: 3_600 });
}
