import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { fairsPath, fairsPerPage, readFairs } from '#app/domain/fairs/fairs-input.ts';
import { type FairList, listFairs } from '#app/domain/fairs/list-fairs.server.ts';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { lastPage } from '#app/platform/paging.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { formatPartial } from '#app/ui/dates.ts';
import { FairRow } from '#app/ui/fair-row.tsx';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { breadcrumbJsonLd } from '#app/ui/structured-data.ts';
import { wordsOf } from '#app/ui/words/index.ts';
import { Zh } from '#app/ui/zh.tsx';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = contextOf(args);
  const input = readFairs(new URL(args.request.url).searchParams);
  return { input, ...(await listFairs(ctx, input)), publicUrl: ctx.settings.publicUrl };
}

export const meta: MetaFunction<typeof loader> = ({ params, data }) => {
  const language = languageOfParams(params);
  const t = wordsOf(language);
  const jsonLd = breadcrumbJsonLd({ publicUrl: data?.publicUrl ?? '', language }, [{ name: t('site.fairs') }]);
  return pageMeta(language, { title: t('fairs.title'), description: t('fairs.lead'), jsonLd });
};

/** The series, each a link that leaves only its own editions. */
function Series({ series, chosen }: { series: FairList['series']; chosen: string | null }) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  return (
    <nav className="section" aria-label={t('fairs.series')}>
      <ul className="chips">
        <li>
          <Link className="chip" to={to(fairsPath({}))} aria-current={chosen === null ? 'true' : undefined}>
            {t('fairs.allSeries')}
          </Link>
        </li>
        {series.map(({ code, name, nameEn, count }) => (
          <li key={code}>
            <Link className="chip" to={to(fairsPath({ series: code }))} aria-current={chosen === code ? 'true' : undefined}>
              {language !== 'zh' && nameEn ? nameEn : <Zh>{name}</Zh>} {count}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type Group = { key: 'ahead' | 'undated' | number; fairs: Edition[] };
type Edition = FairList['fairs'][number];

/** Those to come together, the past by year, in the order in which the list has them. */
function groupsOf(fairs: readonly Edition[]): Group[] {
  const groups: Group[] = [];
  for (const fair of fairs) {
    const year = fair.year ?? Number((fair.startsOn ?? fair.endsOn ?? '').slice(0, 4));
    const key = fair.state === 'past' ? year : fair.state;
    const last = groups.at(-1);
    if (last?.key === key) last.fairs.push(fair);
    else groups.push({ key, fairs: [fair] });
  }
  return groups;
}

export default function Fairs() {
  const { input, fairs, total, series } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const groups = groupsOf(fairs).map(({ key, fairs }) => ({
    key,
    fairs,
    title: typeof key === 'number' ? formatPartial(language, `${key}-01-01`, 'year') : t(key === 'ahead' ? 'fairs.ahead' : 'fairs.undated'),
  }));
  const pages = Math.min(lastPage, Math.ceil(total / fairsPerPage));
  return (
    <>
      <Crumbs trail={[{ name: t('site.fairs') }]} />
      <h1>{t('fairs.title')}</h1>
      <p className="lead">{t('fairs.lead')}</p>
      {input.page === 1 && input.series === null && groups.length > 0 && groups[0]?.key !== 'ahead' ? (
        <p className="note">{t('fairs.noneAhead')}</p>
      ) : null}
      <Series series={series} chosen={input.series} />
      {groups.map((group) => (
        <section key={group.key} className="section" aria-labelledby={`of-${group.key}`}>
          <h2 id={`of-${group.key}`}>{group.title}</h2>
          <ul className="rows">
            {group.fairs.map((fair) => (
              <FairRow key={fair.ref} fair={fair} />
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 ? (
        <p className="empty">
          {t('search.emptyPage')} <Link to={to('/fairs')}>{t('search.firstPage')}</Link>
        </p>
      ) : null}
      <Pager page={input.page} pages={pages} more={input.page < pages} addressOf={(page) => to(fairsPath({ ...input, page }))} />
    </>
  );
}
