import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { searchPath } from '#app/domain/catalogue/search-input.ts';
import { readSector, type SectorPage } from '#app/domain/industries/read-sector.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { Bars } from '#app/ui/bars.tsx';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { Glyph } from '#app/ui/glyph.tsx';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { nameIn } from '#app/ui/names.ts';
import { OtherNames } from '#app/ui/other-names.tsx';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { ProductSection } from '#app/ui/product-section.tsx';
import { useReference } from '#app/ui/reference-context.tsx';
import { SourceText } from '#app/ui/source-text.tsx';
import { breadcrumbJsonLd } from '#app/ui/structured-data.ts';
import { wordsOf } from '#app/ui/words/index.ts';
import { Zh } from '#app/ui/zh.tsx';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = contextOf(args);
  const { searchParams } = new URL(args.request.url);
  return { ...(await orRefuse(readSector(ctx, args.params.code ?? '', searchParams))), publicUrl: ctx.settings.publicUrl };
}

export const meta: MetaFunction<typeof loader> = ({ params, data }) => {
  if (!data) return [];
  const language = languageOfParams(params);
  const t = wordsOf(language);
  const name = nameIn(language, data.sector);
  const trail = [{ name: t('site.sectors'), path: '/sectors' }, { name }];
  const page = pageMeta(language, {
    title: t('sectors.titleFor', { sector: name }),
    description: t('sectors.description', { sector: name, count: data.total }),
    jsonLd: breadcrumbJsonLd({ publicUrl: data.publicUrl, language }, trail),
  });
  // A sector of which nothing may be shown is no page to be found by.
  return data.total > 0 ? page : [...page, { name: 'robots', content: 'noindex' }];
};

/** The announced chains it belongs to, each in the words of its announcement. */
function Chains({ chains }: Pick<SectorPage, 'chains'>) {
  const t = useWords();
  const to = useLocalPath();
  if (chains.length === 0) return <p className="fine">{t('sectors.noChains')}</p>;
  return (
    <ul className="held">
      {chains.map(({ taxonomy, chain }) => (
        <li key={taxonomy.id + chain.code}>
          <p>
            <strong>
              <Zh>{chain.zh}</Zh>
            </strong>
          </p>
          <p className="fine">
            <Link to={`${to('/chains')}#${encodeURIComponent(taxonomy.id)}`}>
              <Zh>{taxonomy.zh}</Zh>
            </Link>{' '}
            · {taxonomy.year ?? t('common.unknown')} · {t('common.source')}
            {t('common.colon')}
            <SourceText text={taxonomy.source} />
          </p>
        </li>
      ))}
    </ul>
  );
}

export default function SectorRoute() {
  const { sector, divisions, chains, products, total, cities, page } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const { placeName } = useReference();
  const name = nameIn(language, sector);
  const elsewhere = total - cities.reduce((sum, city) => sum + city.count, 0);
  return (
    <>
      <Crumbs trail={[{ name: t('site.sectors'), path: '/sectors' }, { name }]} />
      <div className="titled">
        <Glyph sector={sector.code} className="plate" />
        <div>
          <h1>{name}</h1>
          <OtherNames names={sector} />
        </div>
      </div>
      <div className="section halves">
        <section aria-labelledby="where">
          <h2 id="where">{t('sectors.byCity')}</h2>
          <Bars
            caption={t('sectors.byCity')}
            bars={cities.map(({ value, count }) => ({
              key: value,
              label: placeName(value) ?? value,
              path: to(searchPath({ where: { sector: [sector.code], city: [value] } })),
              count,
            }))}
          />
          {elsewhere > 0 ? <p className="fine">{t('sectors.cityUnknown', { count: elsewhere })}</p> : null}
        </section>
        <section aria-labelledby="covers">
          <h2 id="covers">{t('sectors.divisions')}</h2>
          <ul className="held">
            {divisions.map((division) => (
              <li key={division.code}>
                <span className="number">{division.code}</span> <Zh>{division.zh}</Zh> <span className="fine">{division.standard}</span>
              </li>
            ))}
          </ul>
          <h2 className="section">{t('sectors.chains')}</h2>
          <Chains chains={chains} />
        </section>
      </div>
      <ProductSection
        title={t('sectors.products')}
        products={products}
        total={total}
        page={page}
        path={`/sectors/${sector.code}`}
        searchPath={searchPath({ where: { sector: [sector.code] } })}
      />
    </>
  );
}
