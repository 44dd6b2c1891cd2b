import type { LoaderFunctionArgs } from '@remix-run/node';
import { listAddresses } from '#app/domain/sitemap/list-addresses.server.ts';
import { readPart } from '#app/domain/sitemap/sitemap-part.ts';
import { contextOf } from '#app/http/context.server.ts';
import { readOnly, refusedResource, resource } from '#app/http/resource.server.ts';
import { sitemapPart } from '#app/http/sitemap.ts';
import { languages, localPath, tagOf } from '#app/ui/language.ts';

export const action = readOnly;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args);
  const part = readPart(args.params.part ?? '');
  const addresses = part ? await listAddresses(ctx, part) : [];
  if (addresses.length === 0) return refusedResource(404, 'there is no such part of the sitemap');
  const { publicUrl } = ctx.settings;
  const body = sitemapPart(
    addresses.map(({ path, changed }) => ({
      changed,
      inLanguages: languages.map((language) => ({ tag: tagOf[language], url: publicUrl + localPath(language, path) })),
      otherwise: publicUrl + path,
    })),
  );
  return resource(args.request, body, { type: 'application/xml; charset=utf-8', maxAge: 3_600 });
}
