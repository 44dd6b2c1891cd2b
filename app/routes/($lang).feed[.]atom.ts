import type { LoaderFunctionArgs } from '@remix-run/node';
import { readNewProducts } from '#app/domain/catalogue/read-new-products.server.ts';
import { type AtomEntry, atomType, atomXml } from '#app/http/atom.ts';
import { contextOf } from '#app/http/context.server.ts';
import { readOnly, refusedResource, resource } from '#app/http/resource.server.ts';
import { languageOf, languages, localPath, tagOf } from '#app/ui/language.ts';
import { nameIn } from '#app/ui/names.ts';
import { wordsOf } from '#app/ui/words/index.ts';

export const action = readOnly;

export async function loader(args: LoaderFunctionArgs) {
  const language = languageOf(args.params.lang);
  if (!language) return refusedResource(404, 'there is no such feed');
  const ctx = contextOf(args);
  const t = wordsOf(language);
  const { sectorByCode, placeByCode } = ctx.reference;
  const address = (path: string, of = language) => ctx.settings.publicUrl + localPath(of, path);
  const products = await readNewProducts(ctx);
  const entries = products.map((product): AtomEntry => {
    const sector = sectorByCode.get(product.sectorCode);
    const place = placeByCode.get(product.cityCode ?? '');
    const label = sector ? nameIn(language, sector) : product.sectorCode;
    return {
      url: address(`/products/${product.ref}`),
      title: product.name,
      titleLanguage: language === 'zh' ? null : tagOf.zh,
      published: product.publishedAt,
      updated: product.updatedAt,
      author: product.enterprise,
      category: { term: product.sectorCode, label },
      summary: [label, nameIn(language, product.category), place ? nameIn(language, place) : t('common.guangxi')].join(' · '),
    };
  });
  const body = atomXml({
    id: address('/feed.atom'),
    language: tagOf[language],
    title: `${t('site.feed')} · ${t('site.name')}`,
    subtitle: t('site.seeded'),
    updated:
      products
        .map(({ updatedAt }) => updatedAt)
        .sort()
        .at(-1) ?? '1970-01-01T00:00:00Z',
    author: { name: t('site.name'), uri: address('/') },
    self: address('/feed.atom'),
    page: address('/search?sort=newest'),
    alternates: languages.filter((other) => other !== language).map((other) => ({ tag: tagOf[other], url: address('/feed.atom', other) })),
    entries,
  });
  return resource(args.request, body, { type: atomType, maxAge: 900, headers: { 'content-language': tagOf[language] } });
}
