import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { buyerTypes } from '#app/domain/demands/demand.ts';
import {
  type DemandFilter,
  type DemandsInput,
  demandFilters,
  demandsPath,
  demandsPerPage,
  readDemands,
} from '#app/domain/demands/demands-input.ts';
import { type DemandList, listDemands } from '#app/domain/demands/list-demands.server.ts';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { lastPage } from '#app/platform/paging.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { DemandRow } from '#app/ui/demand-row.tsx';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { useReference } from '#app/ui/reference-context.tsx';
import { breadcrumbJsonLd } from '#app/ui/structured-data.ts';
import { wordsOf } from '#app/ui/words/index.ts';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = contextOf(args);
  const input = readDemands(new URL(args.request.url).searchParams);
  return { input, ...(await listDemands(ctx, input)), publicUrl: ctx.settings.publicUrl };
}

export const meta: MetaFunction<typeof loader> = ({ params, data }) => {
  const language = languageOfParams(params);
  const t = wordsOf(language);
  const jsonLd = breadcrumbJsonLd({ publicUrl: data?.publicUrl ?? '', language }, [{ name: t('demands.title') }]);
  return pageMeta(language, { title: t('demands.title'), description: t('demands.lead'), jsonLd });
};

function Filters({ input, choices }: { input: DemandsInput; choices: DemandList['choices'] }) {
  const t = useWords();
  const to = useLocalPath();
  const { sectorName, placeName } = useReference();
  const label = (filter: DemandFilter, value: string): string => {
    if (filter === 'sector') return sectorName(value);
    if (filter === 'city') return placeName(value) ?? value;
    const buyer = buyerTypes.find((type) => type === value);
    return buyer ? t(`demands.buyerTypes.${buyer}`) : value;
  };
  const offered = (filter: DemandFilter) => {
    const chosen = input[filter];
    const known = choices[filter];
    return chosen && !known.some(({ value }) => value === chosen) ? [...known, { value: chosen, count: 0 }] : known;
  };
  return (
    <form method="get" action={to('/demands')} className="choices" aria-label={t('search.filters')}>
      {demandFilters.map((filter) => (
        <label key={filter}>
          <span>{t(`demands.filters.${filter}`)}</span>
          <select name={filter} defaultValue={input[filter] ?? ''}>
            <option value="">{t('common.all')}</option>
            {offered(filter).map(({ value, count }) => (
              <option key={value} value={value}>
                {label(filter, value)}
                {t('common.aside', { text: count })}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button type="submit" className="button">
        {t('search.apply')}
      </button>
      {demandFilters.some((filter) => input[filter]) ? <Link to={to('/demands')}>{t('search.clear')}</Link> : null}
    </form>
  );
}

export default function Demands() {
  const { input, demands, total, choices } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const pages = Math.min(lastPage, Math.ceil(total / demandsPerPage));
  return (
    <>
      <Crumbs trail={[{ name: t('demands.title') }]} />
      <h1>{t('demands.title')}</h1>
      <p className="lead">{t('demands.lead')}</p>
      <p className="note">
        {t('demands.past')} <Link to={to('/needs')}>{t('need.openList')}</Link>
      </p>
      <Filters input={input} choices={choices} />
      <p className="results-head" role="status">
        {t('common.demands', { count: total })}
      </p>
      {demands.length > 0 ? (
        <ol className="rows">
          {demands.map((demand) => (
            <DemandRow key={demand.ref} demand={demand} />
          ))}
        </ol>
      ) : (
        <p className="empty">
          {total > 0 ? t('search.emptyPage') : t('demands.none')}{' '}
          <Link to={to(demandsPath({ ...input, page: 1 }))}>{total > 0 ? t('search.firstPage') : null}</Link>
        </p>
      )}
      <Pager page={input.page} pages={pages} more={input.page < pages} addressOf={(page) => to(demandsPath({ ...input, page }))} />
    </>
  );
}
