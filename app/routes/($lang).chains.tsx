import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Fragment } from 'react';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import type { Chain, Taxonomy } from '#app/platform/reference.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { useReference } from '#app/ui/reference-context.tsx';
import { SourceText } from '#app/ui/source-text.tsx';
import { breadcrumbJsonLd } from '#app/ui/structured-data.ts';
import { wordsOf } from '#app/ui/words/index.ts';
import { Zh } from '#app/ui/zh.tsx';
import { ZhProse } from '#app/ui/zh-prose.tsx';

export function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const { reference, settings } = contextOf(args);
  return { taxonomies: reference.taxonomies, publicUrl: settings.publicUrl };
}

export const meta: MetaFunction<typeof loader> = ({ params, data }) => {
  const language = languageOfParams(params);
  const t = wordsOf(language);
  const jsonLd = breadcrumbJsonLd({ publicUrl: data?.publicUrl ?? '', language }, [{ name: t('site.chains') }]);
  return pageMeta(language, { title: t('chains.title'), description: t('chains.lead'), jsonLd });
};

/** A chain, the cities its announcement names for it, and the sectors of the directory that belong to it. */
function ChainEntry({ chain }: { chain: Chain }) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const { sectorName, placeName } = useReference();
  const cities = chain.cityCodes.map((code) => placeName(code)).filter((name) => name !== null);
  return (
    <li className="chain">
      <strong>
        <Zh>{chain.zh}</Zh>
      </strong>
      {language === 'en' && chain.en ? <span className="fine">{chain.en}</span> : null}
      {cities.length > 0 ? <span className="fine">{cities.join(t('common.listSeparator'))}</span> : null}
      {chain.sectorCodes.length > 0 ? (
        <span>
          {chain.sectorCodes.map((code) => (
            <Link key={code} className="part" to={to(`/sectors/${code}`)}>
              {sectorName(code)}
            </Link>
          ))}
        </span>
      ) : null}
    </li>
  );
}

/** The chains in the groups of the announcement; one group without a name where it has none. */
function groupsOf(chains: readonly Chain[]): { name: string | null; nameEn: string | null; chains: Chain[] }[] {
  const groups: { name: string | null; nameEn: string | null; chains: Chain[] }[] = [];
  for (const chain of chains) {
    const known = groups.find((group) => group.name === chain.groupZh);
    if (known) known.chains.push(chain);
    else groups.push({ name: chain.groupZh, nameEn: chain.groupEn, chains: [chain] });
  }
  return groups;
}

function TaxonomySection({ taxonomy }: { taxonomy: Taxonomy }) {
  const t = useWords();
  const language = useLanguage();
  return (
    <section className="section" aria-labelledby={taxonomy.id}>
      <h2 id={taxonomy.id}>
        <Zh>{taxonomy.zh}</Zh>
      </h2>
      <p className="fine">
        {language === 'en' && taxonomy.en ? <span className="part">{taxonomy.en}</span> : null}
        <span className="part">{t('chains.year', { year: taxonomy.year ?? t('common.unknown') })}</span>
        {taxonomy.validity ? (
          <span className="part">
            {t('chains.validity')}
            {t('common.colon')}
            <ZhProse text={taxonomy.validity} />
          </span>
        ) : null}
        <span className="part">
          {t('common.source')}
          {t('common.colon')}
          <SourceText text={taxonomy.source} />
        </span>
      </p>
      {taxonomy.chains.length === 0 ? <p>{t('chains.noChains')}</p> : null}
      {groupsOf(taxonomy.chains).map((group) => (
        <Fragment key={group.name}>
          {group.name ? (
            <h3>
              <Zh>{group.name}</Zh>
              {language === 'en' && group.nameEn ? <span className="fine"> {group.nameEn}</span> : null}
            </h3>
          ) : null}
          <ul className="grid">
            {group.chains.map((chain) => (
              <ChainEntry key={chain.code} chain={chain} />
            ))}
          </ul>
        </Fragment>
      ))}
    </section>
  );
}

export default function Chains() {
  const { taxonomies } = useLoaderData<typeof loader>();
  const t = useWords();
  return (
    <>
      <Crumbs trail={[{ name: t('site.chains') }]} />
      <h1>{t('chains.title')}</h1>
      <p className="lead">{t('chains.lead')}</p>
      <p className="fine">{t('chains.key')}</p>
      <nav className="section" aria-label={t('chains.title')}>
        <ul className="chips">
          {taxonomies.map((taxonomy) => (
            <li key={taxonomy.id}>
              <a className="chip" href={`#${encodeURIComponent(taxonomy.id)}`}>
                <Zh>{taxonomy.zh}</Zh> {taxonomy.year}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {taxonomies.map((taxonomy) => (
        <TaxonomySection key={taxonomy.id} taxonomy={taxonomy} />
      ))}
    </>
  );
}
