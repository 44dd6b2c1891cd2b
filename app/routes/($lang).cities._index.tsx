import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listCities } from '#app/domain/regions/list-cities.server.ts';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { citySlug } from '#app/platform/reference.ts';
import { CityTiles } from '#app/ui/city-tiles.tsx';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { nameIn } from '#app/ui/names.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { breadcrumbJsonLd } from '#app/ui/structured-data.ts';
import { TableScroll } from '#app/ui/table-scroll.tsx';
import { wordsOf } from '#app/ui/words/index.ts';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = contextOf(args);
  const counts = new Map((await listCities(ctx)).map((count) => [count.code, count]));
  return {
    cities: ctx.reference.cities.map(({ code, zh, en, vi }) => {
      const { products = 0, enterprises = 0, sectors = 0, demands = 0 } = counts.get(code) ?? {};
      return { code, zh, en, vi, slug: citySlug(en), count: products, enterprises, sectors, demands };
    }),
    publicUrl: ctx.settings.publicUrl,
  };
}

export const meta: MetaFunction<typeof loader> = ({ params, data }) => {
  const language = languageOfParams(params);
  const t = wordsOf(language);
  const jsonLd = breadcrumbJsonLd({ publicUrl: data?.publicUrl ?? '', language }, [{ name: t('site.cities') }]);
  return pageMeta(language, { title: t('cities.title'), description: t('cities.lead', { number: data?.cities.length ?? 0 }), jsonLd });
};

export default function Cities() {
  const { cities } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  return (
    <>
      <Crumbs trail={[{ name: t('site.cities') }]} />
      <h1>{t('cities.title')}</h1>
      <p className="lead">{t('cities.lead', { number: cities.length })}</p>
      <div className="section halves">
        <section aria-labelledby="map">
          <h2 id="map">{t('cities.map')}</h2>
          <p className="fine">{t('home.citiesHint')}</p>
          <CityTiles cities={cities} />
        </section>
        <div>
          <h2>{t('cities.table')}</h2>
          <TableScroll label={t('cities.table')}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('cities.city')}</th>
                  <th scope="col" className="num">
                    {t('site.products')}
                  </th>
                  <th scope="col" className="num">
                    {t('site.sectors')}
                  </th>
                  <th scope="col" className="num">
                    {t('site.enterprises')}
                  </th>
                  <th scope="col" className="num">
                    {t('cities.demands')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {cities.map((city) => (
                  <tr key={city.code}>
                    <th scope="row">
                      <Link to={to(`/cities/${city.slug}`)}>{nameIn(language, city)}</Link>
                    </th>
                    <td className="num">{city.count}</td>
                    <td className="num">{city.sectors}</td>
                    <td className="num">{city.enterprises}</td>
                    <td className="num">{city.demands}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        </div>
      </div>
    </>
  );
}
