import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { searchPath } from '#app/domain/catalogue/search-input.ts';
import { type Demand, wantedProducts, wantedQuery } from '#app/domain/demands/demand.ts';
import { readProjectNumber } from '#app/domain/demands/project-number.ts';
import { readDemand } from '#app/domain/demands/read-demand.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { refFrom } from '#app/http/ref.server.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { usePublished } from '#app/ui/demand-row.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { formatFen } from '#app/ui/money.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Provenance } from '#app/ui/provenance.tsx';
import { useReference } from '#app/ui/reference-context.tsx';
import { breadcrumbJsonLd } from '#app/ui/structured-data.ts';
import { wordsOf } from '#app/ui/words/index.ts';
import { Zh } from '#app/ui/zh.tsx';
import { ZhProse } from '#app/ui/zh-prose.tsx';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = contextOf(args);
  return { demand: await orRefuse(readDemand(ctx, refFrom(args))), publicUrl: ctx.settings.publicUrl };
}

export const meta: MetaFunction<typeof loader> = ({ params, data }) => {
  if (!data) return [];
  const language = languageOfParams(params);
  const t = wordsOf(language);
  const trail = [{ name: t('demands.title'), path: '/demands' }, { name: data.demand.title }];
  return pageMeta(language, {
    title: `${data.demand.title} · ${t('demands.title')}`,
    description: t('demands.past'),
    jsonLd: breadcrumbJsonLd({ publicUrl: data.publicUrl, language }, trail),
  });
};

/** What the number of a procurement project tells of it. */
function useProjectNumber() {
  const t = useWords();
  const { placeName } = useReference();
  return (number: string): string | null => {
    const told = readProjectNumber(number);
    if (!told) return null;
    return [
      placeName(told.placeCode),
      t('demands.projectYear', { year: told.year }),
      told.method ? t(`demands.projectMethods.${told.method}`) : null,
      told.object ? t(`demands.projectObjects.${told.object}`) : null,
    ]
      .filter(Boolean)
      .join(' · ');
  };
}

function DemandFacts({ demand }: { demand: Demand }) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const published = usePublished();
  const decode = useProjectNumber();
  const { placeName, sectorName } = useReference();
  const chinese = (text: string | null) => (text ? <Zh>{text}</Zh> : null);
  const told = demand.projectNumber ? decode(demand.projectNumber) : null;
  const facts: readonly [string, React.ReactNode][] = [
    [t('demands.published'), published(demand)],
    [t('demands.kind'), t(`demands.kinds.${demand.kind}`)],
    [t('demands.buyer'), chinese(demand.buyer)],
    [t('demands.filters.buyer'), t(`demands.buyerTypes.${demand.buyerType}`)],
    [t('demands.place'), placeName(demand.cityCode) ?? chinese(demand.place)],
    [
      t('demands.filters.sector'),
      demand.sectorCode ? (
        <Link key="sector" to={to(`/sectors/${demand.sectorCode}`)}>
          {sectorName(demand.sectorCode)}
        </Link>
      ) : null,
    ],
    [t('demands.quantity'), chinese(demand.quantity)],
    [t('demands.budget'), demand.budgetFen === null ? null : formatFen(language, demand.budgetFen)],
    [t('demands.method'), chinese(demand.method)],
    [t('demands.delivery'), chinese(demand.deliveryTerm)],
    [t('demands.forSmes'), demand.reservedForSmes === null ? null : t(demand.reservedForSmes ? 'demands.forSmesYes' : 'demands.forSmesNo')],
    [
      t('demands.projectNumber'),
      demand.projectNumber && (
        <span key="number">
          <span className="number">{demand.projectNumber}</span>
          {told ? <span className="fine">{t('common.aside', { text: told })}</span> : null}
        </span>
      ),
    ],
    [t('demands.notes'), demand.notes ? <ZhProse key="notes" text={demand.notes} /> : null],
    [
      t('demands.number'),
      <span key="ref" className="number">
        {demand.ref}
      </span>,
    ],
  ];
  return <Facts facts={facts.map(([name, value]) => ({ name, value: value ?? <span className="fine">{t('common.unknown')}</span> }))} />;
}

export default function DemandRoute() {
  const { demand } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  return (
    <>
      <Crumbs
        trail={[
          { name: t('demands.title'), path: '/demands' },
          { name: demand.title, chinese: language !== 'zh' },
        ]}
      />
      <h1>
        <Zh>{demand.title}</Zh>
      </h1>
      <p className="note">{t('demands.past')}</p>
      <div className="section halves">
        <section aria-labelledby="facts">
          <h2 id="facts">{t('demands.facts')}</h2>
          <DemandFacts demand={demand} />
        </section>
        <section aria-labelledby="wanted">
          <h2 id="wanted">{t('demands.wanted')}</h2>
          <p className="fine">{t('demands.searchHint')}</p>
          <ul className="held">
            {wantedProducts(demand.wantedProduct).map((wanted) => (
              <li key={wanted} className="pair">
                <Zh>{wanted}</Zh>
                <Link to={to(searchPath({ text: wantedQuery(wanted) }))} rel="nofollow">
                  {t('demands.search')}
                  <span className="unseen">
                    {t('common.colon')}
                    <Zh>{wanted}</Zh>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <Provenance subject="demand" refNumber={demand.ref} source={demand.source} sourceTitle={demand.sourceTitle} basis={demand.basis} />
    </>
  );
}
