import { data as answer, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { Fair } from '#app/domain/fairs/fair-item.ts';
import { fairsPath } from '#app/domain/fairs/fairs-input.ts';
import { readFair } from '#app/domain/fairs/read-fair.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { fairEvent, fairTitle } from '#app/ui/fair-event.ts';
import { FairRow, useFairDates } from '#app/ui/fair-row.tsx';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { formatNumber } from '#app/ui/quantity.ts';
import { useReference } from '#app/ui/reference-context.tsx';
import { SourceText } from '#app/ui/source-text.tsx';
import { breadcrumbJsonLd } from '#app/ui/structured-data.ts';
import { wordsOf } from '#app/ui/words/index.ts';
import { Zh } from '#app/ui/zh.tsx';
import { ZhProse } from '#app/ui/zh-prose.tsx';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ref = args.params.ref ?? '';
  if (!/^[\w-]{1,60}$/.test(ref)) throw answer('not-found', 404);
  const ctx = contextOf(args);
  return { ...(await orRefuse(readFair(ctx, ref))), publicUrl: ctx.settings.publicUrl };
}

export const meta: MetaFunction<typeof loader> = ({ params, data }) => {
  if (!data) return [];
  const { fair, publicUrl } = data;
  const language = languageOfParams(params);
  const t = wordsOf(language);
  const title = fairTitle(language, fair);
  const event = fairEvent(publicUrl, language, fair);
  return pageMeta(language, {
    title,
    description: t('fairs.description', { fair: title }),
    jsonLd: [
      breadcrumbJsonLd({ publicUrl, language }, [{ name: t('site.fairs'), path: '/fairs' }, { name: title }]),
      ...(event ? [event] : []),
    ],
  });
};

function FairFacts({ fair }: { fair: Fair }) {
  const t = useWords();
  const language = useLanguage();
  const dates = useFairDates();
  const { placeName } = useReference();
  const chinese = (text: string | null) => (text ? <Zh>{text}</Zh> : null);
  const prose = (text: string | null) => (text ? <ZhProse text={text} /> : null);
  const figure = (value: number | null) => (value === null ? null : formatNumber(language, value));
  const facts: readonly [string, React.ReactNode][] = [
    [t('fairs.dates'), dates(fair)],
    [t('fairs.place'), placeName(fair.cityCode) ?? chinese(fair.place)],
    [t('fairs.venue'), chinese(fair.venue)],
    [t('fairs.organiser'), prose(fair.organiser)],
    [t('fairs.exhibitors'), figure(fair.exhibitors)],
    [t('fairs.booths'), figure(fair.booths)],
    [t('fairs.area'), fair.areaM2 === null ? null : `${figure(fair.areaM2)} m²`],
    [t('fairs.theme'), prose(fair.theme)],
    [t('fairs.notes'), fair.notes ? <SourceText key="notes" text={fair.notes} /> : null],
    [t('common.source'), <SourceText key="source" text={fair.source} />],
  ];
  return <Facts facts={facts.map(([name, value]) => ({ name, value: value ?? <span className="fine">{t('common.unknown')}</span> }))} />;
}

const stateWords = { ahead: 'isAhead', past: 'isPast', undated: 'isUndated' } as const;

export default function FairPage() {
  const { fair, state, others } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const title = fairTitle(language, fair);
  return (
    <>
      <Crumbs
        trail={[
          { name: t('site.fairs'), path: '/fairs' },
          { name: title, chinese: language !== 'zh' && !fair.nameEn },
        ]}
      />
      <h1>{language !== 'zh' && fair.nameEn ? title : <Zh>{title}</Zh>}</h1>
      {language !== 'zh' && fair.nameEn ? (
        <p className="fine">
          <Zh>{fairTitle('zh', fair)}</Zh>
        </p>
      ) : fair.nameEn ? (
        <p className="fine" lang="en">
          {fair.nameEn}
        </p>
      ) : null}
      <p className="note">
        {t(`fairs.${stateWords[state]}`)} {t('fairs.asReported')}
      </p>
      <section className="section" aria-labelledby="facts">
        <h2 id="facts">{t('fairs.facts')}</h2>
        <FairFacts fair={fair} />
      </section>
      {others.length > 0 ? (
        <section className="section" aria-labelledby="others">
          <div className="section-head">
            <h2 id="others">{t('fairs.others')}</h2>
            <Link to={to(fairsPath({ series: fair.series }))}>{t('common.all')}</Link>
          </div>
          <ul className="rows">
            {others.map((other) => (
              <FairRow key={other.ref} fair={other} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
