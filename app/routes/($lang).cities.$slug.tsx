import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { searchPath } from '#app/domain/catalogue/search-input.ts';
import { type CityPage, readCity } from '#app/domain/regions/read-city.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { citySlug, type Place } from '#app/platform/reference.ts';
import { Bars } from '#app/ui/bars.tsx';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { nameIn } from '#app/ui/names.ts';
import { OtherNames } from '#app/ui/other-names.tsx';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { ProductSection } from '#app/ui/product-section.tsx';
import { useReference } from '#app/ui/reference-context.tsx';
import { breadcrumbJsonLd } from '#app/ui/structured-data.ts';
import { TableScroll } from '#app/ui/table-scroll.tsx';
import { wordsOf } from '#app/ui/words/index.ts';
import { Zh } from '#app/ui/zh.tsx';
import { ZhProse } from '#app/ui/zh-prose.tsx';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = contextOf(args);
  const { searchParams } = new URL(args.request.url);
  return { ...(await orRefuse(readCity(ctx, args.params.slug ?? '', searchParams))), publicUrl: ctx.settings.publicUrl };
}

export const meta: MetaFunction<typeof loader> = ({ params, data }) => {
  if (!data) return [];
  const language = languageOfParams(params);
  const t = wordsOf(language);
  const name = nameIn(language, data.city);
  const trail = [{ name: t('site.cities'), path: '/cities' }, { name }];
  return pageMeta(language, {
    title: t('cities.titleFor', { city: name }),
    description: t('cities.description', { city: name, count: data.total }),
    jsonLd: breadcrumbJsonLd({ publicUrl: data.publicUrl, language }, trail),
  });
};

function Names({ city }: { city: Place }) {
  const t = useWords();
  return (
    <Facts
      facts={[
        { name: t('cities.zhuang'), value: city.za && <span lang="za">{city.za}</span> },
        { name: t('cities.plate'), value: city.plate && <Zh>{city.plate}</Zh> },
        { name: t('cities.code'), value: city.code },
        { name: t('cities.former'), value: city.formerNote && <Zh>{city.formerNote}</Zh> },
      ]}
    />
  );
}

function Counties({ counties }: Pick<CityPage, 'counties'>) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  return (
    <TableScroll label={t('cities.counties')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('cities.county')}</th>
            <th scope="col" className="num">
              {t('site.products')}
            </th>
            <th scope="col">{t('cities.former')}</th>
          </tr>
        </thead>
        <tbody>
          {counties.map(({ place, products }) => (
            <tr key={place.code}>
              <th scope="row">
                {products > 0 ? (
                  <Link to={to(searchPath({ where: { county: [place.code] } }))}>{nameIn(language, place)}</Link>
                ) : (
                  nameIn(language, place)
                )}
              </th>
              <td className="num">{products}</td>
              <td>{place.formerNote ? <ZhProse text={place.formerNote} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Enterprises({ enterprises, enterprisesInAll, city }: Pick<CityPage, 'enterprises' | 'enterprisesInAll' | 'city'>) {
  const t = useWords();
  const to = useLocalPath();
  return (
    <section className="section" aria-labelledby="enterprises">
      <div className="section-head">
        <h2 id="enterprises">{t('cities.enterprises')}</h2>
        <Link to={to(`/enterprises?city=${citySlug(city.en)}`)}>{t('cities.allEnterprises', { count: enterprisesInAll })}</Link>
      </div>
      <ul className="columns">
        {enterprises.map((enterprise) => (
          <li key={enterprise.ref} className="pair">
            <Link to={to(`/enterprises/${enterprise.ref}`)}>
              <Zh>{enterprise.name}</Zh>
            </Link>
            <span className="fine">{enterprise.products > 0 ? t('common.products', { count: enterprise.products }) : null}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export default function City() {
  const { city, counties, sectors, products, total, enterprises, enterprisesInAll, page } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const { sectorName } = useReference();
  const name = nameIn(language, city);
  return (
    <>
      <Crumbs trail={[{ name: t('site.cities'), path: '/cities' }, { name }]} />
      <h1>{name}</h1>
      <OtherNames names={city} />
      <div className="section halves">
        <section aria-labelledby="sectors">
          <h2 id="sectors">{t('cities.bySector')}</h2>
          <Bars
            caption={t('cities.bySector')}
            bars={sectors.map(({ value, count }) => ({
              key: value,
              label: sectorName(value),
              path: to(searchPath({ where: { sector: [value], city: [city.code] } })),
              count,
            }))}
          />
        </section>
        <section aria-labelledby="names">
          <h2 id="names">{t('cities.names')}</h2>
          <Names city={city} />
          <h2 className="section">{t('cities.counties')}</h2>
          <Counties counties={counties} />
        </section>
      </div>
      {enterprises.length > 0 ? <Enterprises enterprises={enterprises} enterprisesInAll={enterprisesInAll} city={city} /> : null}
      <ProductSection
        title={t('cities.products')}
        products={products}
        total={total}
        page={page}
        path={`/cities/${citySlug(city.en)}`}
        searchPath={searchPath({ where: { city: [city.code] } })}
      />
    </>
  );
}
