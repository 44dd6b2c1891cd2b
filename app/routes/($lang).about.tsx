import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { countDirectory, type DirectoryCounts } from '#app/domain/insight/count-directory.server.ts';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { showsRegulated } from '#app/platform/regulated.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { formatDay } from '#app/ui/dates.ts';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { breadcrumbJsonLd } from '#app/ui/structured-data.ts';
import { TableScroll } from '#app/ui/table-scroll.tsx';
import { wordsOf } from '#app/ui/words/index.ts';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = contextOf(args);
  return {
    counts: await countDirectory(ctx),
    asOf: ctx.now().toISOString(),
    medicinesShown: showsRegulated(ctx),
    publicUrl: ctx.settings.publicUrl,
  };
}

export const meta: MetaFunction<typeof loader> = ({ params, data }) => {
  const language = languageOfParams(params);
  const t = wordsOf(language);
  const jsonLd = breadcrumbJsonLd({ publicUrl: data?.publicUrl ?? '', language }, [{ name: t('site.about') }]);
  return pageMeta(language, { title: t('about.title'), description: t('about.lead'), jsonLd });
};

const bases = ['page', 'page+name', 'page+category', 'page+inferred', 'declared'] as const;
const scopes = ['enterprise', 'unresolved', 'regional', 'brand'] as const;

/** How many entries there are of each kind, and what the kind means. */
function Kinds({ label, rows }: { label: string; rows: readonly { name: string; meaning: string; count: number }[] }) {
  const t = useWords();
  return (
    <TableScroll label={label}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('about.kind')}</th>
            <th scope="col" className="num">
              {t('about.entries')}
            </th>
            <th scope="col">{t('about.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, meaning, count }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="num">{count}</td>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Figures({ counts, asOf }: { counts: DirectoryCounts; asOf: string }) {
  const t = useWords();
  const language = useLanguage();
  const figures = [
    [t('home.figureProducts'), counts.products],
    [t('home.figureEnterprises'), counts.enterprises],
    [t('home.figureCredentials'), counts.credentials.inForce],
    [t('about.pastCredentials'), counts.credentials.all - counts.credentials.inForce],
    [t('home.figureDemands'), counts.demands],
    [t('about.fairs'), counts.fairs],
  ] as const;
  return (
    <section className="section" aria-labelledby="figures">
      <h2 id="figures">{t('home.figures')}</h2>
      <dl className="figures">
        {figures.map(([name, figure]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      <p className="fine">{t('home.figureAsOf', { date: formatDay(language, asOf) })}</p>
    </section>
  );
}

export default function About() {
  const { counts, asOf, medicinesShown } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  return (
    <>
      <Crumbs trail={[{ name: t('site.about') }]} />
      <h1>{t('about.title')}</h1>
      <p className="lead">{t('about.lead')}</p>
      <Figures counts={counts} asOf={asOf} />
      <div className="prose">
        <h2>{t('about.whence')}</h2>
        <p>{t('about.whence1')}</p>
        <p>{t('about.whence2')}</p>
        <h2>{t('about.bases')}</h2>
        <p>{t('about.bases1')}</p>
      </div>
      <Kinds
        label={t('about.bases')}
        rows={bases.map((basis) => ({
          name: t(`about.basis.${basis}`),
          meaning: t(`about.basisMeans.${basis}`),
          count: counts.bases[basis] ?? 0,
        }))}
      />
      <div className="prose">
        <h2>{t('about.scopes')}</h2>
        <p>{t('about.scopes1')}</p>
      </div>
      <Kinds
        label={t('about.scopes')}
        rows={scopes.map((scope) => ({
          name: t(`about.scope.${scope}`),
          meaning: t(`about.scopeMeans.${scope}`),
          count: counts.scopes[scope] ?? 0,
        }))}
      />
      <div className="prose">
        <h2>{t('about.honours')}</h2>
        <p>{t('about.honours1')}</p>
        <h2>{t('about.medicines')}</h2>
        <p>{t('about.medicines1')}</p>
        <p>{t(medicinesShown ? 'about.medicinesShown' : 'about.medicinesHidden')}</p>
        <h2>{t('about.ranking')}</h2>
        <p>{t('about.ranking1')}</p>
        <p>{t('about.ranking2')}</p>
        <h2>{t('about.buying')}</h2>
        <p>{t('about.buying1')}</p>
        <h2>{t('about.corrections')}</h2>
        <p>{t('about.corrections1')}</p>
        <h2>{t('about.reuse')}</h2>
        <p>{t('about.reuse1')}</p>
        <ul>
          <li>
            <Link to={to('/api')}>{t('site.api')}</Link>
          </li>
          <li>
            <a href={to('/feed.atom')}>{t('site.feed')}</a>
          </li>
          <li>
            <Link to={to('/chains')}>{t('chains.title')}</Link>
          </li>
        </ul>
      </div>
    </>
  );
}
