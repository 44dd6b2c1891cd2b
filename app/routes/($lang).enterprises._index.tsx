import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listEnterprises } from '#app/domain/enterprises/list-enterprises.server.ts';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { readPage } from '#app/platform/paging.ts';
import { cityOfSlug, citySlug } from '#app/platform/reference.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { EnterpriseRow } from '#app/ui/enterprise-row.tsx';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { nameIn } from '#app/ui/names.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { breadcrumbJsonLd } from '#app/ui/structured-data.ts';
import { wordsOf } from '#app/ui/words/index.ts';

const names = ({ zh, en, vi }: { zh: string; en: string; vi: string | null }) => ({ zh, en, vi });

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = contextOf(args);
  const { searchParams } = new URL(args.request.url);
  const slug = searchParams.get('city') || null;
  const city = slug === null ? null : (cityOfSlug(ctx.reference, slug) ?? ctx.reference.cities.find(({ code }) => code === slug));
  if (city === undefined) throw data('not-found', 404);
  const page = readPage(searchParams);
  const { cities, ...list } = await listEnterprises(ctx, { cityCode: city?.code ?? null, page });
  const countOf = new Map(cities.map(({ code, count }) => [code, count]));
  return {
    ...list,
    page,
    city: city ? { ...names(city), slug: citySlug(city.en) } : null,
    cities: ctx.reference.cities.flatMap((place) => {
      const count = countOf.get(place.code);
      return count ? [{ ...names(place), slug: citySlug(place.en), count }] : [];
    }),
    publicUrl: ctx.settings.publicUrl,
  };
}

const trailOf = (title: string) => [{ name: title }];

export const meta: MetaFunction<typeof loader> = ({ params, data: page }) => {
  const language = languageOfParams(params);
  const t = wordsOf(language);
  if (!page) return [];
  const title = page.city ? t('enterprise.inCity', { city: nameIn(language, page.city) }) : t('enterprise.title');
  return pageMeta(language, {
    title: page.page > 1 ? `${title} · ${t('common.page', { page: page.page })}` : title,
    description: t('enterprise.lead'),
    jsonLd: breadcrumbJsonLd({ publicUrl: page.publicUrl, language }, trailOf(title)),
  });
};

const addressOf = (slug: string | null, page: number) => {
  const params = new URLSearchParams({ ...(slug ? { city: slug } : {}), ...(page > 1 ? { page: String(page) } : {}) }).toString();
  return params ? `/enterprises?${params}` : '/enterprises';
};

export default function Enterprises() {
  const { items, total, pages, page, city, cities } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const title = city ? t('enterprise.inCity', { city: nameIn(language, city) }) : t('enterprise.title');
  return (
    <>
      <Crumbs trail={trailOf(title)} />
      <h1>{title}</h1>
      <p className="lead">{t('enterprise.lead')}</p>
      <nav className="section" aria-label={t('enterprise.byCity')}>
        <ul className="chips">
          <li>
            <Link className="chip" to={to('/enterprises')} aria-current={city ? undefined : 'true'}>
              {t('enterprise.allCities')}
            </Link>
          </li>
          {cities.map((one) => (
            <li key={one.slug}>
              <Link className="chip" to={to(addressOf(one.slug, 1))} aria-current={one.slug === city?.slug ? 'true' : undefined}>
                {nameIn(language, one)} <span className="fine">{one.count}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="results-head section">
        <p role="status">{t('common.enterprises', { count: total })}</p>
        <Link to={to('/search?kind=enterprise')}>{t('common.search')}</Link>
      </div>
      {items.length > 0 ? (
        <ol className="rows">
          {items.map((enterprise) => (
            <EnterpriseRow key={enterprise.ref} enterprise={enterprise} />
          ))}
        </ol>
      ) : (
        <p className="empty">
          {t('search.emptyPage')} <Link to={to(addressOf(city?.slug ?? null, 1))}>{t('search.firstPage')}</Link>
        </p>
      )}
      <Pager page={page} pages={pages} more={page < pages} addressOf={(number) => to(addressOf(city?.slug ?? null, number))} />
    </>
  );
}
