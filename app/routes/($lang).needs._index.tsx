import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listPublishedNeeds, type NeedList } from '#app/domain/needs/list-published-needs.server.ts';
import { needKinds } from '#app/domain/needs/need-draft.ts';
import { type NeedFilter, type NeedsInput, needFilters, needsOnPage, needsPath, readNeeds } from '#app/domain/needs/needs-input.ts';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { keptFor } from '#app/http/private-page.ts';
import { lastPage } from '#app/platform/paging.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { NeedRow } from '#app/ui/need-row.tsx';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { useReference } from '#app/ui/reference-context.tsx';
import { breadcrumbJsonLd } from '#app/ui/structured-data.ts';
import { wordsOf } from '#app/ui/words/index.ts';

export { loaderHeaders as headers } from '#app/http/private-page.ts';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = contextOf(args);
  const input = readNeeds(new URL(args.request.url).searchParams);
  return data({ input, ...(await listPublishedNeeds(ctx, input)), publicUrl: ctx.settings.publicUrl }, keptFor(ctx.actor));
}

export const meta: MetaFunction<typeof loader> = ({ params, data }) => {
  const language = languageOfParams(params);
  const t = wordsOf(language);
  const jsonLd = breadcrumbJsonLd({ publicUrl: data?.publicUrl ?? '', language }, [{ name: t('need.list') }]);
  return pageMeta(language, { title: t('need.list'), description: t('need.listLead'), jsonLd });
};

function Filters({ input, choices }: { input: NeedsInput; choices: NeedList['choices'] }) {
  const t = useWords();
  const to = useLocalPath();
  const { sectorName, placeName } = useReference();
  const label = (filter: NeedFilter, value: string): string => {
    if (filter === 'sector') return sectorName(value);
    if (filter === 'city') return placeName(value) ?? value;
    const kind = needKinds.find((one) => one === value);
    return kind ? t(`need.kinds.${kind}`) : value;
  };
  const offered = (filter: NeedFilter) => {
    const chosen = input[filter];
    const known = choices[filter];
    return chosen && !known.some(({ value }) => value === chosen) ? [...known, { value: chosen, count: 0 }] : known;
  };
  return (
    <form method="get" action={to('/needs')} className="choices" aria-label={t('search.filters')}>
      {needFilters.map((filter) => (
        <label key={filter}>
          <span>{t(`need.filters.${filter}`)}</span>
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
      {needFilters.some((filter) => input[filter]) ? <Link to={to('/needs')}>{t('search.clear')}</Link> : null}
    </form>
  );
}

export default function Needs() {
  const { input, items, total, choices } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const pages = Math.min(lastPage, Math.ceil(total / needsOnPage));
  return (
    <>
      <Crumbs trail={[{ name: t('need.list') }]} />
      <h1>{t('need.list')}</h1>
      <p className="lead">{t('need.listLead')}</p>
      <p>
        <Link to={to('/desk/needs')}>{t('need.start')}</Link> · <Link to={to('/demands')}>{t('need.past')}</Link>
      </p>
      <Filters input={input} choices={choices} />
      <p className="results-head" role="status">
        {t('need.count', { count: total })}
      </p>
      {items.length > 0 ? (
        <ol className="rows">
          {items.map((need) => (
            <NeedRow key={need.ref} need={need} />
          ))}
        </ol>
      ) : (
        <p className="empty">
          {total > 0 ? t('search.emptyPage') : t('need.listNone')}{' '}
          {input.page > 1 ? <Link to={to(needsPath({ ...input, page: 1 }))}>{t('search.firstPage')}</Link> : null}
        </p>
      )}
      <Pager page={input.page} pages={pages} more={input.page < pages} addressOf={(page) => to(needsPath({ ...input, page }))} />
    </>
  );
}
