import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readHome } from '#app/domain/insight/read-home.server.ts';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { citySlug } from '#app/platform/reference.ts';
import { CityTiles } from '#app/ui/city-tiles.tsx';
import { formatDay } from '#app/ui/dates.ts';
import { FairRow } from '#app/ui/fair-row.tsx';
import { Glyph } from '#app/ui/glyph.tsx';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams } from '#app/ui/meta.ts';
import { nameIn } from '#app/ui/names.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { ProductRow } from '#app/ui/product-row.tsx';
import { SearchBox } from '#app/ui/search-box.tsx';
import { wordsOf } from '#app/ui/words/index.ts';

/** One query in each way of asking that the search understands. */
const examples = [
  ['六堡茶', 'zh-Hans'],
  ['liubaocha', 'zh-Latn-pinyin'],
  ['电动挖掘机', 'zh-Hans'],
  ['专精特新小巨人', 'zh-Hans'],
  ['aluminium foil', 'en'],
  ['xe đạp điện', 'vi'],
] as const;

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = contextOf(args);
  const { sectors, cities, ...home } = await readHome(ctx);
  const countOf = (counts: readonly { code: string; count: number }[], code: string) =>
    counts.find((count) => count.code === code)?.count ?? 0;
  return {
    ...home,
    sectors: ctx.reference.sectors.map(({ code, zh, en, vi }) => ({ code, zh, en, vi, count: countOf(sectors, code) })),
    cities: ctx.reference.cities.map(({ code, zh, en, vi }) => ({ code, zh, en, vi, slug: citySlug(en), count: countOf(cities, code) })),
    asOf: ctx.now().toISOString(),
    publicUrl: ctx.settings.publicUrl,
  };
}

export const meta: MetaFunction<typeof loader> = ({ params, data }) => {
  const t = wordsOf(languageOfParams(params));
  return [
    { title: `${t('site.name')} · ${t('site.tagline')}` },
    { name: 'description', content: t('site.description') },
    {
      'script:ld+json': {
        '@context': 'https://schema.org',
        '@type': 'WebSite',
        name: t('site.name'),
        url: data?.publicUrl,
        potentialAction: { '@type': 'SearchAction', target: `${data?.publicUrl}/search?q={q}`, 'query-input': 'required name=q' },
      },
    },
  ];
};

export default function Home() {
  const { figures, sectors, cities, fairs, fairsAhead, latest, asOf } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  return (
    <>
      <div className="hero">
        <h1>{t('home.title')}</h1>
        <p className="lead">{t('home.lead')}</p>
        <SearchBox large />
        <p className="examples">
          <span className="fine">{t('home.examples')}</span>
          {examples.map(([example, lang]) => (
            <Link key={example} lang={lang} to={to(`/search?q=${encodeURIComponent(example)}`)}>
              {example}
            </Link>
          ))}
        </p>
      </div>
      <p className="note">
        {t('site.seeded')} <Link to={to('/about')}>{t('site.seededMore')}</Link>
      </p>
      <section className="section" aria-labelledby="sectors">
        <h2 id="sectors">{t('home.sectors')}</h2>
        <ul className="grid">
          {sectors
            .filter((sector) => sector.count > 0)
            .map((sector) => (
              <li key={sector.code}>
                <Link className="tile" to={to(`/sectors/${sector.code}`)}>
                  <Glyph sector={sector.code} />
                  <span>{nameIn(language, sector)}</span>
                  <span>{sector.count}</span>
                </Link>
              </li>
            ))}
        </ul>
      </section>
      <div className="section halves">
        <section aria-labelledby="cities">
          <h2 id="cities">{t('home.cities')}</h2>
          <p className="fine">{t('home.citiesHint')}</p>
          <CityTiles cities={cities} />
        </section>
        <section aria-labelledby="fairs">
          <div className="section-head">
            <h2 id="fairs">{t(fairsAhead ? 'home.fairs' : 'home.pastFairs')}</h2>
            <Link to={to('/fairs')}>{t('common.all')}</Link>
          </div>
          {fairsAhead ? null : <p className="fine">{t('home.noFairs')}</p>}
          <ul className="rows">
            {fairs.map((fair) => (
              <FairRow key={fair.ref} fair={fair} />
            ))}
          </ul>
        </section>
      </div>
      <section className="section" aria-labelledby="figures">
        <h2 id="figures">{t('home.figures')}</h2>
        <dl className="figures">
          {(
            [
              ['home.figureProducts', figures.products],
              ['home.figureEnterprises', figures.enterprises],
              ['home.figureCredentials', figures.credentials],
              ['home.figureDemands', figures.demands],
            ] as const
          ).map(([key, figure]) => (
            <div key={key}>
              <dt>{t(key)}</dt>
              <dd>{figure}</dd>
            </div>
          ))}
        </dl>
        <p className="fine">{t('home.figureAsOf', { date: formatDay(language, asOf) })}</p>
      </section>
      <section className="section" aria-labelledby="latest">
        <div className="section-head">
          <h2 id="latest">{t('home.latestProducts')}</h2>
          <Link to={to('/search?sort=newest')}>{t('common.all')}</Link>
        </div>
        <ul className="rows">
          {latest.map((product) => (
            <ProductRow key={product.ref} product={product} heading="h3" />
          ))}
        </ul>
      </section>
    </>
  );
}
